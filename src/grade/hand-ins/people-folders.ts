import { folderOf } from "./claim.ts";
import { kindByName } from "./content-kind.ts";
import { isPlainMark, isSectionName, isUsualName, personalWords, personName } from "./student-names.ts";
import { numbersIn } from "./student-numbers.ts";
import { bareName, type Walks } from "./walks.ts";

/** Folders that bear somebody's name, and lie beside others that do. */
export function personsFolders(walks: Walks): Set<string> {
  const siblings = new Map<string, Set<string>>();
  for (const [path, folders] of walks.folders) {
    for (const { path: folder, name } of folders) {
      if (folder === path || isSectionName(name) || personalWords(name).length === 0) continue;
      const parent = folderOf(folder);
      siblings.set(parent, (siblings.get(parent) ?? new Set()).add(folder));
    }
  }
  const persons = [...siblings.values()].flatMap((folders) => (folders.size > 1 ? [...folders] : []));
  return new Set([...persons, ...markedFolders(walks)]);
}

/** Numbers of its files that a folder may have and be one student's. */
const FEW_NUMBERS = 3;

/**
 * Folders that only a letter or figure tells apart ("a1", "a2"), where each may be one student's by the few numbers of its
 * files, and a capture has none or one that stands in two folders: students' numbers in classes "A" and "B" would do neither.
 */
function markedFolders({ folders: walks }: Walks): string[] {
  const numbers = new Map<string, Map<string, number>>();
  const owners = new Map<string, Set<string>>();
  let isDoubtless = false;
  for (const [path, folders] of walks) {
    const [first] = folders;
    if (first === undefined || first.path === path || !isPlainMark(first.name)) continue;
    const known = numbers.get(first.path) ?? new Map<string, number>();
    numbers.set(first.path, known);
    const own = numbersIn(bareName(path));
    isDoubtless ||= own.length === 0 && folders.length === 1 && kindByName(path) === "capture";
    for (const { value } of own) {
      known.set(value, (known.get(value) ?? 0) + 1);
      owners.set(value, (owners.get(value) ?? new Set()).add(first.path));
    }
  }
  isDoubtless ||= [...owners.values()].some(({ size }) => size > 1);
  const areFew = [...numbers.values()].every((counts) => {
    return counts.size <= FEW_NUMBERS && [...counts.values()].filter((count) => count > 1).length < 2;
  });
  return isDoubtless && areFew && numbers.size > 1 ? [...numbers.keys()] : [];
}

/** Folders in which several people are named: a number in theirs is the class's, or the day's. */
export function foldersOfPeople({ folders: walks }: Walks): Set<string> {
  const people = new Map<string, Set<string>>();
  for (const [path, folders] of walks) {
    for (const [index, { path: folder }] of folders.entries()) {
      const below = folders[index + 1]?.name ?? bareName(path);
      const person = folder === path ? null : personName(below);
      if (person !== null && isUsualName(person)) people.set(folder, (people.get(folder) ?? new Set()).add(person));
    }
  }
  return new Set([...people].flatMap(([folder, { size }]) => (size > 1 ? [folder] : [])));
}
