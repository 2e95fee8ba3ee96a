// FENCE, once a packet: allocates nothing. Its bytes are borrowed from the reader's window until the next record. Guarded by test/bench.
import { LIMITS } from "../limits.ts";
import { LAYER } from "./cursor.ts";
import { DELIVERY, KIND, type PacketView } from "./packet-view.ts";
import { udpTunnelLayer } from "./transport/registry.ts";

const ETHERNET = 1;
const IPV4 = 0x0800;
const TCP = 6;
const UDP = 17;

/**
 * HOT PATH. Decodes a packet in the commonest dress in one go: Ethernet II, IPv4 without options or fragments, and TCP or
 * UDP without a tunnel, with lengths that agree with each other. Returns false for everything else, which the layered
 * decoder then reads; both give the same view (a property test holds them to it). Guarded by test/bench, where captures full
 * of FTP data are read 1.1 times as fast with it.
 */
export function decodeCommonPacket(view: PacketView): boolean {
  const { record, recordStart, recordEnd } = view;
  if (view.linkType !== ETHERNET || recordEnd - recordStart < 42) return false;
  const ip = recordStart + 14;
  if (record.getUint16(recordStart + 12) !== IPV4 || record.getUint8(ip) !== 0x45) return false;
  if ((record.getUint16(ip + 6) & 0x3fff) !== 0) return false;
  const wireEnd = ip + record.getUint16(ip + 2);
  const frameEnd = recordStart + Math.max(recordEnd - recordStart, Math.min(view.originalLength, LIMITS.recordBytes));
  if (wireEnd > frameEnd) return false;
  const end = Math.min(recordEnd, wireEnd);
  const protocol = record.getUint8(ip + 9);
  const transport = ip + 20;
  if (protocol === TCP) {
    if (!readTcp(view, record, transport, end, wireEnd)) return false;
  } else if (protocol !== UDP || !readUdp(view, record, transport, end, wireEnd)) return false;
  view.protocol = protocol;
  view.transport = transport;
  readAddresses(view, record, recordStart, ip);
  return true;
}

function readTcp(view: PacketView, record: DataView, transport: number, end: number, wireEnd: number): boolean {
  if (end - transport < 20) return false;
  const offsetAndFlags = record.getUint16(transport + 12);
  const headerLength = (offsetAndFlags >>> 12) << 2;
  const payload = transport + headerLength;
  if (headerLength < 20 || wireEnd < payload) return false;
  view.kind = KIND.tcp;
  view.sourcePort = record.getUint16(transport);
  view.destinationPort = record.getUint16(transport + 2);
  view.sequence = record.getUint32(transport + 4);
  view.acknowledgment = record.getUint32(transport + 8);
  view.flags = offsetAndFlags & 0xff;
  view.window = record.getUint16(transport + 14);
  view.checksum = record.getUint16(transport + 16);
  view.payload = Math.min(payload, end);
  view.payloadCaptured = payload < end ? end - payload : 0;
  view.payloadLength = wireEnd - payload;
  return true;
}

function readUdp(view: PacketView, record: DataView, transport: number, end: number, wireEnd: number): boolean {
  if (end - transport < 8) return false;
  const sourcePort = record.getUint16(transport);
  const destinationPort = record.getUint16(transport + 2);
  // The two lengths agree, so neither has to be believed over the other.
  if (transport + record.getUint16(transport + 4) !== wireEnd) return false;
  if (udpTunnelLayer(sourcePort, destinationPort) !== LAYER.none) return false;
  view.kind = KIND.udp;
  view.sourcePort = sourcePort;
  view.destinationPort = destinationPort;
  view.sequence = 0;
  view.acknowledgment = 0;
  view.flags = 0;
  view.window = 0;
  view.checksum = record.getUint16(transport + 6);
  view.payload = transport + 8;
  view.payloadCaptured = end - view.payload;
  view.payloadLength = wireEnd - view.payload;
  return true;
}

function readAddresses(view: PacketView, record: DataView, frame: number, ip: number): void {
  view.destinationMac = frame;
  view.sourceMac = frame + 6;
  view.delivery = (record.getUint8(frame) & 1) === 0 ? DELIVERY.unicast : groupDelivery(record, frame);
  view.vlan = -1;
  view.etherType = IPV4;
  view.llc = -1;
  view.network = record;
  view.ipVersion = 4;
  view.sourceAddress = ip + 12;
  view.destinationAddress = ip + 16;
  view.identification = record.getUint16(ip + 4);
  view.timeToLive = record.getUint8(ip + 8);
  view.tunnels = 0;
  view.arpOperation = 0;
  view.arpSenderMac = 0;
  view.arpTargetMac = 0;
}

function groupDelivery(record: DataView, mac: number): number {
  const broadcast = record.getUint32(mac) === 0xffffffff && record.getUint16(mac + 4) === 0xffff;
  return broadcast ? DELIVERY.broadcast : DELIVERY.multicast;
}
