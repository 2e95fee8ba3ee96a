import type { CaptureWriter } from "../capture-writer.ts";
import type { Payload } from "./payload.ts";
import { NOTHING } from "./payload.ts";

/** An IPv4 address as a number, and a port. */
export interface Endpoint {
  readonly address: number;
  readonly port: number;
}

export interface SegmentFields {
  from: Endpoint;
  to: Endpoint;
  sequence: number;
  acknowledgment: number;
  flags: number;
  identification: number;
  /** 32-bit words of the header; what is more than 5 stands in front of the payload. */
  headerWords?: number;
}

const ETHERNET = 14;
const IP = 20;
const TCP = 20;
const UDP = 8;
const WINDOW = 64_240;
const BROADCAST = 0xffff_ffff;

/** Writes a TCP segment in Ethernet and IPv4, checksums right, into the writer's buffer. */
export function writeSegment(writer: CaptureWriter, fields: SegmentFields, content: Payload = NOTHING): void {
  const { from, to, sequence, acknowledgment } = fields;
  const length = TCP + content.bytes.length;
  const at = writer.place(ETHERNET + IP + length);
  writeIp(writer, at, { from, to, identification: fields.identification, protocol: 6, length });
  const { view } = writer;
  const tcp = at + ETHERNET + IP;
  const bits = ((fields.headerWords ?? 5) << 12) | fields.flags;
  view.setUint16(tcp, from.port);
  view.setUint16(tcp + 2, to.port);
  view.setUint32(tcp + 4, sequence);
  view.setUint32(tcp + 8, acknowledgment);
  view.setUint16(tcp + 12, bits);
  view.setUint16(tcp + 14, WINDOW);
  const numbers = words(sequence) + words(acknowledgment) + bits + WINDOW;
  view.setUint16(tcp + 16, checksum(pseudo(from, to, 6, length) + from.port + to.port + numbers + content.sum));
  view.setUint16(tcp + 18, 0);
  writer.bytes.set(content.bytes, tcp + TCP);
}

/** Writes a UDP datagram in Ethernet and IPv4, checksums right. `mac` is the sender's last four bytes of MAC. */
export function writeDatagram(
  writer: CaptureWriter,
  from: Endpoint,
  to: Endpoint,
  content: Payload,
  mac: number = from.address,
): void {
  const length = UDP + content.bytes.length;
  const at = writer.place(ETHERNET + IP + length);
  writeIp(writer, at, { from, to, identification: writer.packets & 0xffff, protocol: 17, length });
  const { view } = writer;
  view.setUint32(at + 8, mac);
  const udp = at + ETHERNET + IP;
  view.setUint16(udp, from.port);
  view.setUint16(udp + 2, to.port);
  view.setUint16(udp + 4, length);
  const sum = checksum(pseudo(from, to, 17, length) + from.port + to.port + length + content.sum);
  view.setUint16(udp + 6, sum === 0 ? 0xffff : sum);
  writer.bytes.set(content.bytes, udp + UDP);
}

interface IpFields {
  from: Endpoint;
  to: Endpoint;
  identification: number;
  protocol: number;
  length: number;
}

/** MACs are 02:00 and the address, as macOf() makes them. */
function writeIp({ view }: CaptureWriter, at: number, fields: IpFields): void {
  const { from, to, identification, protocol, length } = fields;
  const ip = at + ETHERNET;
  view.setUint16(at, to.address === BROADCAST ? 0xffff : 0x0200);
  view.setUint32(at + 2, to.address);
  view.setUint16(at + 6, 0x0200);
  view.setUint32(at + 8, from.address);
  view.setUint16(at + 12, 0x0800);
  view.setUint16(ip, 0x4500);
  view.setUint16(ip + 2, IP + length);
  view.setUint16(ip + 4, identification);
  view.setUint16(ip + 6, 0x4000);
  view.setUint16(ip + 8, 0x4000 | protocol);
  const sum = 0x4500 + IP + length + identification + 0x4000 + (0x4000 | protocol);
  view.setUint16(ip + 10, checksum(sum + words(from.address) + words(to.address)));
  view.setUint32(ip + 12, from.address);
  view.setUint32(ip + 16, to.address);
}

function pseudo(from: Endpoint, to: Endpoint, protocol: number, length: number): number {
  return words(from.address) + words(to.address) + protocol + length;
}

function words(number: number): number {
  return (number >>> 16) + (number & 0xffff);
}

function checksum(sum: number): number {
  const once = (sum & 0xffff) + (sum >>> 16);
  return ~((once & 0xffff) + (once >>> 16)) & 0xffff;
}
