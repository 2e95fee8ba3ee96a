import type { TransferCase } from "./transfer-case.ts";

/**
 * How many bytes a transfer was to have. The size that was told is the whole file's or, where a restart offset was set
 * (REST), what was left of it: servers differ, so either is right. Line ends of ASCII type add up to a byte for each one.
 * Null where no size was told, or bytes of the file and bytes of the connection are not the same ones.
 */
export function expectedBytes({ session, transfer, plainBytes }: TransferCase): { least: number; most: number } | null {
  const { announcedBytes, restart, type, direction, verb } = transfer;
  if (announcedBytes === null || !plainBytes || session.security !== "none") return null;
  if (direction === "listing" || verb === "APPE") return null;
  const least = Math.max(0, announcedBytes - restart);
  return { least, most: type === "image" ? announcedBytes : announcedBytes * 2 };
}
