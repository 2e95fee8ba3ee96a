// FENCE, once a run of records: settles background in one loop over numbers, allocates nothing. Guarded by test/bench.
import type { RecordRun } from "../capture/record-run.ts";
import { TCP_ACK, TCP_SYN } from "../decode/packet-view.ts";
import { SERVICES, serviceOf, TCP_OTHER, UDP_OTHER } from "../decode/protocol-names.ts";
import type { Timestamp } from "../decode/timestamp.ts";
import { UDP_TUNNEL_PORTS } from "../decode/transport/registry.ts";
import { awaitingSlot } from "../flow/handshake-cache.ts";
import { PORT_WANTED } from "../flow/port-interest.ts";
import type { Bystanders } from "../protocols/ftp/bystanders.ts";
import { opensLikeFtp } from "../protocols/ftp/signs.ts";
import { type AddressUses, slotOf } from "./address-uses.ts";
import { DHCP_PORTS } from "./dhcp-input.ts";
import { HandshakeGlance } from "./handshake-glance.ts";
import type { TrafficTable } from "./traffic.ts";

const ETHERNET = 1;
/** EtherType, version and header length of IPv4 without options, as the upper three of four bytes. */
const IPV4 = 0x080045;
/** EtherType and version of IPv6. */
const IPV6 = 0x86dd6;
const TCP = 6;
const UDP = 17;
/** Bytes in front of the transport header. */
const IPV4_HEADERS = 34;
const IPV6_HEADERS = 54;

/**
 * By TCP's flags, what of HandshakeCache.awaiting or SYN_ASKS makes a packet one of a handshake: all of the first for ACK alone, the
 * second for SYN. Few branches are what makes the loop below fast: of those that go now one way, now the other, each costs as
 * much as all the rest.
 */
const SYN_ASKS = 0x10000;
const ASKS = Int32Array.from({ length: 256 }, (_, flags) => {
  if ((flags & TCP_SYN) !== 0) return SYN_ASKS;
  return flags === TCP_ACK ? SYN_ASKS - 1 : 0;
});

/**
 * HOT PATH. Most packets of most captures have nothing to do with FTP or DHCP, and for those in the commonest dress
 * (Ethernet, IPv4 or IPv6 without more ado, TCP or UDP) a dozen bytes at fixed places say so. They are counted by their
 * ports here, and never decoded; everything else is left to the decoder. Nothing is allocated. Guarded by test/bench,
 * where background traffic is read twice as fast with it.
 */
export class Glance {
  readonly #handshakes: HandshakeGlance;
  readonly #awaiting: Readonly<Uint16Array>;
  readonly #addressUses: AddressUses;
  readonly #traffic: TrafficTable;
  /** By port: the service's id, and PORT_WANTED. */
  readonly #tcp: Readonly<Uint8Array>;
  readonly #udp = SERVICES.udp.slice();
  readonly #time: Timestamp = { seconds: 0, nanoseconds: 0 };
  /** Where the TCP header is, if the record that `#pass` stopped at may be a handshake's; else -1. */
  #handshakeAt = -1;

  /** Packets from addresses that DHCP named are told to `addressUses`. */
  constructor(bystanders: Bystanders, addressUses: AddressUses, traffic: TrafficTable) {
    this.#handshakes = new HandshakeGlance(bystanders);
    this.#awaiting = bystanders.handshakes.awaiting;
    this.#addressUses = addressUses;
    this.#traffic = traffic;
    this.#tcp = bystanders.portMarks;
    for (const port of [...DHCP_PORTS, ...UDP_TUNNEL_PORTS]) this.#udp[port] = PORT_WANTED;
  }

  /**
   * Counts the records of a run from index `from` on that need no further look, and returns the index of the first that does; `count`
   * where none does. `frame` is the frame reference of the run's first record.
   */
  settles(run: RecordRun, from: number, frame: number): number {
    if (run.linkType !== ETHERNET) return from;
    let at = this.#pass(run, from, frame);
    while (at < run.count && this.#settlesHandshake(run, at, frame)) at = this.#pass(run, at + 1, frame);
    return at;
  }

  #pass(run: RecordRun, from: number, frame: number): number {
    const { count, view: data, offsets, capturedLengths, originalLengths } = run;
    const tcp = this.#tcp;
    const udp = this.#udp;
    const awaiting = this.#awaiting;
    const traffic = this.#traffic;
    const { anyNamed } = this.#addressUses;
    const viewEnd = data.byteLength;
    this.#handshakeAt = -1;
    for (let at = from; at < count; at += 1) {
      const offset = offsets[at] as number;
      const captured = capturedLengths[at] as number;
      const original = originalLengths[at] as number;
      if (captured < IPV4_HEADERS) return at;
      const type = data.getUint32(offset + 12);
      let transport = offset + IPV4_HEADERS;
      let wireEnd: number;
      let protocol: number;
      if (type >>> 8 === IPV4) {
        const fragment = data.getUint32(offset + 20);
        // Neither a fragment nor the first of some.
        if ((fragment & 0x3fff_0000) !== 0) return at;
        protocol = fragment & 0xff;
        wireEnd = offset + 14 + data.getUint16(offset + 16);
      } else if (type >>> 12 === IPV6) {
        transport = offset + IPV6_HEADERS;
        protocol = data.getUint8(offset + 20);
        wireEnd = transport + data.getUint16(offset + 18);
      } else return at;
      // Lengths that do not fit each other are the decoder's to judge.
      const captureEnd = offset + captured;
      if (wireEnd > offset + original || transport + 8 > wireEnd || transport + 8 > captureEnd) return at;
      const ports = data.getInt32(transport);
      const source = ports >>> 16;
      const destination = ports & 0xffff;
      if (protocol === TCP) {
        const ofSource = tcp[source] as number;
        const ofDestination = tcp[destination] as number;
        if (((ofSource | ofDestination) & PORT_WANTED) !== 0 || transport + 20 > captureEnd) return at;
        const offsetAndFlags = data.getUint16(transport + 12);
        const payload = transport + ((offsetAndFlags >>> 12) << 2);
        if (payload < transport + 20 || payload > wireEnd) return at;
        if (payload + 4 <= viewEnd && opensLikeFtp(data.getInt32(payload)) && payload + 4 <= wireEnd) return at;
        if (((ASKS[offsetAndFlags & 0xff] as number) & ((awaiting[awaitingSlot(ports)] as number) | SYN_ASKS)) !== 0) {
          if (payload === wireEnd) this.#handshakeAt = transport;
          return at;
        }
        traffic.countAs(serviceOf(source, destination, ofSource, ofDestination, TCP_OTHER), original);
      } else if (protocol === UDP) {
        const ofSource = udp[source] as number;
        const ofDestination = udp[destination] as number;
        if (((ofSource | ofDestination) & PORT_WANTED) !== 0 || data.getUint16(transport + 4) < 8) return at;
        traffic.countAs(serviceOf(source, destination, ofSource, ofDestination, UDP_OTHER), original);
      } else return at;
      if (anyNamed && type >>> 8 === IPV4) this.#addressUse(run, at, frame);
    }
    return count;
  }

  #settlesHandshake(run: RecordRun, at: number, frame: number): boolean {
    const transport = this.#handshakeAt;
    if (transport < 0 || !this.#handshakes.remembers(run, at, frame, transport)) return false;
    const source = run.view.getUint16(transport);
    const destination = run.view.getUint16(transport + 2);
    const ofSource = this.#tcp[source] as number;
    const ofDestination = this.#tcp[destination] as number;
    const service = serviceOf(source, destination, ofSource, ofDestination, TCP_OTHER);
    this.#traffic.countAs(service, run.originalLengths[at] as number);
    if (this.#addressUses.anyNamed && transport - (run.offsets[at] as number) === IPV4_HEADERS) {
      this.#addressUse(run, at, frame);
    }
    return true;
  }

  #addressUse(run: RecordRun, at: number, frame: number): void {
    const { view } = run;
    const offset = run.offsets[at] as number;
    const { seconds } = run;
    if (seconds < (this.#addressUses.wanted[slotOf(view.getInt32(offset + 26))] as number)) return;
    this.#time.seconds = seconds;
    this.#time.nanoseconds = run.nanoseconds[at] as number;
    this.#addressUses.ip(view, offset + 26, view, offset + 6, frame + at, this.#time);
  }
}
