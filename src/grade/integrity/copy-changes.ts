import type { CopyChange } from "../../report/grading/integrity-data.ts";
import type { SessionMatch } from "./compare-fingerprints.ts";
import type { Fingerprint, FlowPrint } from "./fingerprint.ts";
import type { FlowMatch } from "./flow-match.ts";

/** Clocks of two machines in one room agree about so well; the copies of one recording do exactly. */
const CLOCKS_MICROSECONDS = 120_000_000;
/** By how much two recordings of one exchange may differ in its length: the way from one machine to the other. */
const JITTER_MICROSECONDS = 20_000;
/** Formats round times. */
const ROUNDING_MICROSECONDS = 1;
/** Of rows that would be alike in a copy that kept them, so many must be. */
const MOST = 0.5;

type Pair = readonly [own: FlowPrint, theirs: FlowPrint, match: FlowMatch];

/** How `theirs` differs from `own` in the sessions that both have. */
export function copyChanges(own: Fingerprint, theirs: Fingerprint, sessions: readonly SessionMatch[]): CopyChange[] {
  if (own.sha256 !== null && own.sha256 === theirs.sha256) return ["identical"];
  const pairs = pairsOf(own, theirs, sessions);
  const cut = isCut(own, theirs, pairs);
  const merged = [own, theirs].some(({ owners }) => owners.length > sessions.length);
  const clocks = clocksOf(own, theirs, pairs);
  const moved = pairs.some(([one, other]) => one.frame !== other.frame);
  const changes: [CopyChange, boolean][] = [
    ["recorded-twice", clocks === "two"],
    ["converted", own.format !== theirs.format],
    ["renumbered", moved && !cut && !merged && clocks !== "two"],
    ["retimed", clocks === "changed"],
    ["readdressed", pairs.some(isReaddressed)],
    ["resequenced", pairs.some(isResequenced)],
    ["reidentified", isReidentified(own, pairs)],
    ["cut", cut && clocks !== "two"],
    ["merged", merged],
  ];
  return changes.filter(([, is]) => is).map(([change]) => change);
}

/** Whether two people recorded the session for themselves, each with a clock of one's own. */
export function isRecordedTwice(own: Fingerprint, theirs: Fingerprint, session: SessionMatch): boolean {
  return clocksOf(own, theirs, pairsOf(own, theirs, [session])) === "two";
}

function pairsOf(own: Fingerprint, theirs: Fingerprint, sessions: readonly SessionMatch[]): Pair[] {
  return sessions.flatMap(({ flows }) =>
    flows.map((match): Pair => {
      return [own.flows[match.flows[0]] as FlowPrint, theirs.flows[match.flows[1]] as FlowPrint, match];
    }),
  );
}

/** Packets of a session that both have are missing in one of them. */
function isCut(own: Fingerprint, theirs: Fingerprint, pairs: readonly Pair[]): boolean {
  if (pairs.some(lacksPackets)) return true;
  const matched = pairs.map(([one, other]) => [one.owner, other.owner] as const);
  return ([0, 1] as const).some((side) => {
    const { flows } = side === 0 ? own : theirs;
    const owners = new Set(matched.map((both) => both[side]));
    return flows.filter(({ owner, packets }) => packets > 0 && owners.has(owner)).length > pairs.length;
  });
}

/** As many packets here as there are the same ones, unless few rows are alike: other addresses change the length of commands. */
function lacksPackets([one, other, { shares }]: Pair): boolean {
  return one.packets !== other.packets || Math.min(...shares) < MOST;
}

/**
 * What the times of packets that are in both say: one clock told both; or two clocks, of two recorders who saw the same packets
 * at about one time, now one and now the other a little later; or the times were changed.
 */
function clocksOf(own: Fingerprint, theirs: Fingerprint, pairs: readonly Pair[]): "one" | "two" | "changed" {
  const offsets = pairs.flatMap(([one, other]) =>
    (["first", "mark", "last"] as const).flatMap((anchor) =>
      one[anchor].key === other[anchor].key ? [one[anchor].time - other[anchor].time] : [],
    ),
  );
  const [least, most] = [Math.min(...offsets), Math.max(...offsets)];
  // One offset may be that of a recorder of one's own; two alike are not.
  if (offsets.length > 1 && most - least <= ROUNDING_MICROSECONDS) return least === 0 || most === 0 ? "one" : "changed";
  if (offsets.length === 0) return isRespaced(own, theirs, pairs) ? "changed" : "one";
  const together = Math.max(-least, most) < CLOCKS_MICROSECONDS && most - least < JITTER_MICROSECONDS;
  return together && most !== 0 ? "two" : "changed";
}

/** Both have times between packets that are worth comparing, in flows that match, and they are not alike. */
function isRespaced(own: Fingerprint, theirs: Fingerprint, pairs: readonly Pair[]): boolean {
  let [alike, there] = [0, 0];
  for (const [, , { spacings, flows }] of pairs) {
    alike += spacings;
    there += Math.min(rowsOf(own, flows[0]), rowsOf(theirs, flows[1]));
  }
  return there > 0 && alike < there * MOST;
}

function rowsOf({ spacings }: Fingerprint, flow: number): number {
  return spacings.flows.reduce((sum, row) => sum + (row >> 1 === flow ? 1 : 0), 0);
}

function isReaddressed([one, other]: Pair): boolean {
  const macs = one.macs !== 0 && other.macs !== 0 && one.macs !== other.macs;
  return one.addresses !== other.addresses || one.ports !== other.ports || macs;
}

function isResequenced([one, other]: Pair): boolean {
  return ([0, 1] as const).some((side) => {
    return one.isns[side] !== null && other.isns[side] !== null && one.isns[side] !== other.isns[side];
  });
}

/** Sequence numbers say that the packets are the same ones, and most identifications are not. */
function isReidentified(own: Fingerprint, pairs: readonly Pair[]): boolean {
  const sequences = pairs.reduce((sum, [, , match]) => sum + match.sequences, 0);
  if (sequences === 0 || own.identifications.hashes.length === 0) return false;
  const ids = pairs.reduce((sum, [, , match]) => sum + match.ids, 0);
  const numbered = own.sequences.values.reduce((sum, id) => sum + (id === 0 ? 0 : 1), 0);
  return ids < sequences * (numbered / own.sequences.values.length) * MOST;
}
