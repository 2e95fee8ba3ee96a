// FENCE, once a fragment, which few packets are: copies what it keeps, within src/limits.ts.
import { LIMITS } from "../../limits.ts";
import { type Cursor, LAYER } from "../cursor.ts";
import { KIND, type PacketView } from "../packet-view.ts";
import { addToTally, newTally } from "../tally.ts";
import { ADDRESS_SPACE, CONFLICTING, PartialDatagram, REFUSED } from "./partial-datagram.ts";

const FREE = 0;
const WAITING = 1;
/** Whole and handed on; kept for a while so that second copies of its fragments do not start it anew. */
const DONE = 2;

/** Told which packets a datagram is put together from; datagrams are named by small numbers, which are used again. */
export interface FragmentListener {
  /** A datagram begins under this number; what had it before is forgotten. */
  begins(datagram: number): void;
  /** The packet in hand is a fragment of it, or a copy of one. */
  fragment(datagram: number): void;
  /** That fragment made it whole: what is decoded from here on is in it. */
  whole(datagram: number): void;
}

/**
 * Puts IPv4 and IPv6 datagrams together from fragments in any order. Fragments are rare, so a search over all places
 * is good enough; memory is bounded by LIMITS.fragmentDatagrams buffers of 64 KiB, allocated as they are needed.
 *
 * A completed datagram's bytes are the defragmenter's: the view points into them until the next packet is decoded.
 */
export class Defragmenter {
  readonly dropped = newTally();
  readonly incomplete = newTally();
  readonly conflicts = newTally();
  /** Incomplete ones whose place was needed. */
  readonly expelled = newTally();
  listener: FragmentListener | null = null;

  readonly #datagrams: PartialDatagram[] = [];
  readonly #states = new Uint8Array(LIMITS.fragmentDatagrams);
  readonly #hashes = new Int32Array(LIMITS.fragmentDatagrams);
  readonly #versions = new Uint8Array(LIMITS.fragmentDatagrams);
  readonly #protocols = new Uint8Array(LIMITS.fragmentDatagrams);
  readonly #identifications = new Float64Array(LIMITS.fragmentDatagrams);
  readonly #started = new Float64Array(LIMITS.fragmentDatagrams);
  readonly #firstFrames = new Float64Array(LIMITS.fragmentDatagrams);

  /**
   * Takes the fragment that the cursor stands on. Where it completes its datagram, the cursor goes on in the whole one;
   * else the packet's kind is "fragment".
   */
  add(cursor: Cursor, view: PacketView): void {
    const { data, offset, fragmentOffset, moreFragments } = cursor;
    const wireLength = cursor.wireEnd - offset;
    const captured = Math.max(0, cursor.end - offset);
    view.kind = KIND.fragment;
    cursor.layer = LAYER.none;

    const slot = this.#slotFor(cursor, view, wireLength, captured);
    const datagram = this.#datagrams[slot];
    this.listener?.fragment(slot);
    if (datagram === undefined || this.#states[slot] === DONE) return;
    const result = datagram.insert(fragmentOffset, wireLength, moreFragments, data, offset, captured);
    if (result === REFUSED) {
      addToTally(this.dropped, view.frame);
      if (datagram.empty) this.#states[slot] = FREE;
      return;
    }
    if (result === CONFLICTING) addToTally(this.conflicts, view.frame);
    if (fragmentOffset === 0) datagram.protocol = cursor.selector;
    if (datagram.complete) {
      this.#states[slot] = DONE;
      this.listener?.whole(slot);
      resume(cursor, view, datagram);
    }
  }

  /** Counts what is still waiting as incomplete and forgets everything. */
  finish(): void {
    for (let slot = 0; slot < this.#datagrams.length; slot++) this.#release(slot);
  }

  /** The place of the fragment's datagram; a new one if it is the first of it. */
  #slotFor(cursor: Cursor, view: PacketView, wireLength: number, captured: number): number {
    const hash = hashOf(view);
    const found = this.#find(hash, view);
    if (found < 0) return this.#open(hash, view);
    if (this.#expired(found, view.seconds)) return this.#reopen(found, hash, view);
    const { data, offset, fragmentOffset } = cursor;
    const done = this.#states[found] === DONE;
    const copy = done && this.#datagrams[found]?.holds(fragmentOffset, wireLength, data, offset, captured);
    // The identification of a finished datagram with other bytes: it is used again.
    return done && copy !== true ? this.#reopen(found, hash, view) : found;
  }

  #find(hash: number, view: PacketView): number {
    let slot = this.#hashes.indexOf(hash);
    while (slot >= 0 && !this.#matches(slot, view)) slot = this.#hashes.indexOf(hash, slot + 1);
    return slot;
  }

  /** The parts that make fragments one datagram: for IPv4 the protocol too (RFC 791), for IPv6 not (RFC 8200). */
  #matches(slot: number, view: PacketView): boolean {
    const datagram = this.#datagrams[slot];
    if (datagram === undefined || this.#states[slot] === FREE || datagram.view === view.network) return false;
    if (this.#versions[slot] !== view.ipVersion || this.#identifications[slot] !== view.identification) return false;
    if (view.ipVersion === 4 && this.#protocols[slot] !== view.protocol) return false;
    const length = view.ipVersion === 4 ? 4 : 16;
    const { network, sourceAddress, destinationAddress } = view;
    return (
      sameBytes(datagram.view, 0, network, sourceAddress, length) &&
      sameBytes(datagram.view, 16, network, destinationAddress, length)
    );
  }

  #open(hash: number, view: PacketView): number {
    return this.#reopen(this.#freeSlot(view), hash, view);
  }

  #reopen(slot: number, hash: number, view: PacketView): number {
    this.#release(slot);
    const datagram = this.#datagrams[slot] ?? new PartialDatagram();
    this.#datagrams[slot] = datagram;
    datagram.clear();
    datagram.protocol = view.protocol;
    const length = view.ipVersion === 4 ? 4 : 16;
    copyBytes(datagram.view, 0, view.network, view.sourceAddress, length);
    copyBytes(datagram.view, 16, view.network, view.destinationAddress, length);
    this.listener?.begins(slot);
    this.#states[slot] = WAITING;
    this.#hashes[slot] = hash;
    this.#versions[slot] = view.ipVersion;
    this.#protocols[slot] = view.protocol;
    this.#identifications[slot] = view.identification;
    this.#started[slot] = view.seconds;
    this.#firstFrames[slot] = view.frame;
    return slot;
  }

  /**
   * A place that nobody needs, releasing all that have waited too long; else the one that has been used longest. Never
   * that of a datagram which holds the fragment in hand, as a reassembled tunnel packet may.
   */
  #freeSlot(view: PacketView): number {
    let free = -1;
    let oldest = 0;
    let oldestFrame = Number.POSITIVE_INFINITY;
    for (const [slot, datagram] of this.#datagrams.entries()) {
      if (datagram.view === view.network) continue;
      if (this.#expired(slot, view.seconds)) this.#release(slot);
      if (this.#states[slot] === FREE) free = slot;
      const frame = this.#firstFrames[slot] ?? 0;
      if (frame >= oldestFrame) continue;
      oldest = slot;
      oldestFrame = frame;
    }
    if (free >= 0) return free;
    if (this.#datagrams.length < LIMITS.fragmentDatagrams) return this.#datagrams.length;
    if (this.#states[oldest] === WAITING) addToTally(this.expelled, oldestFrame);
    return oldest;
  }

  #expired(slot: number, now: number): boolean {
    return Math.abs(now - (this.#started[slot] ?? 0)) > LIMITS.fragmentSeconds;
  }

  #release(slot: number): void {
    if (this.#states[slot] === WAITING) addToTally(this.incomplete, this.#firstFrames[slot] ?? 0);
    this.#states[slot] = FREE;
  }
}

/** Shows the whole datagram: addresses and payload, cut where a fragment was. */
function resume(cursor: Cursor, view: PacketView, datagram: PartialDatagram): void {
  view.kind = KIND.other;
  view.network = datagram.view;
  view.sourceAddress = 0;
  view.destinationAddress = 16;
  view.protocol = datagram.protocol;
  cursor.data = datagram.view;
  cursor.offset = ADDRESS_SPACE;
  cursor.wireEnd = ADDRESS_SPACE + datagram.length;
  cursor.end = ADDRESS_SPACE + Math.min(datagram.length, datagram.capturedLength);
  cursor.layer = LAYER.ipPayload;
  cursor.selector = datagram.protocol;
}

function hashOf(view: PacketView): number {
  const { network, sourceAddress, destinationAddress } = view;
  const last = view.ipVersion === 4 ? 0 : 12;
  const addresses = network.getInt32(sourceAddress + last) ^ Math.imul(network.getInt32(destinationAddress + last), 31);
  return Math.imul(addresses ^ view.identification, 0x9e3779b1);
}

function sameBytes(a: DataView, aOffset: number, b: DataView, bOffset: number, length: number): boolean {
  for (let i = 0; i < length; i += 4) if (a.getInt32(aOffset + i) !== b.getInt32(bOffset + i)) return false;
  return true;
}

function copyBytes(to: DataView, toOffset: number, from: DataView, fromOffset: number, length: number): void {
  for (let i = 0; i < length; i += 4) to.setInt32(toOffset + i, from.getInt32(fromOffset + i));
}
