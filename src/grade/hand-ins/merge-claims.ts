import { LIMITS } from "../../limits.ts";
import { type Claim, type Claims, fileName, folderOf, isArchiveName } from "./claim.ts";
import { personName } from "./student-names.ts";

/** A student with all paths that are claimed for them. */
export interface StudentPaths {
  id: string;
  name: string | null;
  place: string;
  paths: string[];
}

interface Group {
  claims: Map<string, Claim>;
  key: string;
}

/** Makes students of claims. Ids are unique; one number under two people's names makes two students. */
export function mergedStudents(claims: Claims): StudentPaths[] {
  const groups = new Map<string, Group>();
  const people = peopleByKey(claims);
  for (const [path, claim] of claims) {
    const several = people.get(claim.key) ?? [];
    const key = several.length > 1 && claim.name !== null ? `${claim.key}/${claim.name}` : claim.key;
    const group = groups.get(key) ?? { key, claims: new Map() };
    group.claims.set(path, claim);
    groups.set(key, group);
  }
  const students = [...groups.values()].map(studentOf);
  return withUniqueIds(students);
}

/** The names that folders of one key have; names that hold one another ("홍길동", "홍길동 수정") are one. */
function peopleByKey(claims: Claims): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { key, name, folder } of claims.values()) {
    if (name === null || folder === null) continue;
    const known = found.get(key) ?? [];
    if (!known.some((other) => other.includes(name) || name.includes(other))) known.push(name);
    found.set(key, known);
  }
  return found;
}

function studentOf({ claims }: Group): StudentPaths {
  const all = [...claims.values()];
  const [first] = all as [Claim, ...Claim[]];
  const paths = [...claims.keys()];
  const place = placeOf(claims);
  const name = nameOf(all) ?? nameAbove(place, paths);
  return { id: bounded(idOf(all, first)), name: name === null ? null : bounded(name), place, paths };
}

function bounded(text: string): string {
  return text.length <= LIMITS.studentCharacters ? text : text.slice(0, LIMITS.studentCharacters);
}

/** A capital letter in front belongs to the number where all have it ("C135012"); other letters are "a" of active. */
function idOf(all: readonly Claim[], { id, letter }: Claim): string {
  const isPart = /[A-Z]/.test(letter) && id.length <= 7 && all.every((claim) => claim.letter === letter);
  return isPart ? letter + id : id;
}

/** The name most often told. */
function nameOf(all: readonly Claim[]): string | null {
  const counts = new Map<string, number>();
  for (const { name } of all) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  const [best] = [...counts].sort((left, right) => right[1] - left[1]);
  return best?.[0] ?? null;
}

/** Loose files with numbers in a person's folder: "홍길동/20261001_active.pcap". */
function nameAbove(place: string, paths: readonly string[]): string | null {
  return paths.every((path) => path.startsWith(`${place}/`)) ? koreanName(fileName(place)) : null;
}

/** Only Korean names are told from other words without doubt. */
function koreanName(text: string): string | null {
  const name = personName(text);
  return name !== null && /^[가-힣]{2,4}$/.test(name) ? name : null;
}

/** The student's folder or zip; of several, or of loose files, what their paths have in common. */
function placeOf(claims: ReadonlyMap<string, Claim>): string {
  const folders = new Set([...claims.values()].map(({ folder }) => folder));
  const [only] = folders;
  if (folders.size === 1 && only !== null && only !== undefined) return only;
  const places = [...claims].map(([path, { folder }]) => (folder === null ? path : `${folder}/`));
  const common = places.reduce(commonBeginning);
  if (folders.has(null) && folders.size === 1) return loosePlace(common, places.length);
  return folderOf(common);
}

/** "과제/20261001_" without what only divides; a single file is its own place. */
function loosePlace(common: string, files: number): string {
  if (files === 1) return common;
  const name = fileName(common).replace(/[\s_.(-]+$/, "");
  const folder = folderOf(common);
  if (name === "") return folder;
  return folder === "" ? name : `${folder}/${name}`;
}

function commonBeginning(left: string, right: string): string {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length += 1;
  return left.slice(0, length);
}

/** Namesakes get their folder behind their id, and if need be a number. */
function withUniqueIds(students: StudentPaths[]): StudentPaths[] {
  const counts = new Map<string, number>();
  for (const { id } of students) counts.set(id, (counts.get(id) ?? 0) + 1);
  const taken = new Set<string>();
  return students.map((student) => {
    const isShared = (counts.get(student.id) ?? 0) > 1;
    const folder = isArchiveName(student.place) ? student.place : folderOf(student.place) || student.place;
    const detail = student.name !== null && student.name !== student.id ? student.name : folder;
    let id = isShared ? `${student.id} (${bounded(detail)})` : student.id;
    for (let number = 2; taken.has(id); number += 1) id = `${student.id} (${number})`;
    taken.add(id);
    return { ...student, id };
  });
}
