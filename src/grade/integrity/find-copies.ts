import type { IntegritySignal } from "../../report/grading/grade-report.ts";
import { naturalOrder } from "../natural-order.ts";
import { CERTAIN_BITS } from "./compare-fingerprints.ts";
import { isRecordedTwice } from "./copy-changes.ts";
import type { StudentFingerprints } from "./fingerprint.ts";
import { withOwnMarks } from "./own-marks.ts";
import { groupSessions, type SessionGroups } from "./session-groups.ts";
import { type SharedWith, sharedSignal } from "./shared-signal.ts";
import { isMarked, type StudentCapture } from "./student-capture.ts";

/** Students of whom a trace is told, for one file. */
const MOST_TRACES = 3;

/**
 * Who has packets of whom: the signals of each student, by id; students without any are left out. One signal for a file and
 * level names the student whose file is the most alike, and the others. A student's own files are not held against each other.
 * Names come in natural order, and the order of `students` does not matter.
 */
export function findCopies(students: readonly StudentFingerprints[]): Map<string, IntegritySignal[]> {
  const sorted = [...students].sort((a, b) => naturalOrder(a.student, b.student));
  const all = sorted.flatMap((student, owner) =>
    student.fingerprints
      .filter(({ packets }) => packets > 0)
      .map((print): StudentCapture => ({ owner, student, print })),
  );
  const groups = groupSessions(all.map(({ print }) => print));
  const captures = withOwnMarks(all, groups);
  const signals = new Map<string, IntegritySignal[]>();
  for (const [index, { student }] of captures.entries()) {
    const found = signalsOf(index, captures, groups);
    if (found.length > 0) signals.set(student.student, [...(signals.get(student.student) ?? []), ...found]);
  }
  return signals;
}

function signalsOf(own: number, captures: readonly StudentCapture[], groups: SessionGroups): IntegritySignal[] {
  const { copies, background } = sharedWith(own, captures, groups);
  const signals: IntegritySignal[] = [];
  if (copies.size > 0) signals.push(sharedSignal("shared-capture", own, copies, captures, groups));
  for (const one of copies.keys()) background.delete(one);
  if (background.size > 0) signals.push(sharedSignal("shared-background", own, background, captures, groups));
  for (const trace of tracesOf(own, captures, groups, new Set([...copies.keys(), ...background.keys()]))) {
    signals.push(sharedSignal("shared-trace", own, trace, captures, groups));
  }
  return signals;
}

/** The other students' captures that hold sessions of the own one: marked on both sides, and all others. One capture each. */
function sharedWith(
  own: number,
  captures: readonly StudentCapture[],
  groups: SessionGroups,
): Record<"copies" | "background", SharedWith> {
  const copies: SharedWith = new Map();
  const background: SharedWith = new Map();
  const { owner: self, student, print } = captures[own] as StudentCapture;
  const content = groups.contentOf[own] as number;
  const add = (to: SharedWith, other: number): void => {
    const { owner } = captures[other] as StudentCapture;
    const known = to.get(owner);
    if (known === undefined) to.set(owner, [other]);
    else if (!known.includes(other)) known.push(other);
  };
  for (const { owner } of ownSessions(content, groups)) {
    const isOwnMarked = isMarked(student, print, owner);
    for (const place of groups.places(content, owner)) {
      const isCopy = isOwnMarked && !isOverheard(content, place, owner, groups);
      for (const other of groups.contents[place.content]?.captures ?? []) {
        const theirs = captures[other] as StudentCapture;
        if (theirs.owner === self) continue;
        add(isCopy && isMarked(theirs.student, theirs.print, place.owner) ? copies : background, other);
      }
    }
  }
  for (const other of groups.contents[content]?.captures ?? []) {
    const theirs = captures[other] as StudentCapture;
    if (theirs.owner === self || print.sha256 === null || theirs.print.sha256 !== print.sha256) continue;
    add(isMarked(student, print, null) && isMarked(theirs.student, theirs.print, null) ? copies : background, other);
  }
  return { copies, background };
}

/** Sessions of a content that chance cannot make twice. */
function ownSessions(content: number, groups: SessionGroups): { owner: number }[] {
  const { captures = [], near = new Map() } = groups.contents[content] ?? {};
  if (captures.length < 2 && near.size === 0) return [];
  const sure = groups
    .matches(content, content)
    .filter(({ owners, bits }) => owners[0] === owners[1] && bits >= CERTAIN_BITS);
  return sure.map(({ owners }) => ({ owner: owners[0] }));
}

/** DHCP is sent to all: two people who record one exchange at once, each for oneself, have done nothing to wonder at. */
function isOverheard(
  content: number,
  place: { content: number; owner: number },
  owner: number,
  groups: SessionGroups,
): boolean {
  const [own, theirs] = [groups.contents[content]?.sample, groups.contents[place.content]?.sample];
  if (own?.owners[owner]?.transaction == null || theirs === undefined || place.content === content) return false;
  const match = groups
    .matches(content, place.content)
    .find(({ owners }) => owners[0] === owner && owners[1] === place.owner);
  return match === undefined || isRecordedTwice(own, theirs, match);
}

/** Students (by index) with whom hardly anything is shared, in what was marked on both sides. */
function tracesOf(
  own: number,
  captures: readonly StudentCapture[],
  groups: SessionGroups,
  known: ReadonlySet<number>,
): SharedWith[] {
  const { owner: self, student, print } = captures[own] as StudentCapture;
  const traces = new Map<number, SharedWith>();
  for (const [content, matches] of groups.contents[groups.contentOf[own] as number]?.near ?? []) {
    for (const { owners, bits } of matches) {
      if (bits >= CERTAIN_BITS || !isMarked(student, print, owners[0])) continue;
      for (const other of groups.contents[content]?.captures ?? []) {
        const theirs = captures[other] as StudentCapture;
        if (theirs.owner === self || known.has(theirs.owner) || traces.size >= MOST_TRACES) continue;
        if (isMarked(theirs.student, theirs.print, owners[1]))
          traces.set(theirs.owner, new Map([[theirs.owner, [other]]]));
      }
    }
  }
  return [...traces.values()];
}
