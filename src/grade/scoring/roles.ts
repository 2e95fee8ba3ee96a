/** Which file is taken for which part: by what is in it first, by its name second. */
import type { CaptureKind, Rubric, RubricPart } from "../../report/grading/rubric.ts";
import type { ReadFile } from "../checks/check.ts";
import { better, type Candidate, candidatesFor, compareCandidates, FIT } from "./best-attempt.ts";

/** The file that was chosen for each part (by id) that is about a capture; null where none is there for it. */
export type Roles = ReadonlyMap<string, Candidate | null>;

interface Wanted {
  part: RubricPart;
  kind: CaptureKind;
  candidates: Candidate[];
}

/** Files of another kind, or of none, that are weighed for one kind of part. */
const MOST_LEFT_OVER = 16;

/**
 * The choice that earns the most. A capture that shows what a part is about serves it, and captures of both modes serve both.
 * What shows nothing of it is taken for a part if it is left over by the parts of the other mode, or if its name says so.
 */
export function chooseRoles(rubric: Rubric, files: readonly ReadFile[]): Roles {
  const wanted = rubric.parts.flatMap((part): Wanted[] =>
    part.capture === null ? [] : [{ part, kind: part.capture, candidates: candidatesFor(part, part.capture, files) }],
  );
  const byMode = modesChosen(wanted);
  const taken = new Set([...byMode.values()].map((one) => one?.file));
  const rest = wanted
    .filter(({ kind }) => kind !== "active" && kind !== "passive")
    .map(({ part, candidates }): [string, Candidate | null] => {
      const free = candidates.filter(
        ({ fit, file, named }) => fit === FIT.shown || named === 1 || (named === 0 && !taken.has(file)),
      );
      return [part.id, free.reduce(better, null as Candidate | null)];
    });
  return new Map([...byMode, ...rest]);
}

interface Choice {
  roles: Map<string, Candidate | null>;
  earned: number;
  fit: number;
  passed: number;
  named: number;
}

/** Tries every pair of left-over files for the two modes. */
function modesChosen(wanted: readonly Wanted[]): Map<string, Candidate | null> {
  const active = wanted.filter(({ kind }) => kind === "active");
  const passive = wanted.filter(({ kind }) => kind === "passive");
  let best: Choice | null = null;
  for (const leftForActive of leftOver(active)) {
    const forActive = chosen(active, leftForActive);
    for (const leftForPassive of leftOver(passive)) {
      const forPassive = chosen(passive, leftForPassive);
      if (!isFree(leftForActive, forActive, forPassive) || !isFree(leftForPassive, forPassive, forActive)) continue;
      const choice = summed(new Map([...forActive, ...forPassive]));
      if (best === null || isMore(choice, best)) best = choice;
    }
  }
  return best?.roles ?? new Map();
}

/** Files without the mode whose names do not say another one, the best ones first; null for none. */
function leftOver(parts: readonly Wanted[]): (number | null)[] {
  const others = parts.flatMap(({ candidates }) =>
    candidates.filter(({ fit, named }) => fit !== FIT.shown && named >= 0),
  );
  const inOrder = new Set(others.sort(compareCandidates).map(({ file }) => file));
  return [...[...inOrder].slice(0, MOST_LEFT_OVER), null];
}

/** For each part, the best of the files that show its mode and the one that is left over. */
function chosen(parts: readonly Wanted[], left: number | null): Map<string, Candidate | null> {
  return new Map(
    parts.map(({ part, candidates }) => {
      const possible = candidates.filter(({ fit, file }) => fit === FIT.shown || file === left);
      return [part.id, possible.reduce(better, null as Candidate | null)];
    }),
  );
}

/** Whether a left-over file is not taken for the other mode, or bears the name of the mode that it is left to. */
function isFree(
  left: number | null,
  own: ReadonlyMap<string, Candidate | null>,
  others: ReadonlyMap<string, Candidate | null>,
): boolean {
  const used = [...own.values()].find((one) => one !== null && one.file === left && one.fit !== FIT.shown);
  if (used === undefined || used === null || used.named === 1) return true;
  return ![...others.values()].some((one) => one !== null && one.file === left);
}

function summed(roles: Map<string, Candidate | null>): Choice {
  const choice: Choice = { roles, earned: 0, fit: 0, passed: 0, named: 0 };
  for (const one of roles.values()) {
    if (one === null) continue;
    choice.earned += one.earned;
    choice.fit += one.fit + 1;
    choice.passed += one.passed;
    choice.named += one.named;
  }
  return choice;
}

function isMore(a: Choice, b: Choice): boolean {
  if (a.earned !== b.earned) return a.earned > b.earned;
  if (a.fit !== b.fit) return a.fit > b.fit;
  if (a.passed !== b.passed) return a.passed > b.passed;
  return a.named > b.named;
}
