import type { HandInProblems, PatternFault } from "../../report/grading/problems.ts";
import { GradeError } from "../grade-error.ts";

/** A piece of a pattern: text as it stands, or what is to be found out. "any" may be nothing, and go over folders. */
type Piece = { text: string } | { take: "id" | "name" | "any" };

export interface Pattern {
  written: string;
  pieces: readonly Piece[];
}

/** What a path tells by a pattern. */
export interface PatternMatch {
  id: string | null;
  name: string | null;
  /** The folder or file that the last of the two stands in. */
  place: string;
}

const PLACEHOLDERS = new Map<string, "id" | "name" | "any">([
  ["{id}", "id"],
  ["{name}", "name"],
  ["{*}", "any"],
]);
const MOST_PIECES = 32;

/**
 * Reads a pattern for paths in HANDINS. `{id}` and `{name}` stand for one or more characters, as few as fit, and never a "/";
 * `{*}` for anything, also nothing, also folders; all else for itself. It is laid to the beginning of a path and ends where a
 * folder, the path, or its last ending (".zip") does: "{id}_{name}" fits "20261001_홍길동/active.pcap" and
 * "20261001_홍길동.zip". Throws GradeError, which says what is allowed.
 */
export function parsePattern(written: string): Pattern {
  const pieces: Piece[] = [];
  for (const part of written
    .normalize("NFC")
    .replaceAll("\\", "/")
    .split(/(\{[^{}]*\}|[{}])/)) {
    if (part === "") continue;
    const take = PLACEHOLDERS.get(part);
    if (take === undefined && /^[{}]/.test(part)) throw fault(written, part, part.length > 1 ? "unknown" : "open");
    const last = pieces.at(-1);
    const follows = last !== undefined && "take" in last && last.take !== "any";
    if (take !== undefined && follows) throw fault(written, part, "adjacent");
    if (take !== undefined && take !== "any" && pieces.some((piece) => "take" in piece && piece.take === take)) {
      throw fault(written, part, "twice");
    }
    pieces.push(take === undefined ? { text: part } : { take });
  }
  if (pieces.length > MOST_PIECES) throw fault(written, "", "many");
  const isAboutSomebody = pieces.some((piece) => "take" in piece && piece.take !== "any");
  if (!isAboutSomebody) throw failure("pattern-nobody", { pattern: written });
  return { written, pieces };
}

function fault(pattern: string, placeholder: string, why: PatternFault): GradeError {
  return failure("pattern-placeholder", { pattern, placeholder, why });
}

/** The error of a pattern: it has no file, so it is told of the option. */
export function failure<Code extends keyof HandInProblems>(code: Code, data: HandInProblems[Code]): GradeError {
  return new GradeError([
    { path: "--pattern", line: null, column: null, code, data } as GradeError["problems"][number],
  ]);
}

/** Lays a pattern to a path; null where it does not fit. Takes time in proportion to pattern and path, whatever they are. */
export function matchPattern({ pieces }: Pattern, path: string): PatternMatch | null {
  const ends = reachable(pieces, path);
  if (ends[0]?.has(0) !== true) return null;
  const found: PatternMatch = { id: null, name: null, place: "" };
  let at = 0;
  for (const [index, piece] of pieces.entries()) {
    const next = "text" in piece ? at + piece.text.length : shortest(piece.take, path, at, ends[index + 1]);
    if ("take" in piece && piece.take !== "any") {
      found[piece.take] = path.slice(at, next);
      const end = path.indexOf("/", next);
      found.place = end < 0 ? path : path.slice(0, end);
    }
    at = next;
  }
  return found;
}

/** For each piece the positions from which it, and all behind it, fit; last, where a pattern may end. */
function reachable(pieces: readonly Piece[], path: string): Set<number>[] {
  const sets: Set<number>[] = new Array(pieces.length + 1);
  let later = endings(path, pieces.at(-1));
  sets[pieces.length] = later;
  for (let index = pieces.length - 1; index >= 0; index -= 1) {
    const piece = pieces[index] as Piece;
    later = "text" in piece ? before(piece.text, path, later) : beforeTaken(piece.take, path, later);
    sets[index] = later;
  }
  return sets;
}

function endings(path: string, last: Piece | undefined): Set<number> {
  const ends = new Set([path.length]);
  const ending = /\.[^./]+$/.exec(path);
  if (ending !== null) ends.add(ending.index);
  for (let at = path.indexOf("/"); at >= 0; at = path.indexOf("/", at + 1)) {
    ends.add(at);
    if (last !== undefined && "text" in last && last.text.endsWith("/")) ends.add(at + 1);
  }
  return ends;
}

function before(text: string, path: string, later: ReadonlySet<number>): Set<number> {
  return new Set([...later].map((end) => end - text.length).filter((at) => at >= 0 && path.startsWith(text, at)));
}

function beforeTaken(take: "id" | "name" | "any", path: string, later: ReadonlySet<number>): Set<number> {
  const found = new Set<number>();
  // Whether some end lies ahead that can be reached from here.
  let ahead = false;
  for (let at = path.length; at >= 0; at -= 1) {
    if (take === "any") {
      ahead ||= later.has(at);
      if (ahead) found.add(at);
    } else {
      if (path[at] === "/") ahead = false;
      else if (ahead) found.add(at);
      ahead ||= later.has(at);
    }
  }
  return found;
}

function shortest(
  take: "id" | "name" | "any",
  path: string,
  at: number,
  later: ReadonlySet<number> | undefined,
): number {
  let end = take === "any" ? at : at + 1;
  while (end < path.length && later?.has(end) !== true) end += 1;
  return end;
}
