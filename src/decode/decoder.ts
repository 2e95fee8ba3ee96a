// FENCE, once a packet: allocates nothing. Its bytes are borrowed from the reader's window until the next record. Guarded by test/bench.
import { NO_LINK_TYPE } from "../capture/record-reader.ts";
import { decodeCommonPacket } from "./common-packet.ts";
import { beginRecord, Cursor, LAYER } from "./cursor.ts";
import { decodeEtherType } from "./link/ether-type.ts";
import { decodeEthernet } from "./link/ethernet.ts";
import { decodeIeee80211 } from "./link/ieee80211.ts";
import { decodeLlc } from "./link/llc.ts";
import { decodeMpls } from "./link/mpls.ts";
import { decodePpp, decodePppoe } from "./link/ppp.ts";
import { linkDecoder } from "./link/registry.ts";
import { decodeArp } from "./net/arp.ts";
import { Defragmenter, type FragmentListener } from "./net/defragmenter.ts";
import { decodeGre } from "./net/gre.ts";
import { decodeIcmp } from "./net/icmp.ts";
import { decodeIp } from "./net/ip.ts";
import { decodeIpv6Extension } from "./net/ipv6.ts";
import { decodeGeneve, decodeGtp, decodeL2tp, decodeTeredo, decodeVxlan } from "./net/overlays.ts";
import { ipPayloadLayer } from "./net/registry.ts";
import { decodeAuthentication, decodeEtherIp, decodeIpInIp } from "./net/tunnels.ts";
import { PacketView } from "./packet-view.ts";
import { resetView } from "./reset-view.ts";
import { addToTally, newTally, type Tally } from "./tally.ts";
import { decodeTcp } from "./transport/tcp.ts";
import { decodeUdp } from "./transport/udp.ts";

/** Headers of one packet that are read before it is given up as "other": more than any that means well has. */
const MOST_HEADERS = 48;

/** Link types are counted apart up to this many; a file can claim any number in every packet. */
const MOST_LINK_TYPES = 64;
/** Where those beyond are counted; no LINKTYPE_ number is negative. */
export const FURTHER_LINK_TYPES = -2;

/** What the decoder met and could not, or would not, follow. Packets of "other" kinds are not in here. */
export interface DecodeTallies {
  /** By LINKTYPE_ number; those beyond the first 64 unknown ones together under FURTHER_LINK_TYPES. */
  readonly unknownLinkTypes: ReadonlyMap<number, Tally>;
  /** Packets with tunnels inside of LIMITS.tunnelDepth others. */
  readonly tunnelsTooDeep: Readonly<Tally>;
  /** Fragments that no datagram can have: past 65 535 bytes, past its end, of a length that leaves gaps. */
  readonly fragmentsDropped: Readonly<Tally>;
  /** Datagrams whose missing fragments did not come in time, or before LIMITS.fragmentDatagrams others; by first fragment. */
  readonly datagramsIncomplete: Readonly<Tally>;
  /** Those of them that LIMITS.fragmentDatagrams others left no room. */
  readonly datagramsExpelled: Readonly<Tally>;
  /** Fragments that overlap others with different bytes; the first ones were kept. */
  readonly fragmentConflicts: Readonly<Tally>;
}

/**
 * Turns a record into offsets and numbers in a PacketView. HOT PATH: allocates nothing per packet, copies nothing but
 * fragments, never throws. Guarded by test/bench/read.bench.ts.
 *
 * The caller sets the fields of the view that come from the reader; everything else is reset and filled here.
 */
export class Decoder {
  readonly #cursor = new Cursor(new PacketView());
  readonly #defragmenter = new Defragmenter();
  readonly #unknownLinkTypes = new Map<number, Tally>();
  readonly #tunnelsTooDeep = newTally();

  /** What could not be followed so far; grows as packets are decoded. */
  readonly tallies: DecodeTallies = {
    unknownLinkTypes: this.#unknownLinkTypes,
    tunnelsTooDeep: this.#tunnelsTooDeep,
    fragmentsDropped: this.#defragmenter.dropped,
    datagramsIncomplete: this.#defragmenter.incomplete,
    datagramsExpelled: this.#defragmenter.expelled,
    fragmentConflicts: this.#defragmenter.conflicts,
  };

  /** Has `listener` told which packets make up those that are put together from fragments. */
  watchFragments(listener: FragmentListener): void {
    this.#defragmenter.listener = listener;
  }

  decode(view: PacketView): void {
    if (!decodeCommonPacket(view)) this.decodeLayers(view);
  }

  /** Header by header, whatever they are; `decode` without its short cut. */
  decodeLayers(view: PacketView): void {
    const cursor = this.#cursor;
    resetView(view);
    beginRecord(cursor, view);
    for (let headers = 0; cursor.layer !== LAYER.none && headers < MOST_HEADERS; headers++) this.#step(cursor, view);
    if (cursor.tooDeep) addToTally(this.#tunnelsTooDeep, view.frame);
  }

  /** The capture is at its end: datagrams still waiting for fragments are counted as incomplete. */
  finish(): void {
    this.#defragmenter.finish();
  }

  #step(cursor: Cursor, view: PacketView): void {
    switch (cursor.layer) {
      case LAYER.link:
        this.#decodeLink(cursor, view);
        break;
      case LAYER.ethernet:
        decodeEthernet(cursor, view);
        break;
      case LAYER.etherType:
        decodeEtherType(cursor, view);
        break;
      case LAYER.ip:
        decodeIp(cursor, view);
        break;
      case LAYER.ipPayload:
        cursor.layer = ipPayloadLayer(view.ipVersion, cursor.selector);
        break;
      case LAYER.tcp:
        decodeTcp(cursor, view);
        break;
      case LAYER.udp:
        decodeUdp(cursor, view);
        break;
      default:
        this.#stepRare(cursor, view);
    }
  }

  #stepRare(cursor: Cursor, view: PacketView): void {
    switch (cursor.layer) {
      case LAYER.llc:
        decodeLlc(cursor, view);
        break;
      case LAYER.ieee80211:
        decodeIeee80211(cursor, view);
        break;
      case LAYER.ppp:
        decodePpp(cursor, view);
        break;
      case LAYER.pppoe:
        decodePppoe(cursor);
        break;
      case LAYER.mpls:
        decodeMpls(cursor, view);
        break;
      case LAYER.ipv6Extension:
        decodeIpv6Extension(cursor, view);
        break;
      case LAYER.fragment:
        this.#defragmenter.add(cursor, view);
        break;
      case LAYER.arp:
        decodeArp(cursor, view);
        break;
      case LAYER.icmp:
        decodeIcmp(cursor, view);
        break;
      case LAYER.authentication:
        decodeAuthentication(cursor, view);
        break;
      default:
        stepTunnel(cursor, view);
    }
  }

  #decodeLink(cursor: Cursor, view: PacketView): void {
    const decode = linkDecoder(cursor.selector);
    if (decode !== undefined) {
      decode(cursor, view);
      return;
    }
    cursor.layer = LAYER.none;
    if (cursor.selector !== NO_LINK_TYPE) this.#countLinkType(cursor.selector, view.frame);
  }

  #countLinkType(linkType: number, frame: number): void {
    const known = this.#unknownLinkTypes;
    const key = known.has(linkType) || known.size < MOST_LINK_TYPES ? linkType : FURTHER_LINK_TYPES;
    const tally = known.get(key) ?? newTally();
    known.set(key, tally);
    addToTally(tally, frame);
  }
}

function stepTunnel(cursor: Cursor, view: PacketView): void {
  switch (cursor.layer) {
    case LAYER.ipInIp:
      decodeIpInIp(cursor, view);
      break;
    case LAYER.gre:
      decodeGre(cursor, view);
      break;
    case LAYER.etherIp:
      decodeEtherIp(cursor, view);
      break;
    case LAYER.vxlan:
      decodeVxlan(cursor, view);
      break;
    case LAYER.geneve:
      decodeGeneve(cursor, view);
      break;
    case LAYER.teredo:
      decodeTeredo(cursor, view);
      break;
    case LAYER.gtp:
      decodeGtp(cursor, view);
      break;
    case LAYER.l2tp:
      decodeL2tp(cursor, view);
      break;
    default:
      cursor.layer = LAYER.none;
  }
}
