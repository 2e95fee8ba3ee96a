import { createHash } from "node:crypto";

/** Names that are the same file everywhere: no capitals, for systems that tell none apart, and nothing to be escaped. */
const PLAIN = /^[0-9a-z](?:[0-9a-z-]{0,62}[0-9a-z])?$/;
/** Devices of Windows, whatever the ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;
const READABLE_CHARACTERS = 40;

/**
 * The name (without ending) of a student's result files. Two ids never share one, on no file system: a plain id is its own
 * name; any other gets what is readable of it, "_" (which no plain one has) and the beginning of its SHA-256.
 */
export function safeFileName(id: string): string {
  if (PLAIN.test(id) && !DEVICE.test(id)) return id;
  const readable = id
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .slice(0, READABLE_CHARACTERS)
    .replaceAll(/^-|-$|[\ud800-\udbff]$/g, "");
  return `${readable}_${createHash("sha256").update(id).digest("hex").slice(0, 16)}`;
}
