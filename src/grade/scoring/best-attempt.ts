/** Which of a capture's tries at a part earns the most. */
import type { CaptureKind, RubricPart } from "../../report/grading/rubric.ts";
import type { Attempt, CheckContext, ReadFile } from "../checks/check.ts";
import { isFile } from "../checks/ftp/file-transfers.ts";
import { attemptsOf } from "./attempts.ts";
import { markChecks } from "./mark-checks.ts";
import { isNamedCapture, namedKind } from "./named-kinds.ts";
import { hundredths } from "./points.ts";

/** How well a file suits a part. */
export const FIT = { shown: 3, unclear: 2, other: 1, unreadable: 0 } as const;

/** One file in the place of a part's capture, and what it earns there. */
export interface Candidate {
  file: number;
  path: string;
  fit: (typeof FIT)[keyof typeof FIT];
  /** The best try; null where the file holds none. */
  attempt: Attempt | null;
  /** In hundredths of a point, as if all that checks need of other parts were met. */
  earned: number;
  /** Sum of the scores: what got further, where the points are equal. */
  passed: number;
  /** Other sessions of the file that would have earned the same, by their ids. */
  equals: number[];
  /** Its name says that it is for this part; -1 where it says that it is for another. */
  named: -1 | 0 | 1;
}

type Marked = Pick<Candidate, "file" | "attempt" | "earned" | "passed">;

/** Sessions that would have earned the same which are named. */
const MOST_EQUALS = 8;

/** What each file would earn in the place of a part's capture; files that cannot be meant for it are left out. */
export function candidatesFor(part: RubricPart, kind: CaptureKind, files: readonly ReadFile[]): Candidate[] {
  return files.flatMap((file, index) => {
    const named = isNamed(file.path, kind);
    if (file.report !== null) return [bestOf(part, kind, files, index, named)];
    const isMeant = file.kind === "capture" || isNamedCapture(file.path) || (named === 1 && file.kind !== "picture");
    return isMeant
      ? [{ ...marked(part, kind, files, index, null), path: file.path, fit: FIT.unreadable, equals: [], named }]
      : [];
  });
}

function isNamed(path: string, kind: CaptureKind): -1 | 0 | 1 {
  const said = namedKind(path);
  if (said === null || kind === "any") return 0;
  return said === kind ? 1 : -1;
}

function bestOf(
  part: RubricPart,
  kind: CaptureKind,
  files: readonly ReadFile[],
  index: number,
  named: Candidate["named"],
): Candidate {
  const file = files[index];
  const { fit, attempts } =
    file === undefined || file.report === null
      ? { fit: "other" as const, attempts: [] }
      : attemptsOf(index, file.report, kind);
  const most = part.checks.reduce((sum, { points }) => sum + hundredths(points), 0);
  let best: Marked | null = null;
  let equals = new Set<number>();
  for (const attempt of attempts) {
    const isFull = best?.earned === most && best.passed === part.checks.length;
    if (isFull && (equals.size >= MOST_EQUALS || isKnown(attempt, best, equals))) continue;
    const next = marked(part, kind, files, index, attempt);
    if (best === null || isBetter(next, best)) [best, equals] = [next, new Set()];
    else if (!isBetter(best, next)) {
      for (const { session } of [attempt, best.attempt ?? attempt]) if (session !== null) equals.add(session.id);
      if (isFileAsked(attempt) && !isFileAsked(best.attempt)) best = next;
    }
  }
  equals.delete(best?.attempt?.session?.id ?? -1);
  const chosen = best ?? marked(part, kind, files, index, null);
  return { ...chosen, path: file?.path ?? "", fit: FIT[fit], equals: [...equals], named };
}

/** Whether nothing more can be told of the attempt's session. */
function isKnown({ session }: Attempt, best: Marked | null, equals: ReadonlySet<number>): boolean {
  return session === null || session === best?.attempt?.session || equals.has(session.id);
}

function isBetter(next: Pick<Candidate, "earned" | "passed">, best: Pick<Candidate, "earned" | "passed">): boolean {
  return next.earned > best.earned || (next.earned === best.earned && next.passed > best.passed);
}

/** Where all is equal, what became of a file is more worth telling than a listing. */
function isFileAsked(attempt: Attempt | null): boolean {
  const transfer = attempt?.transfer ?? null;
  return transfer !== null && transfer.verb !== null && isFile(transfer);
}

function marked(
  part: RubricPart,
  kind: CaptureKind,
  files: readonly ReadFile[],
  index: number,
  attempt: Attempt | null,
): Marked {
  const context: CheckContext = { kind, attempt, files, meant: attempt === null ? index : null };
  const marks = [...markChecks(part.checks.map((check) => ({ check, context }))).values()];
  return {
    file: index,
    attempt,
    earned: marks.reduce((sum, { earned }) => sum + earned, 0),
    passed: marks.reduce((sum, { verdict }) => sum + (verdict?.score ?? 0), 0),
  };
}

/** The better of two files for a part: by points, by content, by name; the first in the order of names, where all is equal. */
export function better(a: Candidate | null, b: Candidate | null): Candidate | null {
  if (a === null || b === null) return a ?? b;
  return compareCandidates(a, b) <= 0 ? a : b;
}

/** Orders files for a part, the best one first. */
export function compareCandidates(a: Candidate, b: Candidate): number {
  return (
    b.earned - a.earned ||
    b.fit - a.fit ||
    b.passed - a.passed ||
    b.named - a.named ||
    (a.path < b.path ? -1 : Number(a.path > b.path)) ||
    a.file - b.file
  );
}
