import type { IntegritySignal } from "../../report/grading/grade-report.ts";
import type { SharedPackets } from "../../report/grading/integrity-data.ts";
import { CERTAIN_BITS, type SessionMatch } from "./compare-fingerprints.ts";
import { copyChanges } from "./copy-changes.ts";
import type { Fingerprint } from "./fingerprint.ts";
import type { SessionGroups } from "./session-groups.ts";
import type { StudentCapture } from "./student-capture.ts";

/** Captures that share with the one in hand, by their student's index. Never empty. */
export type SharedWith = Map<number, number[]>;

type SharedCode = "shared-capture" | "shared-background" | "shared-trace";

const MOST_NAMED = 20;
const MOST_FRAMES = 8;
/** Captures that are looked at for the one that is the most alike. */
const MOST_TRIED = 12;

/** The signal of one file: with whom it shares the most, how, and who else does. */
export function sharedSignal(
  code: SharedCode,
  own: number,
  others: SharedWith,
  captures: readonly StudentCapture[],
  groups: SessionGroups,
): IntegritySignal {
  const mine = captures[own] as StudentCapture;
  const least = code === "shared-trace" ? 0 : CERTAIN_BITS;
  const best = mostAlike(own, others, captures, groups);
  const theirs = captures[best] as StudentCapture;
  const matches = matchesOf(own, best, groups).filter(({ bits }) => bits >= least);
  const names = [...others.keys()].filter((student) => student !== theirs.owner).sort((one, other) => one - other);
  const named = names
    .slice(0, MOST_NAMED)
    .map((student) => captures[others.get(student)?.[0] ?? 0]?.student.student ?? "");
  const data: SharedPackets = {
    path: mine.print.path,
    student: theirs.student.student,
    theirPath: theirs.print.path,
    ...sums(matches),
    share: shareOf(mine.print, matches, 0),
    theirShare: shareOf(theirs.print, matches, 1),
    changes: copyChanges(mine.print, theirs.print, matches),
    others: named,
    otherCount: names.length,
  };
  return {
    code,
    level: code === "shared-capture" ? "review" : "note",
    file: mine.print.file,
    frames: framesOf(mine.print, matches, 0),
    with: { student: data.student, path: data.theirPath, frames: framesOf(theirs.print, matches, 1) },
    data: { ...data },
    message: "",
  };
}

function mostAlike(
  own: number,
  others: SharedWith,
  captures: readonly StudentCapture[],
  groups: SessionGroups,
): number {
  const candidates = [...others.values()].flat();
  const { print } = captures[own] as StudentCapture;
  const content = groups.contentOf[own] as number;
  const near = groups.contents[content]?.near;
  const isSame = (one: number): boolean => print.sha256 !== null && captures[one]?.print.sha256 === print.sha256;
  const isNear = (one: number): boolean =>
    groups.contentOf[one] === content || near?.has(groups.contentOf[one] ?? -1) === true;
  const same = candidates.find(isSame);
  if (same !== undefined) return same;
  // Those that only others lead to are in the group for sure, yet were never compared with it.
  const ordered = [...candidates.filter(isNear).slice(0, MOST_TRIED), ...candidates.slice(0, 1)];
  let best = ordered[0] as number;
  let most = -1;
  for (const one of ordered) {
    const alike = overlap(print, matchesOf(own, one, groups));
    if (alike > most) [best, most] = [one, alike];
  }
  return best;
}

function matchesOf(own: number, other: number, groups: SessionGroups): readonly SessionMatch[] {
  return groups.matches(groups.contentOf[own] as number, groups.contentOf[other] as number);
}

/** Packets of the capture that are in the other one. */
function overlap(print: Fingerprint, matches: readonly SessionMatch[], side: 0 | 1 = 0): number {
  const flows = matches.flatMap((match) => match.flows);
  return flows.reduce(
    (sum, { flows: ends, shares }) => sum + shares[side] * (print.flows[ends[side]]?.packets ?? 0),
    0,
  );
}

function shareOf(print: Fingerprint, matches: readonly SessionMatch[], side: 0 | 1): number {
  const all = print.flows.reduce((sum, { packets }) => sum + packets, 0);
  return all === 0 ? 1 : Math.round((overlap(print, matches, side) / all) * 1000) / 1000;
}

function sums(
  matches: readonly SessionMatch[],
): Pick<SharedPackets, "isns" | "ids" | "nonces" | "timestamps" | "spacings"> {
  const sum = { isns: 0, ids: 0, nonces: 0, timestamps: 0, spacings: 0 };
  for (const { flows } of matches) {
    for (const flow of flows) {
      sum.isns += flow.isns;
      sum.ids += flow.ids;
      sum.nonces += flow.nonces;
      sum.timestamps += flow.timestamps;
      sum.spacings += flow.spacings;
    }
  }
  return sum;
}

/** Where what is shared begins. */
function framesOf({ flows }: Fingerprint, matches: readonly SessionMatch[], side: 0 | 1): number[] {
  const frames = matches.flatMap((match) => match.flows.map((flow) => flows[flow.flows[side]]?.frame ?? 0));
  return [...new Set(frames)]
    .filter((frame) => frame > 0)
    .sort((a, b) => a - b)
    .slice(0, MOST_FRAMES);
}
