import type { SegmentRun } from "../../report/connection.ts";
import { secondsBetween } from "../../report/elapsed.ts";
import type { Role } from "./ftp-lifelines.ts";

/** Runs of packets that are drawn as one row. */
export interface SegmentGroup {
  kind: SegmentRun["kind"];
  from: Role;
  retransmission: boolean;
  /** Both ends did it: FIN and FIN. */
  both: boolean;
  first: SegmentRun;
  last: SegmentRun;
  /** Packets and payload of all runs; of FINs both ways the packets, with the acknowledgements among them. */
  packets: number;
  bytes: number;
  /** Nothing ever answered it. */
  lost: boolean;
}

/** How much of a connection is drawn. */
export interface GroupLimits {
  /** Unanswered SYNs, and packets sent again, that are drawn one by one. */
  alone: number;
  /** Rows before the middle is told in sums. */
  rows: number;
}

/** Silence on a data connection that is told. */
export const SILENCE_SECONDS = 1;
const DATA_LIMITS: GroupLimits = { alone: 4, rows: 20 };
/** Kinds of which several in a row are one row. */
const GATHERED: ReadonlySet<SegmentRun["kind"]> = new Set(["keep-alive", "zero-window", "rst", "fin"]);

/** Each run by itself; whether a SYN was answered is told by `among`, all packets of its connection. */
export function singleGroups(runs: readonly SegmentRun[], among: readonly SegmentRun[] = runs): SegmentGroup[] {
  const lost = lostSyns(among);
  return runs.map((run) => groupOf([run], lost.has(run)));
}

/** What a reader needs to see of a connection: handshake, bursts, everything odd, one row for both FINs. */
export function segmentGroups(seen: readonly SegmentRun[], limits: GroupLimits = DATA_LIMITS): SegmentGroup[] {
  const runs = finPayloadApart(seen);
  const lost = lostSyns(runs);
  const closing = closingRuns(runs);
  const open = runs.filter((run) => !closing.has(run));
  const parts = gathered(foldedSyns(open, lost, limits.alone), lost, limits.alone);
  const groups = parts.map((part) =>
    groupOf(
      part,
      part.every((run) => lost.has(run)),
    ),
  );
  if (closing.size > 0) groups.push({ ...groupOf([...closing], false), both: true, bytes: 0 });
  const position = new Map(runs.map((run, index) => [run, index]));
  groups.sort((a, b) => (position.get(a.first) ?? 0) - (position.get(b.first) ?? 0));
  return groups.length <= limits.rows ? groups : summed(groups);
}

/** What a FIN carries is the end of a burst, or data of its own; without it, it only closes. */
export function finPayloadApart(runs: readonly SegmentRun[]): SegmentRun[] {
  const told: SegmentRun[] = [];
  for (const run of runs) {
    if (run.kind !== "fin" || run.bytes === 0 || run.retransmission) {
      told.push(run);
      continue;
    }
    const before = told.at(-1);
    if (before !== undefined && isEndOf(before, run)) told[told.length - 1] = joined(before, run);
    else told.push({ ...run, kind: "data" });
    told.push({ ...run, bytes: 0 });
  }
  return told;
}

function isEndOf(burst: SegmentRun, fin: SegmentRun): boolean {
  if (burst.kind !== "data" || burst.retransmission || burst.from !== fin.from) return false;
  return secondsBetween(burst.lastTime, fin.time) < SILENCE_SECONDS;
}

function joined(burst: SegmentRun, { lastCapture, lastFrame, lastTime, packets, bytes }: SegmentRun): SegmentRun {
  const sums = { packets: burst.packets + packets, bytes: burst.bytes + bytes };
  return { ...burst, lastCapture, lastFrame, lastTime, ...sums };
}

function groupOf(runs: readonly SegmentRun[], lost: boolean): SegmentGroup {
  const [first] = runs as [SegmentRun];
  const { kind, from, retransmission } = first;
  const last = runs.reduce((latest, run) => (isLater(run, latest) ? run : latest), first);
  const packets = runs.reduce((sum, run) => sum + run.packets, 0);
  const bytes = runs.reduce((sum, run) => sum + run.bytes, 0);
  return { kind, from, retransmission, both: false, first, last, packets, bytes, lost };
}

function isLater(run: SegmentRun, latest: SegmentRun): boolean {
  return run.lastCapture === latest.lastCapture
    ? run.lastFrame > latest.lastFrame
    : run.lastCapture > latest.lastCapture;
}

/** SYNs that were sent again, or that nobody ever answered. */
function lostSyns(runs: readonly SegmentRun[]): Set<SegmentRun> {
  const lost = new Set<SegmentRun>();
  const pending: Record<Role, SegmentRun | null> = { client: null, server: null };
  for (const run of runs) {
    if (run.kind !== "syn") {
      pending[run.from === "client" ? "server" : "client"] = null;
      continue;
    }
    const before = pending[run.from];
    if (before !== null) lost.add(before);
    pending[run.from] = run;
  }
  for (const run of [pending.client, pending.server]) if (run !== null) lost.add(run);
  return lost;
}

/** Both FINs and the acknowledgements among them, where no data came in between; else none. */
function closingRuns(runs: readonly SegmentRun[]): Set<SegmentRun> {
  const begin = runs.findIndex(({ kind }) => kind === "fin");
  const first = runs[begin];
  if (first === undefined) return new Set();
  const closing = new Set<SegmentRun>();
  let both = false;
  for (const run of runs.slice(begin)) {
    if (run.kind === "fin") both ||= run.from !== first.from;
    else if (run.kind === "data" && !run.retransmission && !both) return new Set();
    else if (run.kind !== "ack") continue;
    closing.add(run);
  }
  return both ? closing : new Set();
}

/** Runs that stand together: the later ones of many unanswered SYNs, and what is always gathered. */
function foldedSyns(runs: readonly SegmentRun[], lost: ReadonlySet<SegmentRun>, alone: number): SegmentRun[][] {
  const unanswered = runs.filter((run) => lost.has(run));
  if (unanswered.length <= alone) return runs.map((run) => [run]);
  const [, second] = unanswered;
  const rest = new Set(unanswered.slice(1));
  return runs.flatMap((run) => (run === second ? [[...rest]] : rest.has(run) ? [] : [[run]]));
}

function gathered(parts: readonly SegmentRun[][], lost: ReadonlySet<SegmentRun>, alone: number): SegmentRun[][] {
  const again = parts.filter(([run]) => run !== undefined && isSentAgain(run));
  const gatherAgain = again.length > alone;
  const told: SegmentRun[][] = [];
  for (const part of parts) {
    const before = told.at(-1);
    const [run] = part as [SegmentRun];
    const [earlier] = before ?? [];
    const same = earlier?.kind === run.kind && earlier.from === run.from && !lost.has(run);
    const gathers = GATHERED.has(run.kind) || (gatherAgain && isSentAgain(run) && earlier?.retransmission === true);
    if (before !== undefined && same && gathers) before.push(...part);
    else told.push([...part]);
  }
  return told;
}

function isSentAgain({ kind, retransmission }: SegmentRun): boolean {
  return kind === "data" && retransmission;
}

/** Beginning and end as they are, and between them one row for all of a kind that went the same way. */
function summed(groups: readonly SegmentGroup[]): SegmentGroup[] {
  const begin = groups.findIndex(({ kind }) => kind !== "syn" && kind !== "syn-ack" && kind !== "ack");
  const end = groups.findLastIndex(({ kind }) => kind !== "fin" && kind !== "rst" && kind !== "ack") + 1;
  const sums = new Map<string, SegmentGroup>();
  for (const group of groups.slice(Math.max(0, begin), end)) {
    const key = `${group.kind} ${group.from} ${group.retransmission} ${group.lost}`;
    const sum = sums.get(key);
    if (sum === undefined) sums.set(key, { ...group });
    else {
      sum.packets += group.packets;
      sum.bytes += group.bytes;
      if (isLater(group.last, sum.last)) sum.last = group.last;
    }
  }
  return [...groups.slice(0, Math.max(0, begin)), ...sums.values(), ...groups.slice(end)];
}
