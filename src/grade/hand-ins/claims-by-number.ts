import type { Claim, Claims } from "./claim.ts";
import { kindByName } from "./content-kind.ts";
import { foldersOfPeople, personsFolders } from "./people-folders.ts";
import { ownNumbers } from "./shared-dates.ts";
import { personName } from "./student-names.ts";
import { chooseNumbers, type NumberToken } from "./student-numbers.ts";
import { bareName, type Walks, walkOf, walksOf } from "./walks.ts";

/** A folder with the number that it may be a student's by. */
interface Numbered {
  folder: string;
  name: string;
  token: NumberToken;
}

/**
 * Claims paths by students' numbers: of the outermost folders (or zips) that several numbers tell apart, else of the files'
 * own names. A folder above several numbered ones (a course, a date) claims nothing.
 */
export function claimsByNumber(paths: readonly string[]): Claims {
  const claims: Claims = new Map();
  const single = new Map<string, Numbered>();
  const walks = walksOf(paths);
  const inner = innerNumbers(walks);
  let open = paths;
  for (let depth = 0; open.some((path) => walkOf(walks, path).length > depth); depth += 1) {
    const numbered = numberedAt(open, depth, walks, inner);
    const isTold = new Set([...numbered.values()].map(({ token }) => token.value)).size > 1;
    for (const path of open) {
      const found = numbered.get(walkOf(walks, path)[depth]?.path ?? "");
      if (found === undefined) continue;
      if (isTold) claims.set(path, ofFolder(found));
      else if (found.token.likeness > (single.get(path)?.token.likeness ?? -1)) single.set(path, found);
    }
    open = open.filter((path) => !claims.has(path));
  }
  claimFiles(open, single, walks, claims);
  return claims;
}

/** Of each folder, the numbers of the folders and zips in it. */
function innerNumbers(walks: Walks): Map<string, Map<string, NumberToken>> {
  const inner = new Map<string, Map<string, NumberToken>>();
  const seen = new Set<string>();
  for (const folders of walks.folders.values()) {
    for (const [index, { path, name }] of folders.entries()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const tokens = ownNumbers(name, walks.areDatesShared);
      if (tokens.length === 0) continue;
      for (const { path: outer } of folders.slice(0, index)) {
        const known = inner.get(outer) ?? new Map<string, NumberToken>();
        for (const token of tokens) known.set(token.value, token);
        inner.set(outer, known);
      }
    }
  }
  return inner;
}

function numberedAt(
  paths: readonly string[],
  depth: number,
  walks: Walks,
  inner: ReadonlyMap<string, ReadonlyMap<string, NumberToken>>,
): Map<string, Numbered> {
  const names = new Map<string, string>();
  for (const path of paths) {
    const at = walkOf(walks, path)[depth];
    if (at !== undefined) names.set(at.path, at.name);
  }
  const tokens = new Map<string, NumberToken[]>();
  for (const [folder, name] of names) {
    const within = [...(inner.get(folder)?.values() ?? [])];
    const list = ownNumbers(name, walks.areDatesShared).filter((token) => !isAbove(token, within));
    if (list.length > 0) tokens.set(folder, list);
  }
  const numbered = new Map<string, Numbered>();
  for (const [folder, token] of chooseNumbers(tokens)) {
    numbered.set(folder, { folder, name: names.get(folder) ?? "", token });
  }
  return numbered;
}

/** Whether several numbers inside are at least as likely students': then this one is the course's, or a date. */
function isAbove(token: NumberToken, within: readonly NumberToken[]): boolean {
  return within.filter(({ value, likeness }) => value !== token.value && likeness >= token.likeness).length > 1;
}

function ofFolder({ folder, name, token }: Numbered): Claim {
  return { key: token.value, id: token.value, letter: token.letter, name: personName(name), folder };
}

/** Files by their own names, or by the only number that a folder above them has, whichever is likelier. */
function claimFiles(paths: readonly string[], single: Map<string, Numbered>, walks: Walks, claims: Claims): void {
  const tokens = fileNumbers(paths, walks);
  const classes = foldersOfPeople(walks);
  for (const [path, { folder }] of single) if (classes.has(folder)) single.delete(path);
  const chosen = chooseNumbers(tokens);
  const only = [...single.values()][0];
  const others = [...chosen].filter(([path, { value }]) => single.has(path) && value !== single.get(path)?.token.value);
  const best = Math.max(-1, ...others.map(([, { likeness }]) => likeness));
  const distinct = new Set(others.map(([, { value }]) => value)).size;
  const outer = only?.token.likeness ?? -1;
  // Two other numbers as good as the folder's may be two dates; three are three students.
  const isOuterRight = best < outer || (best === outer && distinct < 3);
  for (const path of paths) {
    const folder = single.get(path);
    const token = chosen.get(path);
    if (folder !== undefined && isOuterRight) claims.set(path, ofFolder(folder));
    else if (token !== undefined) claims.set(path, ofFile(path, token));
  }
}

function ofFile(path: string, { value, letter }: NumberToken): Claim {
  return { key: value, id: value, letter, name: personName(bareName(path)), folder: null };
}

/** A number of usual length that is no date; in a person's folder, "passive_49152.pcap" has a port. */
const SURE_LIKENESS = 3;

/**
 * Numbers in files' names. What may be a date or time is a student's only in the name of a capture or archive that is in
 * nobody's folder; in others ("20261121_130522.jpg"), only where such a one has it too.
 */
function fileNumbers(paths: readonly string[], walks: Walks): Map<string, NumberToken[]> {
  const persons = personsFolders(walks);
  const known = new Set<string>();
  const found = new Map<string, { tokens: NumberToken[]; isSure: boolean }>();
  for (const path of paths) {
    const isInPersons = walkOf(walks, path).some((each) => persons.has(each.path));
    const all = ownNumbers(bareName(path), walks.areDatesShared);
    const tokens = isInPersons ? all.filter(({ likeness }) => likeness >= SURE_LIKENESS) : all;
    const kind = kindByName(path);
    const isSure = (kind === "capture" || kind === "archive") && !isInPersons;
    for (const { value, isTime } of tokens) if (isSure || !isTime) known.add(value);
    found.set(path, { tokens, isSure });
  }
  const numbers = new Map<string, NumberToken[]>();
  for (const [path, { tokens, isSure }] of found) {
    const list = tokens.filter(({ value, isTime }) => isSure || !isTime || known.has(value));
    if (list.length > 0) numbers.set(path, list);
  }
  return numbers;
}
