/**
 * What a frame is, as far as the class has to know it: read by hand here, so that nothing of the program under test says what
 * is expected of it. Ethernet and Linux cooked v2 (tcpdump -i any); IPv4 without fragments, IPv6 without extensions.
 */

/** Ends and content of a TCP segment. */
export interface SegmentFacts {
  from: string;
  to: string;
  fromPort: number;
  toPort: number;
  syn: boolean;
  fin: boolean;
  rst: boolean;
  /** Payload as Latin-1. */
  text: string;
}

const ETHERNET = { header: 14, typeAt: 12 };
const COOKED_2 = { linkType: 276, header: 20, typeAt: 0 };
const ETHERTYPE = { ipv4: 0x0800, arp: 0x0806, ipv6: 0x86dd };
const TCP = 6;

/** Addresses that a frame is about: of the IP header, or of ARP; none where it is something else. */
export function addressesOf(frame: Uint8Array, linkType: number): string[] {
  const { type, at } = networkOf(frame, linkType);
  if (type === ETHERTYPE.ipv4) return [ipv4At(frame, at + 12), ipv4At(frame, at + 16)];
  if (type === ETHERTYPE.arp) return [ipv4At(frame, at + 14), ipv4At(frame, at + 24)];
  if (type === ETHERTYPE.ipv6) return [ipv6At(frame, at + 8), ipv6At(frame, at + 24)];
  return [];
}

/** The TCP segment in a frame; null where there is none. */
export function segmentOf(frame: Uint8Array, linkType: number): SegmentFacts | null {
  const { type, at } = networkOf(frame, linkType);
  const version6 = type === ETHERTYPE.ipv6;
  if (type !== ETHERTYPE.ipv4 && !version6) return null;
  if (frame[at + (version6 ? 6 : 9)] !== TCP) return null;
  const tcp = at + (version6 ? 40 : (byte(frame, at) & 0x0f) * 4);
  const end = version6 ? at + 40 + u16At(frame, at + 4) : at + u16At(frame, at + 2);
  const [from = "", to = ""] = addressesOf(frame, linkType);
  const flags = byte(frame, tcp + 13);
  const payload = frame.subarray(tcp + (byte(frame, tcp + 12) >>> 4) * 4, end);
  return {
    ...{ from, to },
    ...{ fromPort: u16At(frame, tcp), toPort: u16At(frame, tcp + 2) },
    ...{ syn: (flags & 2) !== 0, fin: (flags & 1) !== 0, rst: (flags & 4) !== 0 },
    text: new TextDecoder("latin1").decode(payload),
  };
}

function networkOf(frame: Uint8Array, linkType: number): { type: number; at: number } {
  const { header, typeAt } = linkType === COOKED_2.linkType ? COOKED_2 : ETHERNET;
  return { type: u16At(frame, typeAt), at: header };
}

function byte(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}

function u16At(bytes: Uint8Array, at: number): number {
  return byte(bytes, at) * 256 + byte(bytes, at + 1);
}

function ipv4At(bytes: Uint8Array, at: number): string {
  return Array.from(bytes.subarray(at, at + 4)).join(".");
}

/** Groups without leading zeros and without "::", so that the same address is always the same text. */
function ipv6At(bytes: Uint8Array, at: number): string {
  return Array.from({ length: 8 }, (_, index) => u16At(bytes, at + index * 2).toString(16)).join(":");
}
