// FENCE, but for those above it: called where something is told, never once a packet.

/** Addresses in text. Not for the hot path: strings are made. */

/** An IP address as RFC 5952 writes it. `offset` points at 4 or 16 readable bytes. */
export function formatIp(view: DataView, offset: number, version: 4 | 6): string {
  if (version === 4) return formatIpv4Number(view.getUint32(offset));
  const groups: number[] = [];
  for (let index = 0; index < 8; index++) groups.push(view.getUint16(offset + index * 2));
  return formatGroups(groups);
}

/** Six bytes as lower-case hex with colons. */
export function formatMac(view: DataView, offset: number): string {
  let text = "";
  for (let index = 0; index < 6; index++) {
    const byte = view
      .getUint8(offset + index)
      .toString(16)
      .padStart(2, "0");
    text += index === 0 ? byte : `:${byte}`;
  }
  return text;
}

/** An IPv4 address from its 32 bits, signed or unsigned. */
export function formatIpv4Number(address: number): string {
  return `${address >>> 24}.${(address >>> 16) & 0xff}.${(address >>> 8) & 0xff}.${address & 0xff}`;
}

/** Dotted decimal in canonical form, or null. Leading zeros are dropped: FTP programs pad with them, and mean decimal. */
export function parseIpv4(text: string): string | null {
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return null;
  const octets = text.split(".").map(Number);
  return octets.every((octet) => octet <= 255) ? octets.join(".") : null;
}

/** An IPv6 address (RFC 4291 section 2.2) in canonical form, or null. A zone ("%eth0") is dropped: packets have none. */
export function parseIpv6(text: string): string | null {
  const plain = withoutEmbeddedIpv4(text.replace(/%.*$/s, ""));
  const halves = plain?.split("::") ?? [];
  const [head = "", tail] = halves;
  if (plain === null || halves.length > 2) return null;
  const before = parseGroups(head);
  const after = parseGroups(tail ?? "");
  if (before === null || after === null) return null;
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 || head === "" : missing < 1) return null;
  return formatGroups([...before, ...Array<number>(missing).fill(0), ...after]);
}

/** The last 32 bits may be in dotted decimal; they become two groups. Null where those dots are no address. */
function withoutEmbeddedIpv4(text: string): string | null {
  if (!text.includes(".")) return text;
  const start = text.lastIndexOf(":") + 1;
  const dotted = parseIpv4(text.slice(start));
  if (dotted === null || start === 0) return null;
  const [a = 0, b = 0, c = 0, d = 0] = dotted.split(".").map(Number);
  return `${text.slice(0, start)}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
}

function parseGroups(text: string): number[] | null {
  if (text === "") return [];
  const parts = text.split(":");
  return parts.every((part) => /^[0-9a-f]{1,4}$/i.test(part)) ? parts.map((part) => Number.parseInt(part, 16)) : null;
}

function formatGroups(groups: readonly number[]): string {
  if (isIpv4Mapped(groups)) return `::ffff:${formatIpv4Number(((groups[6] ?? 0) << 16) | (groups[7] ?? 0))}`;
  const hex = groups.map((group) => group.toString(16));
  const zeros = longestZeros(groups);
  if (zeros.length < 2) return hex.join(":");
  return `${hex.slice(0, zeros.start).join(":")}::${hex.slice(zeros.start + zeros.length).join(":")}`;
}

function isIpv4Mapped(groups: readonly number[]): boolean {
  return groups[5] === 0xffff && groups.slice(0, 5).every((group) => group === 0);
}

/** The first of the longest runs of zero groups. */
function longestZeros(groups: readonly number[]): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  let length = 0;
  for (const [index, group] of groups.entries()) {
    length = group === 0 ? length + 1 : 0;
    if (length > best.length) best = { start: index - length + 1, length };
  }
  return best;
}
