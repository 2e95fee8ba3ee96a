import { nearestName } from "../../report/nearest-name.ts";
import type { CheckDraft } from "./read-check.ts";
import { addProblem, type RubricSource } from "./rubric-source.ts";
import { cut } from "./values.ts";

/** Notes ids that stand twice, dependencies on checks that do not exist, and circles of them. */
export function checkDependencies(source: RubricSource, drafts: readonly CheckDraft[]): void {
  const byId = new Map<string, CheckDraft>();
  for (const draft of drafts) {
    const { id } = draft.check;
    const first = byId.get(id)?.id;
    if (id === "" || draft.id === null) continue;
    if (first === undefined || first === null) byId.set(id, draft);
    else noteDuplicateId(source, draft.id.at, id, "check", first.at);
  }
  for (const { depends } of drafts) noteUnknown(source, depends, [...byId.keys()]);
  for (const circle of circlesIn(byId)) noteCircle(source, circle, byId);
}

/** Notes an id that something before it has. */
export function noteDuplicateId(
  source: RubricSource,
  at: number,
  id: string,
  of: "part" | "check",
  first: number,
): void {
  const firstLine = source.lines.linePos(first).line;
  addProblem(source, at, "rubric-duplicate-id", { id: cut(id), of, firstLine });
}

function noteUnknown(source: RubricSource, depends: CheckDraft["depends"], known: readonly string[]): void {
  for (const { id, at } of depends) {
    if (known.includes(id)) continue;
    addProblem(source, at, "rubric-unknown-dependency", {
      id: cut(id),
      nearest: id.length < SHORTEST_SLIP ? null : nearestName(id, known),
    });
  }
}

/** Shorter ids are all near to each other. */
const SHORTEST_SLIP = 3;

function noteCircle(source: RubricSource, ids: readonly string[], byId: ReadonlyMap<string, CheckDraft>): void {
  const [first = ""] = ids;
  const at = byId.get(ids.at(-1) ?? "")?.depends.find(({ id }) => id === first)?.at ?? 0;
  addProblem(source, at, "rubric-circle", { ids: ids.slice(0, LONGEST_CIRCLE).map(cut) });
}

/** Ids of a circle that are told. */
const LONGEST_CIRCLE = 10;

/** Circles of checks that depend on each other, each by a dependency of its own that closes it: of the last on the first. */
function circlesIn(byId: ReadonlyMap<string, CheckDraft>): string[][] {
  const circles: string[][] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const follow = (id: string): void => {
    const start = path.indexOf(id);
    if (start >= 0) circles.push(path.slice(start));
    if (done.has(id)) return;
    done.add(id);
    path.push(id);
    for (const next of byId.get(id)?.depends ?? []) follow(next.id);
    path.pop();
  };
  for (const id of byId.keys()) follow(id);
  return circles;
}
