import { type Claim, type Claims, fileName, folderOf, foldersOf, withoutEnding } from "./claim.ts";
import { personName } from "./student-names.ts";
import { chooseNumbers, type NumberToken, numbersIn } from "./student-numbers.ts";

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
  const inner = innerNumbers(paths);
  let open = paths;
  for (let depth = 0; open.some((path) => foldersOf(path).length > depth); depth += 1) {
    const numbered = numberedAt(open, depth, inner);
    const isTold = new Set([...numbered.values()].map(({ token }) => token.value)).size > 1;
    for (const path of open) {
      const found = numbered.get(foldersOf(path)[depth]?.path ?? "");
      if (found === undefined) continue;
      if (isTold) claims.set(path, ofFolder(found));
      else if (found.token.likeness > (single.get(path)?.token.likeness ?? -1)) single.set(path, found);
    }
    open = open.filter((path) => !claims.has(path));
  }
  claimFiles(open, single, claims);
  return claims;
}

/** Of each folder, the numbers of the folders and zips in it. */
function innerNumbers(paths: readonly string[]): Map<string, Map<string, NumberToken>> {
  const inner = new Map<string, Map<string, NumberToken>>();
  for (const path of paths) {
    const folders = foldersOf(path);
    for (const [index, { path: outer }] of folders.entries()) {
      const known = inner.get(outer) ?? new Map<string, NumberToken>();
      for (const { name } of folders.slice(index + 1))
        for (const token of numbersIn(name)) known.set(token.value, token);
      inner.set(outer, known);
    }
  }
  return inner;
}

function numberedAt(
  paths: readonly string[],
  depth: number,
  inner: ReadonlyMap<string, ReadonlyMap<string, NumberToken>>,
): Map<string, Numbered> {
  const names = new Map<string, string>();
  for (const path of paths) {
    const at = foldersOf(path)[depth];
    if (at !== undefined) names.set(at.path, at.name);
  }
  const tokens = new Map<string, NumberToken[]>();
  for (const [folder, name] of names) {
    const within = [...(inner.get(folder)?.values() ?? [])];
    const list = numbersIn(name).filter((token) => !isAbove(token, within));
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
function claimFiles(paths: readonly string[], single: ReadonlyMap<string, Numbered>, claims: Claims): void {
  const tokens = new Map<string, NumberToken[]>();
  for (const path of paths) {
    const list = numbersIn(withoutEnding(fileName(path))).filter(({ isTime }) => !isTime || !isInPersonsFolder(path));
    if (list.length > 0) tokens.set(path, list);
  }
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
  return { key: value, id: value, letter, name: personName(withoutEnding(fileName(path))), folder: null };
}

/** A picture "20261121_130522.jpg" in somebody's folder has no student's number. */
function isInPersonsFolder(path: string): boolean {
  const folder = folderOf(path);
  return folder !== "" && foldersOf(path).some(({ path: each, name }) => each !== path && personName(name) !== null);
}
