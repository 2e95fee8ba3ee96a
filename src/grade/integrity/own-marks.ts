import type { MarkedSession, StudentFingerprints } from "./fingerprint.ts";
import type { SessionGroups } from "./session-groups.ts";
import type { StudentCapture } from "./student-capture.ts";

/**
 * The captures with the marks put where they belong: a capture made on a shared machine holds neighbours' sessions too, and
 * one of them may have been marked for being the first. Where a session that would have earned the same is nobody else's,
 * that one is the student's own.
 */
export function withOwnMarks(captures: readonly StudentCapture[], groups: SessionGroups): StudentCapture[] {
  const moved = new Map<StudentFingerprints, StudentFingerprints>();
  for (const { student } of captures) {
    if (moved.has(student)) continue;
    const marked = student.marked.map((mark) => ownMark(mark, student, captures, groups));
    moved.set(student, { ...student, marked });
  }
  return captures.map((capture) => ({ ...capture, student: moved.get(capture.student) ?? capture.student }));
}

function ownMark(
  mark: MarkedSession,
  student: StudentFingerprints,
  captures: readonly StudentCapture[],
  groups: SessionGroups,
): MarkedSession {
  if (mark.session === null || mark.equals.length === 0) return mark;
  const index = captures.findIndex((capture) => capture.student === student && capture.print.file === mark.file);
  if (index === -1 || !isElsewhere(mark.session, index, captures, groups)) return mark;
  const own = mark.equals.find((session) => !isElsewhere(session, index, captures, groups));
  return own === undefined ? mark : { ...mark, session: own };
}

/** Whether a session of a capture is in another student's capture too. */
function isElsewhere(
  session: number,
  index: number,
  captures: readonly StudentCapture[],
  groups: SessionGroups,
): boolean {
  const { owner: self, print } = captures[index] as StudentCapture;
  const owner = print.owners.findIndex((one) => one.session === session);
  if (owner === -1) return true;
  const content = groups.contentOf[index] as number;
  const holders = groups.places(content, owner).flatMap((place) => groups.contents[place.content]?.captures ?? []);
  return [...holders, ...(groups.contents[content]?.captures ?? [])].some((other) => captures[other]?.owner !== self);
}
