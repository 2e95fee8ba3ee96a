// FENCE, once a packet: allocates nothing. Its bytes are borrowed from the reader's window until the next record. Guarded by test/bench.
import { LIMITS } from "../limits.ts";
import type { PacketView } from "./packet-view.ts";
import { resetNetwork } from "./reset-view.ts";

/**
 * The header that stands next. Each header's decoder reads its own and names the one behind it, so that headers need
 * not import each other and can nest in any order; decoder.ts calls them in turn.
 */
export const LAYER = {
  /** Nothing more to read: the packet is as well understood as it will be. */
  none: 0,
  /** `selector` is a LINKTYPE_ number. */
  link: 1,
  ethernet: 2,
  /** `selector` is an EtherType, or below 1536 an 802.3 length. */
  etherType: 3,
  llc: 4,
  ieee80211: 5,
  ppp: 6,
  pppoe: 7,
  mpls: 8,
  /** Told apart by the version field. */
  ip: 9,
  /** `selector` is an IP protocol number. */
  ipPayload: 10,
  ipv6Extension: 11,
  fragment: 12,
  arp: 13,
  icmp: 14,
  tcp: 15,
  udp: 16,
  ipInIp: 17,
  gre: 18,
  authentication: 19,
  etherIp: 20,
  vxlan: 21,
  geneve: 22,
  teredo: 23,
  gtp: 24,
  l2tp: 25,
} as const;

/**
 * Where the decoders are in the packet in hand. One object, reused for every packet.
 * HOT PATH, guarded by test/bench/read.bench.ts. `data` is borrowed as PacketView says.
 */
export class Cursor {
  data: DataView;
  /** Offset in `data` of the next header. */
  offset = 0;
  /** Behind the last captured byte that belongs to the enclosing header's payload. */
  end = 0;
  /** The same on the wire; never before `end`. The difference was cut off by the snap length. */
  wireEnd = 0;
  layer = 0;
  selector = 0;
  /** For `LAYER.fragment`: place of the fragment's first byte in its datagram. */
  fragmentOffset = 0;
  moreFragments = false;
  /** 802.11 headers are padded to four bytes (a radiotap flag). */
  paddedHeader = false;
  /** A tunnel was left closed because of LIMITS.tunnelDepth. */
  tooDeep = false;

  constructor(view: PacketView) {
    this.data = view.record;
  }
}

/** Puts the cursor on a record's first byte. An original length beyond belief is taken for the largest believed. */
export function beginRecord(cursor: Cursor, view: PacketView): void {
  const captured = view.recordEnd - view.recordStart;
  cursor.data = view.record;
  cursor.offset = view.recordStart;
  cursor.end = view.recordEnd;
  cursor.wireEnd = view.recordStart + Math.max(captured, Math.min(view.originalLength, LIMITS.recordBytes));
  cursor.layer = LAYER.link;
  cursor.selector = view.linkType;
  cursor.paddedHeader = false;
  cursor.tooDeep = false;
}

/** A header says where its payload ends on the wire: what is captured behind that (padding, FCS) is not its own. */
export function setWireEnd(cursor: Cursor, wireEnd: number): void {
  cursor.wireEnd = wireEnd;
  if (cursor.end > wireEnd) cursor.end = wireEnd;
}

/** The same for a header whose length may not reach out of the enclosing one. */
export function narrowWireEnd(cursor: Cursor, wireEnd: number): void {
  if (wireEnd < cursor.wireEnd) setWireEnd(cursor, wireEnd);
}

/** Goes on behind a header with whatever `layer` reads. */
export function proceed(cursor: Cursor, headerLength: number, layer: number, selector: number): void {
  cursor.offset += headerLength;
  cursor.layer = layer;
  cursor.selector = selector;
}

/**
 * Goes on inside a tunnel: what was known of the carrying packet's network and transport headers is forgotten.
 * At LIMITS.tunnelDepth it stops instead, and the carrying packet is what the view shows.
 */
export function enterTunnel(
  cursor: Cursor,
  view: PacketView,
  headerLength: number,
  layer: number,
  selector: number,
): void {
  if (view.tunnels >= LIMITS.tunnelDepth) {
    cursor.tooDeep = true;
    cursor.layer = LAYER.none;
    return;
  }
  resetNetwork(view);
  view.tunnels++;
  proceed(cursor, headerLength, layer, selector);
}
