import { type Claim, type Claims, fileName, folderOf, isArchiveName, withoutEnding } from "./claim.ts";
import { kindByName } from "./content-kind.ts";
import { isInstructorsName, isPlainMark, isSectionName, nameKey, personalWords, personName } from "./student-names.ts";

/** A folder being looked through. */
interface Level {
  /** "" for HANDINS itself. */
  folder: string;
  /** The class among several that it is in; "" for none. Namesakes of two classes are two students. */
  section: string;
  paths: readonly string[];
}

/**
 * Claims paths by names of people, where no number tells them: of folders and zips below what holds the whole class, else of
 * the files. Files that are neither captures nor pictures nor archives make nobody a student.
 */
export function claimsByName(paths: readonly string[]): Claims {
  const claims: Claims = new Map();
  claimLevel({ folder: "", section: "", paths }, claims);
  return claims;
}

function claimLevel(level: Level, claims: Claims): void {
  const folders = childFolders(level);
  const loose = level.paths.filter((path) => folderOf(path) === level.folder);
  for (const path of loose) claimLoose(path, level, claims);
  claimMarked(loose, level, claims);
  const inside = (name: string, paths: readonly string[]): Level => {
    return { folder: level.folder === "" ? name : `${level.folder}/${name}`, section: level.section, paths };
  };
  const marked = [...folders].filter(([name]) => isPlainMark(name));
  const areMarked = folders.size > 1 && marked.every(([name, paths]) => isHandIn(inside(name, paths)));
  for (const [name, paths] of folders) {
    const inner = inside(name, paths);
    const { folder } = inner;
    if (areMarked && isPlainMark(name)) claimFolder(inner, name, claims);
    else if (isSectionName(name)) claimLevel({ ...inner, section: folder }, claims);
    else if (personalWords(name).length === 0 || isClass(inner, folders)) claimLevel(inner, claims);
    else claimFolder(inner, name, claims);
  }
  claimNumbered(level, folders, claims);
}

/** Folders that only a figure tells apart ("학생1", "hw 2") and in which nothing says whose it is: each is somebody's. */
function claimNumbered(level: Level, folders: ReadonlyMap<string, readonly string[]>, claims: Claims): void {
  const open = [...folders].filter(([name, paths]) => /\d/.test(name) && !paths.some((path) => claims.has(path)));
  const words = new Set(open.map(([name]) => name.replaceAll(/\d+/g, "")));
  if (open.length < 2 || words.size > 1) return;
  for (const [name, paths] of open) {
    const folder = level.folder === "" ? name : `${level.folder}/${name}`;
    const claim = claimOf(name, { section: level.section, name: null, folder });
    for (const path of paths) claims.set(path, claim);
  }
}

/** Whether a folder, whose name tells nothing, is one student's: nothing in it bears names of people. */
function isHandIn(level: Level): boolean {
  if ([...childFolders(level).keys()].some((name) => personalWords(name).length > 0)) return false;
  const files = level.paths.filter((path) => isAsked(path));
  if (files.length === 0 || files.some((path) => isPerson(withoutEnding(fileName(path))))) return false;
  const counts = new Map<string, number>();
  for (const path of files) {
    const name = looseName(fileName(path));
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  // "kim_active", "kim_passive", "lee_active", "lee_passive": students, whose folder is their class's.
  return [...counts.values()].filter((count) => count > 1).length < 2;
}

function isAsked(path: string): boolean {
  const kind = kindByName(path);
  return kind === "capture" || kind === "picture" || kind === "archive";
}

function childFolders({ folder, paths }: Level): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const start = folder === "" ? 0 : folder.length + 1;
  for (const path of paths) {
    const end = path.indexOf("/", start);
    if (end < 0) continue;
    const name = path.slice(start, end);
    const list = found.get(name);
    if (list === undefined) found.set(name, [path]);
    else list.push(path);
  }
  return found;
}

/** Whether a folder is no student's, but holds several: folders, zips or (where it stands alone) files of different people. */
function isClass(level: Level, siblings: ReadonlyMap<string, readonly string[]>): boolean {
  const inner = [...childFolders(level).keys()].filter((name) => personalWords(name).length > 0);
  const files = level.paths.filter((path) => folderOf(path) === level.folder).map(fileName);
  const zips = files.filter((name) => isArchiveName(name) && personalWords(withoutEnding(name)).length > 0);
  const people = [...inner, ...zips.map(withoutEnding)];
  if (siblings.size === 1) {
    const isOwn = isPerson(fileName(level.folder));
    const names = files.filter((name) => !isOwn || isPerson(withoutEnding(name))).map((name) => looseName(name));
    const loose = new Set(names.filter((name) => name !== null));
    return people.length > 1 || (people.length === 1 && !isOwn) || loose.size > 1;
  }
  if (files.length > zips.length || people.length < 2) return false;
  const elsewhere = [...siblings].filter(([name]) => name !== fileName(level.folder));
  return !people.some((name) => elsewhere.some(([, paths]) => paths.some((path) => path.split("/").includes(name))));
}

function isPerson(name: string): boolean {
  return /^[가-힣]+$/.test(personName(name) ?? "");
}

function claimFolder({ folder, section, paths }: Level, name: string, claims: Claims): void {
  // A folder named by a mail address.
  const mailbox = /^([^\s@]+)@[^\s@]+$/.exec(name)?.[1];
  const person = mailbox === undefined ? personName(name) : null;
  const id = mailbox ?? person ?? userName(name) ?? name;
  const claim = { ...claimOf(mailbox === undefined ? id : name, { section, name: person, folder }), id };
  for (const path of paths) claims.set(path, claim);
}

/** The only word of a name, if it has figures in it, as user names have: "kim99" of "hw3-kim99". */
function userName(name: string): string | null {
  const [only, ...others] = personalWords(name);
  return only !== undefined && others.length === 0 && /\d$/.test(only) ? only : null;
}

/** "a_active": a letter or short number, and what the file is. */
const MARKED = /^([a-z]?\d{1,4}|[a-z])[\s_.-]+(.+)$/i;

/** Captures that only what stands in front tells apart ("a_active.pcap", "b_active.pcap"), where all are named so. */
function claimMarked(paths: readonly string[], { section }: Level, claims: Claims): void {
  const marks = new Map<string, string>();
  const owners = new Map<string, Set<string>>();
  for (const path of paths) {
    if (claims.has(path) || !isAsked(path)) continue;
    const [, mark, rest] = MARKED.exec(withoutEnding(fileName(path)).toLowerCase()) ?? [];
    if (mark !== undefined) marks.set(path, mark);
    if (kindByName(path) !== "capture") continue;
    if (mark === undefined || rest === undefined) return;
    owners.set(rest, (owners.get(rest) ?? new Set()).add(mark));
  }
  if (![...owners.values()].some(({ size }) => size > 1)) return;
  for (const [path, mark] of marks) claims.set(path, claimOf(mark, { section, name: null, folder: null }));
}

const MODE = /active|passive|능동|수동|[액엑]티브|패시브/i;

function claimLoose(path: string, { section }: Level, claims: Claims): void {
  const file = fileName(path);
  const name = looseName(file);
  // Without an ending that tells, "홍길동_active" and "홍길동 - active.pcap의 사본" are files of somebody all the same.
  const isTold = isPerson(withoutEnding(file)) && kindByName(file) === null && MODE.test(file);
  if ((!isAsked(file) && !isTold) || isInstructorsName(withoutEnding(file))) return;
  const folder = isArchiveName(file) ? path : null;
  if (name !== null) claims.set(path, claimOf(name, { section, name: personName(name), folder }));
  else if (folder !== null) claims.set(path, claimOf(withoutEnding(file), { section, name: null, folder }));
}

/** What of a file's name is not about what it is; null for nothing. */
function looseName(file: string): string | null {
  const bare = withoutEnding(file);
  return personName(bare) ?? (personalWords(bare).join(" ") || null);
}

function claimOf(
  id: string,
  { section, name, folder }: { section: string; name: string | null; folder: string | null },
): Claim {
  return { key: `${section}/${nameKey(id)}`, id, letter: "", name, folder };
}
