import { ipBytes, macBytes } from "./addresses.ts";
import { concat, u8, u16, u32 } from "./bytes.ts";

export const IP_PROTOCOL = {
  hopByHop: 0,
  icmp: 1,
  ipip: 4,
  tcp: 6,
  udp: 17,
  routing: 43,
  fragment: 44,
  gre: 47,
  icmp6: 58,
  destinationOptions: 60,
} as const;

/** The Internet checksum (RFC 1071) of the bytes. */
export function internetChecksum(bytes: Uint8Array): number {
  let sum = 0;
  for (const [index, byte] of bytes.entries()) sum += index % 2 === 0 ? byte << 8 : byte;
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}

/** `bytes` with a 16-bit big-endian number written over two of them. */
function patched16(bytes: Uint8Array, offset: number, value: number): Uint8Array {
  new DataView(bytes.buffer, bytes.byteOffset).setUint16(offset, value);
  return bytes;
}

export interface Ipv4Fields {
  source: string;
  destination: string;
  protocol: number;
  identification?: number;
  timeToLive?: number;
  dontFragment?: boolean;
  moreFragments?: boolean;
  /** In bytes; must be a multiple of eight. */
  fragmentOffset?: number;
  /** Raw option bytes, a multiple of four. */
  options?: Uint8Array;
  /** Overrides: what the header claims instead of the truth. */
  totalLength?: number;
  checksum?: number;
}

/** An IPv4 datagram with a right header checksum (RFC 791). */
export function ipv4(fields: Ipv4Fields, payload: Uint8Array): Uint8Array {
  const options = fields.options ?? new Uint8Array(0);
  const headerLength = 20 + options.length;
  const flags = (fields.dontFragment === true ? 0x4000 : 0) | (fields.moreFragments === true ? 0x2000 : 0);
  const header = concat(
    u8(0x40 | (headerLength / 4), 0),
    u16(fields.totalLength ?? headerLength + payload.length),
    u16(fields.identification ?? 0),
    u16(flags | ((fields.fragmentOffset ?? 0) >> 3)),
    u8(fields.timeToLive ?? 64, fields.protocol),
    u16(0),
    ipBytes(fields.source),
    ipBytes(fields.destination),
    options,
  );
  return concat(patched16(header, 10, fields.checksum ?? internetChecksum(header)), payload);
}

export interface Ipv6Fields {
  source: string;
  destination: string;
  /** Of the innermost payload; extension headers are chained in front of it. */
  protocol: number;
  hopLimit?: number;
  /** Extension headers in order. `body` is what follows next-header and length; the length is worked out (RFC 8200). */
  extensions?: readonly { type: number; body: Uint8Array }[];
  payloadLength?: number;
}

/** An IPv6 datagram (RFC 8200). Bodies of extension headers must fill them up to a multiple of eight (6, 14, 22 … bytes). */
export function ipv6(fields: Ipv6Fields, payload: Uint8Array): Uint8Array {
  const extensions = fields.extensions ?? [];
  const headers = extensions.map(({ type, body }, index) => {
    const next = extensions[index + 1]?.type ?? fields.protocol;
    // A fragment header has a reserved byte where the others have their length.
    return concat(u8(next, type === IP_PROTOCOL.fragment ? 0 : (body.length + 2) / 8 - 1), body);
  });
  const body = concat(...headers, payload);
  return concat(
    u32(0x60000000),
    u16(fields.payloadLength ?? body.length),
    u8(extensions[0]?.type ?? fields.protocol, fields.hopLimit ?? 64),
    ipBytes(fields.source),
    ipBytes(fields.destination),
    body,
  );
}

/** An IP datagram of the version that the addresses have. */
export function ip(fields: Ipv4Fields & Ipv6Fields, payload: Uint8Array): Uint8Array {
  return fields.source.includes(":") ? ipv6(fields, payload) : ipv4(fields, payload);
}

/** The fragments of one IPv4 datagram in order, each with at most `size` payload bytes (a multiple of eight). */
export function fragmentsOfIpv4(fields: Ipv4Fields, payload: Uint8Array, size: number): Uint8Array[] {
  const fragments: Uint8Array[] = [];
  for (let offset = 0; offset < payload.length; offset += size) {
    const moreFragments = offset + size < payload.length;
    fragments.push(ipv4({ ...fields, fragmentOffset: offset, moreFragments }, payload.slice(offset, offset + size)));
  }
  return fragments;
}

/** The same for IPv6, with a fragment header of the given identification behind the other extension headers. */
export function fragmentsOfIpv6(
  fields: Ipv6Fields & { identification: number },
  payload: Uint8Array,
  size: number,
): Uint8Array[] {
  const fragments: Uint8Array[] = [];
  for (let offset = 0; offset < payload.length; offset += size) {
    const more = offset + size < payload.length ? 1 : 0;
    const body = concat(u16(offset | more), u32(fields.identification));
    const extensions = [...(fields.extensions ?? []), { type: IP_PROTOCOL.fragment, body }];
    fragments.push(ipv6({ ...fields, extensions }, payload.slice(offset, offset + size)));
  }
  return fragments;
}

/** The checksum of a TCP or UDP segment over its pseudo-header. */
export function transportChecksum(source: string, destination: string, protocol: number, segment: Uint8Array): number {
  const pseudo = concat(ipBytes(source), ipBytes(destination), u32(segment.length), u32(protocol));
  return internetChecksum(concat(pseudo, segment));
}

/** GRE version 0 (RFC 2784, 2890) in front of an IP datagram or, with `protocol: 0x6558`, an Ethernet frame. */
export function gre(fields: { protocol: number; key?: number; sequence?: number }, payload: Uint8Array): Uint8Array {
  const flags = (fields.key === undefined ? 0 : 0x2000) | (fields.sequence === undefined ? 0 : 0x1000);
  return concat(
    u16(flags),
    u16(fields.protocol),
    fields.key === undefined ? new Uint8Array(0) : u32(fields.key),
    fields.sequence === undefined ? new Uint8Array(0) : u32(fields.sequence),
    payload,
  );
}

/** VXLAN (RFC 7348) in front of an Ethernet frame; goes into UDP port 4789. */
export function vxlan(networkIdentifier: number, frame: Uint8Array): Uint8Array {
  return concat(u32(0x08000000), u32(networkIdentifier << 8), frame);
}

/** ARP over Ethernet and IPv4 (RFC 826). A probe (RFC 5227) is a request from 0.0.0.0. Not an IP datagram: EtherType 0x0806. */
export function arp(fields: {
  operation: "request" | "reply";
  senderMac: string;
  senderIp: string;
  targetMac?: string;
  targetIp: string;
}): Uint8Array {
  return concat(
    u16(1),
    u16(0x0800),
    u8(6, 4),
    u16(fields.operation === "request" ? 1 : 2),
    macBytes(fields.senderMac),
    ipBytes(fields.senderIp),
    macBytes(fields.targetMac ?? "00:00:00:00:00:00"),
    ipBytes(fields.targetIp),
  );
}
