import { formatIp, formatMac } from "../../src/decode/addresses.ts";
import { Decoder } from "../../src/decode/decoder.ts";
import { KIND, PacketView, TCP_ACK, TCP_SYN } from "../../src/decode/packet-view.ts";
import { ipBytes, macBytes } from "./addresses.ts";
import type { CaptureRecord } from "./capture-records.ts";
import { onesSum, updatedChecksum } from "./rewrite-checksum.ts";
import { rewriteDhcp } from "./rewrite-dhcp.ts";
import { rewriteFtpText } from "./rewrite-ftp-text.ts";
import { SequenceShifts } from "./sequence-shifts.ts";

/** What is changed in the headers of a frame; all that is left out stays. */
export interface FrameChanges {
  /** Of IP headers, ARP, DHCP, and of PORT, EPRT and 227 on port 21. */
  addresses?: (ip: string) => string;
  /** Of Ethernet and ARP, and the client's in DHCP. */
  macs?: (mac: string) => string;
  /** Of TCP, and of PORT, EPRT, 227 and 229 on port 21. */
  ports?: (port: number) => number;
  /** Added to the sequence numbers of a direction, named "10.0.0.1:40000>10.0.0.2:21" by its original ends. */
  isnShift?: number | ((direction: string) => number);
  /** `direction` as for isnShift. */
  identifications?: (identification: number, direction: string) => number;
  /** Added to both TCP timestamps (RFC 7323). */
  tcpTimestampShift?: number;
  timeToLive?: (timeToLive: number) => number;
  /** Of DHCP. */
  xids?: (xid: number) => number;
  /** Leaves checksums as they were, so that they become wrong. */
  keepChecksums?: boolean;
}

interface Frame {
  bytes: Uint8Array;
  data: DataView;
  view: PacketView;
  /** Offset of the IP header. */
  ip: number;
}

/**
 * Changes the headers of frames, one capture's in order. Checksums follow: right ones stay right, wrong ones wrong, and the
 * sums over pseudo-headers that off-loading leaves stay such. Fragments keep all but their MACs.
 */
export class FrameRewriter {
  readonly #changes: FrameChanges;
  readonly #decoder = new Decoder();
  readonly #shifts = new SequenceShifts();

  constructor(changes: FrameChanges) {
    this.#changes = changes;
  }

  rewrite(record: CaptureRecord): CaptureRecord {
    const frame = this.#decode(record);
    const { view } = frame;
    if (this.#changes.macs !== undefined) this.#macs(frame, this.#changes.macs);
    let grown = 0;
    if (view.kind === KIND.arp) this.#arp(frame);
    else if (view.ipVersion !== 0 && view.network === view.record && view.kind !== KIND.fragment) {
      grown = this.#datagram(frame);
    }
    const originalLength = (record.originalLength ?? record.data.length) + grown;
    return { ...record, data: frame.bytes, originalLength };
  }

  #decode(record: CaptureRecord): Frame {
    const bytes = record.data.slice();
    const data = new DataView(bytes.buffer);
    const view = new PacketView();
    view.record = data;
    view.recordEnd = bytes.length;
    view.originalLength = record.originalLength ?? bytes.length;
    view.linkType = record.linkType;
    view.seconds = record.time.seconds;
    this.#decoder.decode(view);
    return { bytes, data, view, ip: view.sourceAddress - (view.ipVersion === 4 ? 12 : 8) };
  }

  #macs({ bytes, data, view }: Frame, change: (mac: string) => string): void {
    const places = [view.sourceMac, view.destinationMac];
    if (view.kind === KIND.arp) places.push(view.arpSenderMac, view.arpTargetMac);
    for (const at of places) {
      if (at < 0) continue;
      const mac = formatMac(data, at);
      if (!/^(ff:ff:ff:ff:ff:ff|00:00:00:00:00:00)$/.test(mac) && (bytes[at] ?? 0) % 2 === 0) {
        bytes.set(macBytes(change(mac)), at);
      }
    }
  }

  #arp({ bytes, data, view }: Frame): void {
    for (const at of [view.sourceAddress, view.destinationAddress]) {
      bytes.set(ipBytes(this.#address(formatIp(data, at, 4))), at);
    }
  }

  #address(ip: string): string {
    const { addresses } = this.#changes;
    return addresses === undefined || /^(0\.0\.0\.0|255\.255\.255\.255|::)$/.test(ip) ? ip : addresses(ip);
  }

  /** Returns by how many bytes the datagram grew. */
  #datagram(frame: Frame): number {
    const { view } = frame;
    const direction = directionOf(frame);
    const before = sums(frame);
    const payload = frame.bytes.slice(view.payload, view.payload + view.payloadCaptured);
    const changed = this.#payload(frame, payload);
    if (view.kind === KIND.tcp) this.#tcp(frame, changed.length - payload.length);
    this.#ip(frame, direction);
    const grown = changed.length - payload.length;
    replacePayload(frame, changed, grown);
    if (this.#changes.keepChecksums !== true) sumAgain(frame, before);
    return grown;
  }

  #payload({ view }: Frame, payload: Uint8Array): Uint8Array {
    const { macs, ports, xids } = this.#changes;
    if (view.kind === KIND.udp && (view.sourcePort === 67 || view.destinationPort === 67)) {
      return rewriteDhcp(payload, {
        address: (ip) => this.#address(ip),
        mac: macs ?? ((mac) => mac),
        xid: xids ?? ((xid) => xid),
      });
    }
    const control = view.sourcePort === 21 || view.destinationPort === 21;
    if (view.kind !== KIND.tcp || !control || payload.length < view.payloadLength) return payload;
    const text = Buffer.from(payload).toString("latin1");
    const changes = { address: (ip: string) => this.#address(ip), port: ports ?? ((port: number) => port) };
    return new Uint8Array(Buffer.from(rewriteFtpText(text, changes), "latin1"));
  }

  #tcp({ data, view, bytes }: Frame, grown: number): void {
    const { ports = (port: number) => port } = this.#changes;
    const there = directionOf({ data, view });
    const back = there.split(">").reverse().join(">");
    const shift = this.#shifts;
    const own = this.#isnShift(there);
    const others = this.#isnShift(back);
    const at = view.transport;
    data.setUint16(at, ports(view.sourcePort));
    data.setUint16(at + 2, ports(view.destinationPort));
    data.setUint32(at + 4, shift.moved(there, view.sequence) + own);
    if (grown !== 0) shift.grow(there, view.sequence + view.payloadLength, grown);
    if ((view.flags & TCP_ACK) !== 0) data.setUint32(at + 8, shift.moved(back, view.acknowledgment) + others);
    const end = Math.min(at + ((bytes[at + 12] ?? 0) >> 4) * 4, bytes.length);
    for (const [code, start, length] of tcpOptions(bytes, at + 20, end)) {
      if (code === 8 && length === 10) this.#timestamps(data, start + 2, view);
      if (code !== 5) continue;
      for (let edge = start + 2; edge + 4 <= start + length; edge += 4) {
        data.setUint32(edge, shift.moved(back, data.getUint32(edge)) + others);
      }
    }
  }

  #isnShift(direction: string): number {
    const { isnShift = 0 } = this.#changes;
    return typeof isnShift === "number" ? isnShift : isnShift(direction);
  }

  #timestamps(data: DataView, at: number, view: PacketView): void {
    const shift = this.#changes.tcpTimestampShift ?? 0;
    data.setUint32(at, data.getUint32(at) + shift);
    const echoes = (view.flags & (TCP_SYN | TCP_ACK)) !== TCP_SYN;
    if (echoes) data.setUint32(at + 4, data.getUint32(at + 4) + shift);
  }

  #ip({ bytes, data, view, ip }: Frame, direction: string): void {
    const { identifications, timeToLive } = this.#changes;
    for (const at of [view.sourceAddress, view.destinationAddress]) {
      bytes.set(ipBytes(this.#address(formatIp(data, at, version(view)))), at);
    }
    const lifeAt = ip + (view.ipVersion === 4 ? 8 : 7);
    if (timeToLive !== undefined) bytes[lifeAt] = timeToLive(bytes[lifeAt] ?? 0);
    if (identifications !== undefined && view.ipVersion === 4) {
      data.setUint16(ip + 4, identifications(data.getUint16(ip + 4), direction));
    }
  }
}

/** "10.0.0.1:40000>10.0.0.2:21". */
function directionOf({ data, view }: Pick<Frame, "data" | "view">): string {
  const source = `${formatIp(data, view.sourceAddress, version(view))}:${view.sourcePort}`;
  return `${source}>${formatIp(data, view.destinationAddress, version(view))}:${view.destinationPort}`;
}

function version(view: PacketView): 4 | 6 {
  return view.ipVersion === 6 ? 6 : 4;
}

/** Code, offset and length of each option from `start` to `end`. */
function* tcpOptions(bytes: Uint8Array, start: number, end: number): Iterable<[number, number, number]> {
  for (let at = start; at < end; ) {
    const code = bytes[at] ?? 0;
    if (code === 0) return;
    const length = code === 1 ? 1 : (bytes[at + 1] ?? 0);
    if (length === 0 || at + length > end) return;
    if (code !== 1) yield [code, at, length];
    at += length;
  }
}

function replacePayload(frame: Frame, payload: Uint8Array, grown: number): void {
  const { view, ip } = frame;
  const tail = frame.bytes.slice(view.payload + view.payloadCaptured);
  const bytes = new Uint8Array(frame.bytes.length + grown);
  bytes.set(frame.bytes.subarray(0, view.payload));
  bytes.set(payload, view.payload);
  bytes.set(tail, view.payload + payload.length);
  frame.bytes = bytes;
  frame.data = new DataView(bytes.buffer);
  view.payloadCaptured += grown;
  view.payloadLength += grown;
  const lengthAt = ip + (view.ipVersion === 4 ? 2 : 4);
  frame.data.setUint16(lengthAt, frame.data.getUint16(lengthAt) + grown);
}

interface Sums {
  header: number;
  pseudo: number;
  /** With the pseudo-header; the checksum field as 0. */
  segment: number;
}

function sums({ bytes, data, view, ip }: Frame): Sums {
  const addresses = bytes.subarray(view.sourceAddress, view.sourceAddress + (view.ipVersion === 4 ? 8 : 32));
  const length = segmentLength(view);
  const pseudo = onesSum(addresses, (length >>> 16) + (length & 0xffff) + view.protocol);
  const header = view.ipVersion === 4 ? bytes.slice(ip, ip + (data.getUint8(ip) & 0xf) * 4) : new Uint8Array(12);
  header.fill(0, 10, 12);
  const segment = bytes.slice(view.transport, view.payload + view.payloadCaptured);
  const field = checksumAt(view) - view.transport;
  if (field > 0 && field + 2 <= segment.length) segment.fill(0, field, field + 2);
  return { header: onesSum(header), pseudo, segment: onesSum(segment, pseudo) };
}

function segmentLength(view: PacketView): number {
  return view.payload - view.transport + view.payloadLength;
}

/** Offset of the TCP or UDP checksum; -1 of others. */
function checksumAt(view: PacketView): number {
  if (view.kind === KIND.tcp) return view.transport + 16;
  return view.kind === KIND.udp ? view.transport + 6 : -1;
}

function sumAgain(frame: Frame, before: Sums): void {
  const { data, view, ip } = frame;
  const after = sums(frame);
  if (view.ipVersion === 4 && data.getUint16(ip + 10) !== 0) {
    data.setUint16(ip + 10, updatedChecksum(data.getUint16(ip + 10), before.header, after.header));
  }
  const at = checksumAt(view);
  if (at < 0 || at + 2 > data.byteLength) return;
  const field = data.getUint16(at);
  if (field === before.pseudo) data.setUint16(at, after.pseudo);
  else if (view.kind === KIND.tcp || field !== 0) {
    const updated = updatedChecksum(field, before.segment, after.segment);
    // To UDP 0 means "no checksum", and the other zero stands for the sum (RFC 768).
    data.setUint16(at, updated === 0 && view.kind === KIND.udp ? 0xffff : updated);
  }
}
