import type { Fingerprint, FlowPrint, Sketch } from "./fingerprint.ts";

/** An initial sequence number (RFC 9293 section 3.4.1), an xid: chosen by chance out of 2^32. */
const NUMBER_BITS = 32;
/**
 * An xid of DHCP, a random of TLS. A single xid has to be enough, for an exchange has no other number: in a class of 500 two
 * are alike by chance once in 2^13 classes. Those of clients that have one xid for ever, or make it of their MAC, are not here.
 */
const NONCE_BITS = 48;
/** Out of 65 536, begun by chance; four bits are taken off for those that only nearly are. */
const IDENTIFICATION_BITS = 12;
/**
 * The first pair of timestamps alike, of clocks that began with some boot, or that began by chance; and each further pair. Half
 * of the latter's 64 bits are left for machines that were copied while they ran.
 */
const BOOT_BITS = 16;
const CHANCE_BITS = 32;
const FURTHER_TIMESTAMP_BITS = 2;
const MOST_TIMESTAMP_BITS = 60;
/** Three times between packets in a row alike. */
const FIRST_SPACING_BITS = 24;
/** What is lost by comparing the spacing of all flows with that of all others, where less than so much ties two together. */
export const SPACING_SEARCH_BITS = 16;
export const TIED_BITS = 24;

/** Rows alike, fewer of which are what 32-bit hashes do by themselves. */
const FEWEST_SEQUENCES = 2;
const FEWEST_IDENTIFICATIONS = 2;
const FEWEST_TIMESTAMPS = 3;
const FEWEST_SPACINGS = 2;

/** What was counted alike of two flows. */
export interface Tally {
  flows: [number, number];
  isns: number;
  nonces: number;
  sequences: number;
  sameIds: number;
  /** By direction, the client's first. */
  ids: [number, number];
  timestamps: number;
  /** Of those, how many are of clocks that began by chance. */
  farTimestamps: number;
  spacings: number;
  spacingBits: number;
}

/** A flow of one capture and one of another, with what is alike in them. */
export interface FlowMatch {
  flows: [number, number];
  /** What the likeness is worth; apart from it that of the times between packets. */
  bits: number;
  spacingBits: number;
  /** Initial sequence numbers, and numbers of DHCP and TLS, that are alike. */
  isns: number;
  nonces: number;
  /** Packets whose IP identifications are alike; of sketches that left rows out, an estimate. */
  ids: number;
  /** Packets whose sequence numbers are alike, timestamps, and times between packets. */
  sequences: number;
  timestamps: number;
  farTimestamps: number;
  spacings: number;
  /** Part of each flow's packets that is in the other, 0 to 1. */
  shares: [number, number];
}

type Family = "sequences" | "identifications" | "timestamps" | "spacings";
/** Rows of each flow that both sketches would have, for either capture. */
type RowCounts = Record<Family, readonly [Uint32Array, Uint32Array]>;

const FLOWS = 128;

/** How many rows each flow of `a` and of `b` has that can be compared: those below both sketches' limits. */
export function sharedRowCounts(a: Fingerprint, b: Fingerprint): RowCounts {
  const counts = (family: Family): [Uint32Array, Uint32Array] => {
    const limit = Math.min(a[family].limit, b[family].limit);
    return [rowCounts(a[family], limit), rowCounts(b[family], limit)];
  };
  return {
    sequences: counts("sequences"),
    identifications: counts("identifications"),
    timestamps: counts("timestamps"),
    spacings: counts("spacings"),
  };
}

function rowCounts({ hashes, flows }: Sketch, limit: number): Uint32Array {
  const counts = new Uint32Array(FLOWS);
  for (let at = 0; at < hashes.length && (hashes[at] as number) < limit; at++) {
    counts[(flows[at] as number) >> 1] = (counts[(flows[at] as number) >> 1] as number) + 1;
  }
  return counts;
}

/** What the likeness of two flows is worth, and how far it goes. */
export function flowMatch(a: Fingerprint, b: Fingerprint, tally: Tally, rows: RowCounts): FlowMatch {
  const [left, right] = tally.flows;
  const [one, other] = [a.flows[left] as FlowPrint, b.flows[right] as FlowPrint];
  const { isns, nonces, timestamps, farTimestamps, spacings } = tally;
  const sequences = bothPlain(one, other) ? 0 : tally.sequences;
  const directions = ([0, 1] as const).filter((side) => {
    return tally.ids[side] >= FEWEST_IDENTIFICATIONS && one.ownIds[side] && other.ownIds[side];
  });
  const bits =
    Math.max(isns, sequences >= FEWEST_SEQUENCES ? chanceSides(one, other) : 0) * NUMBER_BITS +
    nonces * NONCE_BITS +
    directions.length * IDENTIFICATION_BITS;
  const enough = spacings >= FEWEST_SPACINGS || (spacings > 0 && nonces > 0);
  return {
    flows: tally.flows,
    bits,
    spacingBits: enough ? FIRST_SPACING_BITS + tally.spacingBits * (1 - 1 / spacings) : 0,
    isns,
    nonces,
    ...{ sequences, timestamps, farTimestamps, spacings },
    ids: sequences > 0 ? scaled(tally.sameIds, a.sequences, b.sequences) : identified(tally, a, b),
    shares: sharesOf(one, other, tally, rows),
  };
}

/** What all timestamps alike of two sessions are worth: all their connections have one clock at either end. */
export function timestampBits(flows: readonly FlowMatch[]): number {
  const count = flows.reduce((sum, { timestamps }) => sum + timestamps, 0);
  if (count < FEWEST_TIMESTAMPS) return 0;
  const first = flows.some(({ farTimestamps }) => farTimestamps > 0) ? CHANCE_BITS : BOOT_BITS;
  return Math.min(MOST_TIMESTAMP_BITS, first + FURTHER_TIMESTAMP_BITS * (count - 1));
}

/** Where no SYN tells, sequence and acknowledgement numbers are two numbers of chance, but for ends that count from 0. */
function chanceSides(one: FlowPrint, other: FlowPrint): number {
  return ([0, 1] as const).filter((side) => !one.plain[side] && !other.plain[side] && canBeAlike(one, other, side))
    .length;
}

function canBeAlike({ isns: one }: FlowPrint, { isns: other }: FlowPrint, side: 0 | 1): boolean {
  return one[side] === null || other[side] === null || one[side] === other[side];
}

function bothPlain(one: FlowPrint, other: FlowPrint): boolean {
  return [one, other].some(({ plain }) => plain[0] && plain[1]);
}

function identified({ ids }: Tally, a: Fingerprint, b: Fingerprint): number {
  return scaled(ids[0] + ids[1], a.identifications, b.identifications);
}

function scaled(count: number, one: Sketch, other: Sketch): number {
  return Math.round((count * 2 ** 32) / Math.min(one.limit, other.limit));
}

/** Told by the kind of row that most are alike of. DHCP's exchanges are short: they are there or not. */
function sharesOf(one: FlowPrint, other: FlowPrint, tally: Tally, rows: RowCounts): [number, number] {
  const [left, right] = tally.flows;
  const kinds: [number, Family][] = [
    [tally.sequences, "sequences"],
    [tally.ids[0] + tally.ids[1], "identifications"],
    [tally.timestamps, "timestamps"],
    [tally.spacings, "spacings"],
  ];
  const [alike, family] = kinds.reduce((most, kind) => (kind[0] > most[0] ? kind : most));
  const [ofOne, ofOther] = [rows[family][0][left] ?? 0, rows[family][1][right] ?? 0];
  if (alike < 2 || ofOne === 0 || ofOther === 0) {
    const fewer = Math.min(one.packets, other.packets);
    return [fewer / one.packets, fewer / other.packets];
  }
  return [Math.min(1, alike / ofOne), Math.min(1, alike / ofOther)];
}
