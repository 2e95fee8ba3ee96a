import type { CopyChange } from "../../report/grading/integrity-data.ts";
import type { SessionMatch } from "./compare-fingerprints.ts";
import type { Fingerprint, FlowPrint } from "./fingerprint.ts";
import type { FlowMatch } from "./flow-match.ts";

/** Clocks of two machines in one room agree about so well; the copies of one recording do exactly. */
const CLOCKS_MICROSECONDS = 120_000_000;
/** By how much two recordings of one exchange may differ in its length: the way from one machine to the other. */
const JITTER_MICROSECONDS = 20_000;
/** Of rows that would be alike in a copy that kept them, so many must be. */
const MOST = 0.5;

type Pair = [own: FlowPrint, theirs: FlowPrint, match: FlowMatch];

/** How `theirs` differs from `own` in the sessions that both have. */
export function copyChanges(own: Fingerprint, theirs: Fingerprint, sessions: readonly SessionMatch[]): CopyChange[] {
  if (own.sha256 !== null && own.sha256 === theirs.sha256) return ["identical"];
  const pairs = sessions.flatMap(({ flows }) =>
    flows.map(
      (match): Pair => [own.flows[match.flows[0]] as FlowPrint, theirs.flows[match.flows[1]] as FlowPrint, match],
    ),
  );
  const cut = pairs.some(([one, other, { shares }]) => one.packets !== other.packets || Math.min(...shares) < 0.95);
  const merged = own.flows.length > pairs.length || theirs.flows.length > pairs.length;
  const moved = pairs.some(([one, other]) => one.frame !== other.frame);
  const twice = isRecordedTwice(own, theirs, pairs);
  const changes: [CopyChange, boolean][] = [
    ["recorded-twice", twice],
    ["converted", own.format !== theirs.format],
    ["renumbered", moved && !cut && !merged && !twice],
    ["retimed", !twice && (pairs.some(isShifted) || isRespaced(own, theirs, pairs))],
    ["readdressed", pairs.some(isReaddressed)],
    ["resequenced", pairs.some(isResequenced)],
    ["reidentified", isReidentified(own, pairs)],
    ["cut", cut && !twice],
    ["merged", merged],
  ];
  return changes.filter(([, is]) => is).map(([change]) => change);
}

/** Whether two recorders saw the same exchange: at about one time, for about as long, with times that differ all over. */
export function isRecordedTwice(own: Fingerprint, theirs: Fingerprint, pairs: readonly Pair[]): boolean {
  if (pairs.length === 0 || !isRespaced(own, theirs, pairs)) return false;
  return pairs.every(([one, other]) => {
    const apart = Math.abs(one.first.time - other.first.time);
    const lengths = one.last.time - one.first.time - (other.last.time - other.first.time);
    return apart < CLOCKS_MICROSECONDS && Math.abs(lengths) < JITTER_MICROSECONDS && apart !== 0;
  });
}

/** The same packet, which begins or ends both, has another time. */
function isShifted([one, other]: Pair): boolean {
  if (one.first.key === other.first.key) return one.first.time !== other.first.time;
  return one.last.key === other.last.key && one.last.time !== other.last.time;
}

/** Both have times between packets that are worth comparing, in flows that match, and they are not alike. */
function isRespaced(own: Fingerprint, theirs: Fingerprint, pairs: readonly Pair[]): boolean {
  const [alike, there] = pairs.reduce(
    ([sum, least], [, , { spacings, flows }]) => {
      const rows = Math.min(rowsOf(own, flows[0]), rowsOf(theirs, flows[1]));
      return [sum + spacings, least + rows];
    },
    [0, 0],
  );
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
