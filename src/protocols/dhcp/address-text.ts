/** Addresses and raw bytes as text. Bytes past the end read as zero; nothing throws. */

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** Lower-case hex without separators. */
export function hexText(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += HEX[byte] ?? "";
  return text;
}

/** Lower-case hex with colons, as MAC addresses are written; "" for no bytes. */
export function colonHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => HEX[byte] ?? "").join(":");
}

/** The IPv4 address at `offset`, in dotted form. */
export function ipv4Text(bytes: Uint8Array, offset = 0): string {
  return `${bytes[offset] ?? 0}.${bytes[offset + 1] ?? 0}.${bytes[offset + 2] ?? 0}.${bytes[offset + 3] ?? 0}`;
}

/** The IPv6 address at `offset`, in the form of RFC 5952: lower case, the longest run of zero groups as "::". */
export function ipv6Text(bytes: Uint8Array, offset = 0): string {
  const groups = Array.from({ length: 8 }, (_, index) => {
    const at = offset + index * 2;
    return (((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)).toString(16);
  });
  const run = longestZeroRun(groups);
  if (run.length < 2) return groups.join(":");
  return `${groups.slice(0, run.start).join(":")}::${groups.slice(run.start + run.length).join(":")}`;
}

function longestZeroRun(groups: readonly string[]): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  let start = 0;
  for (let at = 0; at <= groups.length; at++) {
    if (groups[at] === "0") continue;
    if (at - start > best.length) best = { start, length: at - start };
    start = at + 1;
  }
  return best;
}
