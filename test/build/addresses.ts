import { hex } from "./bytes.ts";

/** Six bytes of a MAC written with colons. */
export function macBytes(mac: string): Uint8Array {
  return hex(mac);
}

/** 4 or 16 bytes of an IP address in text; IPv6 with at most one "::", without an embedded IPv4 part. */
export function ipBytes(ip: string): Uint8Array {
  if (!ip.includes(":")) return Uint8Array.from(ip.split("."), Number);
  const [head = "", tail] = ip.split("::");
  const before = groups(head);
  const after = groups(tail ?? "");
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const all = [...before, ...Array.from({ length: zeros }, () => 0), ...after];
  return Uint8Array.from(all.flatMap((group) => [group >> 8, group & 0xff]));
}

function groups(text: string): number[] {
  return text === "" ? [] : text.split(":").map((group) => Number.parseInt(group, 16));
}

/** A locally administered MAC made from an IP address, so that a station keeps its MAC without anyone choosing one. */
export function macOf(ip: string): string {
  const last = Array.from(ipBytes(ip).slice(-4), (byte) => byte.toString(16).padStart(2, "0"));
  return ["02", "00", ...last].join(":");
}
