import { asBytes, concat, padTo, u8, u16, u32 } from "./bytes.ts";
import type { Ipv4Fields, Ipv6Fields } from "./datagrams.ts";
import { IP_PROTOCOL, ip, transportChecksum } from "./datagrams.ts";

/** An IP address and a port. */
export interface Place {
  ip: string;
  port: number;
}

/** Anything that goes into the IP header around a segment, addresses and protocol apart. */
export type IpExtras = Partial<Omit<Ipv4Fields & Ipv6Fields, "source" | "destination" | "protocol">>;

export interface TcpFields {
  from: Place;
  to: Place;
  sequence?: number;
  acknowledgment?: number;
  /** TCP_ bits of src/decode/packet-view.ts. */
  flags?: number;
  window?: number;
  urgentPointer?: number;
  /** Raw option bytes; padded with zeros to a multiple of four. */
  options?: Uint8Array;
  /** Overrides of the right values. */
  checksum?: number;
  dataOffset?: number;
  ip?: IpExtras;
}

/** A TCP header with its payload, checksum right for the two addresses (RFC 9293). */
export function tcpSegment(fields: TcpFields, payload: Uint8Array | string = ""): Uint8Array {
  const options = padTo(4, fields.options ?? new Uint8Array(0));
  const headerLength = fields.dataOffset ?? 20 + options.length;
  const before = concat(
    u16(fields.from.port),
    u16(fields.to.port),
    u32(fields.sequence ?? 0),
    u32(fields.acknowledgment ?? 0),
    u8((headerLength / 4) << 4, fields.flags ?? 0),
    u16(fields.window ?? 64_240),
  );
  const after = concat(u16(fields.urgentPointer ?? 0), options, payload);
  const unsummed = concat(before, u16(0), after);
  const checksum = fields.checksum ?? transportChecksum(fields.from.ip, fields.to.ip, IP_PROTOCOL.tcp, unsummed);
  return concat(before, u16(checksum), after);
}

/** The segment in an IP datagram of the addresses' version. */
export function tcpDatagram(fields: TcpFields, payload: Uint8Array | string = ""): Uint8Array {
  return ip(
    { ...fields.ip, source: fields.from.ip, destination: fields.to.ip, protocol: IP_PROTOCOL.tcp },
    tcpSegment(fields, payload),
  );
}

export interface UdpFields {
  from: Place;
  to: Place;
  /** Overrides of the right values. */
  checksum?: number;
  length?: number;
  ip?: IpExtras;
}

/** A UDP header with its payload, checksum right for the two addresses (RFC 768). */
export function udpSegment(fields: UdpFields, payload: Uint8Array | string = ""): Uint8Array {
  const bytes = asBytes(payload);
  const before = concat(u16(fields.from.port), u16(fields.to.port), u16(fields.length ?? 8 + bytes.length));
  const unsummed = concat(before, u16(0), bytes);
  const computed = transportChecksum(fields.from.ip, fields.to.ip, IP_PROTOCOL.udp, unsummed);
  return concat(before, u16(fields.checksum ?? (computed === 0 ? 0xffff : computed)), bytes);
}

/** The segment in an IP datagram of the addresses' version. */
export function udpDatagram(fields: UdpFields, payload: Uint8Array | string = ""): Uint8Array {
  return ip(
    { ...fields.ip, source: fields.from.ip, destination: fields.to.ip, protocol: IP_PROTOCOL.udp },
    udpSegment(fields, payload),
  );
}

/** The options that a SYN usually has: MSS 1460, SACK permitted, window scale 7. */
export const SYN_OPTIONS: Uint8Array = u8(2, 4, 0x05, 0xb4, 4, 2, 1, 3, 3, 7);
