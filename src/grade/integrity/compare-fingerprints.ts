import type { Fingerprint, FlowPrint, Sketch } from "./fingerprint.ts";
import {
  type FlowMatch,
  flowMatch,
  SPACING_SEARCH_BITS,
  sharedRowCounts,
  type Tally,
  TIED_BITS,
  timestampBits,
} from "./flow-match.ts";

/**
 * How sure it must be that two sessions are one, in bits: chance makes them alike once in 2^48 times. A class of 500 with two
 * captures each has 2^19 pairs of captures, and few of them more than 2^6 pairs of sessions, which leaves one false alarm in
 * 2^23 classes. Each family of evidence reaches it alone, if there is enough of it: two initial sequence numbers, identifications
 * of four directions, 9 to 17 timestamps, some ten times between packets.
 */
export const CERTAIN_BITS = 48;
/** One 32-bit number alike, and no more: worth a note. */
export const LIKELY_BITS = 32;

/** A session (or DHCP transaction) of one capture and one of another; indices into owners. */
export interface SessionMatch {
  owners: [number, number];
  bits: number;
  flows: FlowMatch[];
}

/** What two captures have in common, session by session, with LIKELY_BITS or more; the surest first. */
export function compareFingerprints(a: Fingerprint, b: Fingerprint): SessionMatch[] {
  const tallies = new Map<number, Tally>();
  sharedNumbers(a, b, tallies);
  sharedRows(a.sequences, b.sequences, (left, right, at, from) => {
    const tally = tallyOf(tallies, left >> 1, right >> 1);
    tally.sequences += 1;
    const id = a.sequences.values[at];
    if (id !== 0 && id === b.sequences.values[from]) tally.sameIds += 1;
  });
  sharedRows(a.identifications, b.identifications, (left, right) => {
    if ((left & 1) === (right & 1)) tallyOf(tallies, left >> 1, right >> 1).ids[(left & 1) as 0 | 1] += 1;
  });
  sharedRows(a.timestamps, b.timestamps, (left, right, at) => {
    const tally = tallyOf(tallies, left >> 1, right >> 1);
    tally.timestamps += 1;
    tally.farTimestamps += a.timestamps.values[at] as number;
  });
  sharedRows(a.spacings, b.spacings, (left, right, at) => {
    const tally = tallyOf(tallies, left >> 1, right >> 1);
    tally.spacings += 1;
    tally.spacingBits += a.spacings.values[at] as number;
  });
  return sessionsOf(a, b, [...tallies.values()]);
}

function tallyOf(tallies: Map<number, Tally>, left: number, right: number): Tally {
  const key = left * 256 + right;
  let tally = tallies.get(key);
  if (tally === undefined) {
    const none = {
      isns: 0,
      nonces: 0,
      sequences: 0,
      sameIds: 0,
      timestamps: 0,
      farTimestamps: 0,
      spacings: 0,
      spacingBits: 0,
    };
    tally = { flows: [left, right], ids: [0, 0], ...none };
    tallies.set(key, tally);
  }
  return tally;
}

/** Numbers that chance made, of which one alone tells nearly all. */
function sharedNumbers(a: Fingerprint, b: Fingerprint, tallies: Map<number, Tally>): void {
  const places = new Map<number, number[]>();
  for (const [index, flow] of b.flows.entries()) {
    for (const key of numbersOf(flow)) places.set(key, [...(places.get(key) ?? []), index]);
  }
  for (const [index, flow] of a.flows.entries()) {
    for (const key of numbersOf(flow)) {
      for (const other of places.get(key) ?? []) {
        const tally = tallyOf(tallies, index, other);
        if (key >= NONCE) tally.nonces += 1;
        else tally.isns += 1;
      }
    }
  }
}

const SERVERS = 2 ** 32;
const NONCE = 2 ** 33;

/** A flow's initial sequence numbers and nonces, as keys that differ by kind. */
export function numbersOf({ isns: [client, server], nonces }: FlowPrint): number[] {
  const keys = nonces.map((nonce) => NONCE + nonce);
  if (client !== null) keys.push(client);
  if (server !== null) keys.push(SERVERS + server);
  return keys;
}

/** Walks two sketches side by side and tells of each hash that is in both: the rows' flows, and their positions. */
function sharedRows(
  a: Sketch,
  b: Sketch,
  found: (left: number, right: number, at: number, from: number) => void,
): void {
  for (let at = 0, from = 0; at < a.hashes.length && from < b.hashes.length; ) {
    const left = a.hashes[at] as number;
    const right = b.hashes[from] as number;
    if (left === right) found(a.flows[at] as number, b.flows[from] as number, at, from);
    if (left <= right) at += 1;
    if (right <= left) from += 1;
  }
}

/** Each flow goes with the one that is most like it; the flows of two sessions count together. */
function sessionsOf(a: Fingerprint, b: Fingerprint, tallies: readonly Tally[]): SessionMatch[] {
  const rows = sharedRowCounts(a, b);
  const matches = tallies.map((tally) => flowMatch(a, b, tally, rows));
  matches.sort(
    (one, other) => weight(other) - weight(one) || one.flows[0] - other.flows[0] || one.flows[1] - other.flows[1],
  );
  const taken = [new Set<number>(), new Set<number>()] as const;
  const sessions = new Map<number, SessionMatch>();
  for (const match of matches) {
    const [left, right] = match.flows;
    if (weight(match) === 0 || taken[0].has(left) || taken[1].has(right)) continue;
    taken[0].add(left);
    taken[1].add(right);
    const owners: [number, number] = [a.flows[left]?.owner ?? 0, b.flows[right]?.owner ?? 0];
    const key = owners[0] * 256 + owners[1];
    const session = sessions.get(key) ?? { owners, bits: 0, flows: [] };
    session.flows.push(match);
    sessions.set(key, session);
  }
  for (const session of sessions.values()) session.bits = bitsOf(session.flows);
  return [...sessions.values()].filter(({ bits }) => bits >= LIKELY_BITS).sort((one, other) => other.bits - one.bits);
}

/** Which of several flows is the one that is meant. */
function weight({ bits, spacingBits, timestamps }: FlowMatch): number {
  return bits + spacingBits + timestamps;
}

/** Spacing that nothing else speaks for was looked for among all rows of both captures, which finds some by chance. */
function bitsOf(flows: readonly FlowMatch[]): number {
  const spacing = flows.reduce((sum, { spacingBits }) => sum + spacingBits, 0);
  const others = flows.reduce((sum, { bits }) => sum + bits, timestampBits(flows));
  return others + (others >= TIED_BITS ? spacing : Math.max(0, spacing - SPACING_SEARCH_BITS));
}
