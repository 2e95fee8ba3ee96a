import type { CaptureInterface } from "../../capture/capture-interface.ts";
import type { RecordReader } from "../../capture/record-reader.ts";
import { formatIp } from "../../decode/addresses.ts";
import { Decoder } from "../../decode/decoder.ts";
import { loadRecord } from "../../decode/load-record.ts";
import { KIND, PacketView, TCP_ACK, TCP_SYN } from "../../decode/packet-view.ts";
import { FlowKey } from "../../flow/flow-key.ts";
import { FlowTable } from "../../flow/flow-table.ts";
import { hasDhcpPort } from "../dhcp-input.ts";
import { quotedSegment } from "../quoted-segment.ts";
import { FragmentFrames } from "./fragment-frames.ts";
import { FrameMarks } from "./frame-marks.ts";
import { InterfaceBook } from "./interface-book.ts";
import type { Part, Span } from "./part.ts";

/** A connection that the walk has come to. */
interface Flow {
  span: Span;
  /** The report's last packet of it went by: what still comes are copies and latecomers, until another connection begins. */
  isOver: boolean;
  /** Of its last SYN; -1 while there was none. */
  synSequence: number;
}

/**
 * Finds the packets of a part while the captures are walked through a second time: all of its connections (copies and
 * retransmissions too), ICMP errors that quote them, fragments of all those, and the frames that the part names.
 */
export class PacketSearch {
  readonly found = new FrameMarks();
  readonly #part: Part;
  readonly #view = new PacketView();
  readonly #decoder = new Decoder();
  readonly #fragments = new FragmentFrames(this.found);
  readonly #key = new FlowKey();
  readonly #flows = new FlowTable<Flow>();
  readonly #interfaces = new InterfaceBook();
  readonly #used = new Set<number>();

  constructor(part: Part) {
    this.#part = part;
    this.#decoder.watchFragments(this.#fragments);
  }

  /** By their numbers (see InterfaceBook), the interfaces that packets of the part may come from. */
  get interfaces(): Map<number, CaptureInterface> {
    const used = [...this.#used].sort((a, b) => a - b);
    return new Map(used.flatMap((number) => [[number, this.#interfaces.at(number)] as const]).filter(isThere));
  }

  /** Takes the record in hand, which is the frame of this reference. */
  record(reference: number, reader: RecordReader): void {
    const view = this.#view;
    loadRecord(view, reader, reference);
    this.#fragments.next(reference);
    this.#decoder.decode(view);
    const from = this.#interfaces.of(reader);
    const isWanted = this.#isWanted(view);
    if (isWanted) this.#fragments.markPacket(reference);
    // A fragment may turn out to be wanted later.
    if (from >= 0 && (isWanted || view.kind === KIND.fragment)) this.#used.add(from);
  }

  #isWanted(view: PacketView): boolean {
    const { frames, citedOfFtp, citedOfDhcp } = this.#part;
    const ofConnection = view.kind === KIND.tcp ? this.#tcp(view) : view.kind === KIND.icmp && this.#quotes(view);
    if (ofConnection || frames.has(view.frame)) return true;
    if (view.kind === KIND.arp && this.#part.linkLocal.size > 0 && this.#isOfClaim(view)) return true;
    // What a finding cites of other sessions and exchanges is theirs; what is neither (ARP, ICMP …) is evidence.
    if (view.kind !== KIND.tcp && citedOfFtp.has(view.frame)) return true;
    return !(view.kind === KIND.udp && hasDhcpPort(view)) && citedOfDhcp.has(view.frame);
  }

  #tcp(view: PacketView): boolean {
    const key = this.#key;
    key.load(view);
    const begun = this.#part.spans.get(view.frame);
    if (begun !== undefined) this.#flows.set(key, { span: begun, isOver: false, synSequence: -1 });
    const flow = this.#flows.find(key);
    if (flow === undefined) return false;
    const isSyn = (view.flags & (TCP_SYN | TCP_ACK)) === TCP_SYN;
    if (flow.isOver && isSyn && flow.synSequence !== view.sequence) {
      this.#flows.delete(key);
      return false;
    }
    if (isSyn) flow.synSequence = view.sequence;
    if (view.frame === flow.span.last) flow.isOver = true;
    return flow.span.isWanted;
  }

  /** ARP that asks for or tells of a claimed address. */
  #isOfClaim({ network, arpOperation, sourceAddress, destinationAddress }: PacketView): boolean {
    if (arpOperation === 0) return false;
    return [sourceAddress, destinationAddress].some((at) => this.#part.linkLocal.has(formatIp(network, at, 4)));
  }

  #quotes(view: PacketView): boolean {
    const quoted = quotedSegment(view);
    if (quoted === null) return false;
    const { network } = view;
    const { version, source, destination, tcp } = quoted;
    this.#key.loadFrom(network, version, source, destination, network.getUint16(tcp), network.getUint16(tcp + 2));
    return this.#flows.find(this.#key)?.span.isWanted === true;
  }
}

function isThere(entry: readonly [number, CaptureInterface | undefined]): entry is readonly [number, CaptureInterface] {
  return entry[1] !== undefined;
}
