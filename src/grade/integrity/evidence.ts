import { type PacketView, TCP_SYN } from "../../decode/packet-view.ts";
import type { FlowPrint, Sketch } from "./fingerprint.ts";
import { type Direction, FlowEvidence, helloRandomAt } from "./flow-evidence.ts";
import { hashBytes, hashText, mix } from "./hash.ts";
import { SenderIds } from "./identifications.ts";
import { isPlain } from "./plain-numbers.ts";
import { SketchBuilder } from "./sketch.ts";
import { ClockTicks } from "./spacing.ts";
import { timestampsAt } from "./tcp-options.ts";
import { hashAddress, isFromClient, type TrackedFlow, type TrackedFlows } from "./tracked-flows.ts";

/** Hashes kept of each family; a homework capture has fewer packets. 21 KB in all. */
const SEQUENCES = 1_200;
const IDENTIFICATIONS = 1_000;
const TIMESTAMPS = 600;
const SPACINGS = 500;
/** A clock in milliseconds gets there after twelve days; most that begin by chance are there at once. */
const FAR = 2 ** 30;
const NONCES_PER_FLOW = 4;
const FROM_DHCP_CLIENT = 68;

export interface Evidence {
  flows: FlowPrint[];
  sequences: Sketch;
  identifications: Sketch;
  timestamps: Sketch;
  spacings: Sketch;
}

/** Gathers what a fingerprint is made of, packet by packet of the flows that are tracked. */
export class EvidenceCollector {
  readonly #flows: FlowEvidence[];
  readonly #exchanges: TrackedFlows["exchanges"];
  readonly #senders = new SenderIds();
  readonly #ticks = new ClockTicks();
  readonly #sequences = new SketchBuilder(SEQUENCES);
  readonly #identifications = new SketchBuilder(IDENTIFICATIONS);
  readonly #timestamps = new SketchBuilder(TIMESTAMPS);
  readonly #spacings = new SketchBuilder(SPACINGS);

  constructor(tracked: TrackedFlows) {
    this.#flows = tracked.ownerOf.map((owner) => new FlowEvidence(owner));
    this.#exchanges = tracked.exchanges;
  }

  segment(view: PacketView, tracked: TrackedFlow): void {
    const flow = this.#flows[tracked.index] as FlowEvidence;
    const from: Direction = isFromClient(tracked, view) ? 0 : 1;
    const row = tracked.index * 2 + from;
    const key = flow.numbers(view, from);
    const time = microseconds(view);
    this.#ends(flow, view, from);
    flow.packet(view.frame, time, key);
    this.#sequences.add(key, row, Math.max(0, view.identification));
    if (view.identification > 0) this.#identify(flow, view, from, row, flow.place(view, from));
    this.#stamp(flow, view, from, row);
    this.#space(flow, time, row);
    const random = helloRandomAt(view);
    if (random >= 0 && flow.nonces.size < NONCES_PER_FLOW) flow.nonces.add(hashBytes(view.network, random, 32));
  }

  /** A DHCP message in the packet in hand; `type` is its name. */
  message(view: PacketView, index: number, type: string): void {
    const flow = this.#flows[index] as FlowEvidence;
    const from: Direction = view.sourcePort === FROM_DHCP_CLIENT ? 0 : 1;
    const time = microseconds(view);
    if (flow.packets === 0) this.#exchangeEnds(flow, index);
    const key = hashText(type);
    flow.packet(view.frame, time, key);
    const place = mix(key, flow.packets);
    if (view.identification > 0) this.#identify(flow, view, from, index * 2 + from, place);
    this.#space(flow, time, index * 2 + from);
    if (flow.nonces.size === 0) this.#xid(flow, view, this.#exchanges.get(index)?.xid ?? "");
  }

  finish(): Evidence {
    const flows = this.#flows.map((flow) => flow.print());
    dropRepeated(flows);
    return {
      flows,
      sequences: this.#sequences.finish(),
      identifications: this.#identifications.finish(),
      timestamps: this.#timestamps.finish(),
      spacings: (this.#ticks.isCoarse ? new SketchBuilder(0) : this.#spacings).finish(),
    };
  }

  #space({ spacing }: FlowEvidence, time: number, row: number): void {
    if (spacing.packet(time)) this.#spacings.add(spacing.hash, row, spacing.bits);
    this.#ticks.gap(spacing.gap);
  }

  #ends(flow: FlowEvidence, view: PacketView, from: Direction): void {
    if (flow.packets > 0) return;
    const { network, record, sourcePort, destinationPort, sourceAddress, destinationAddress } = view;
    const source = mix(hashAddress(view, sourceAddress), 1);
    const destination = mix(hashAddress(view, destinationAddress), 1);
    flow.addresses = from === 0 ? mix(source, destination) : mix(destination, source);
    flow.ports = from === 0 ? mix(sourcePort, destinationPort) : mix(destinationPort, sourcePort);
    if (view.sourceMac < 0 || view.destinationMac < 0 || network !== record) return;
    const sender = hashBytes(record, view.sourceMac, 6);
    const receiver = hashBytes(record, view.destinationMac, 6);
    flow.macs = from === 0 ? mix(sender, receiver) : mix(receiver, sender);
  }

  /** DHCP goes to all and comes from nobody: its ends are the client, and what it was given. */
  #exchangeEnds(flow: FlowEvidence, index: number): void {
    const exchange = this.#exchanges.get(index);
    flow.macs = hashText(exchange?.client.mac ?? "");
    flow.addresses = hashText([exchange?.lease?.ip, exchange?.chosenServer].join(" "));
  }

  #identify(flow: FlowEvidence, view: PacketView, from: Direction, row: number, place: number | null): void {
    const { identification } = view;
    const sender = hashAddress(view, view.sourceAddress);
    if (flow.identification(identification, from)) {
      flow.sides[from].ownIds = this.#senders.begins(sender, identification);
    }
    this.#senders.sent(sender, identification);
    if (place !== null) this.#identifications.add(mix(place, identification), row, 0);
  }

  #stamp(flow: FlowEvidence, view: PacketView, from: Direction, row: number): void {
    const at = timestampsAt(view);
    if (at < 0) return;
    const value = view.network.getUint32(at);
    const side = flow.sides[from];
    if (value === side.lastStamp) return;
    side.lastStamp = value;
    // The echo of a SYN is 0 and tells nothing.
    const echo = view.network.getUint32(at + 4);
    if ((view.flags & TCP_SYN) !== 0 || echo === 0) return;
    const far = value >= FAR && echo >= FAR ? 1 : 0;
    this.#timestamps.add(mix(mix(7, value), echo), row, far);
  }

  /** Some clients make the xid of their MAC; then it tells no more than that. */
  #xid(flow: FlowEvidence, { network, payload, payloadCaptured }: PacketView, xid: string): void {
    const number = Number.parseInt(xid.replace(/^0x/, ""), 16);
    if (!Number.isInteger(number) || isPlain(number)) return;
    for (let at = 28; at + 4 <= 34 && at + 4 <= payloadCaptured; at++) {
      for (const little of [false, true]) {
        if (Math.abs(network.getUint32(payload + at, little) - number) < 256) return;
      }
    }
    flow.nonces.add(mix(5, number));
  }
}

function microseconds({ seconds, nanoseconds }: PacketView): number {
  return seconds * 1_000_000 + Math.floor(nanoseconds / 1000);
}

/** A connection captured twice, before a NAT and behind it, begins at once in both. */
const AT_ONCE_MICROSECONDS = 1_000_000;

/** Sequence numbers with which several connections begin are no work of chance. */
function dropRepeated(flows: readonly FlowPrint[]): void {
  const begun = new Map<number, FlowPrint>();
  const repeated = new Set<number>();
  for (const flow of flows) {
    for (const isn of flow.isns) {
      if (isn === null) continue;
      const other = begun.get(isn);
      if (other === undefined) begun.set(isn, flow);
      else if (Math.abs(other.first.time - flow.first.time) > AT_ONCE_MICROSECONDS || other === flow) repeated.add(isn);
    }
  }
  for (const flow of flows) {
    for (const side of [0, 1] as const) {
      if (!repeated.has(flow.isns[side] ?? -1)) continue;
      flow.isns[side] = null;
      flow.plain[side] = true;
    }
  }
}
