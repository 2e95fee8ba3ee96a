import { fileName, foldersOf, withoutEnding } from "./claim.ts";
import { areDatesShared } from "./shared-dates.ts";

/** All paths with what their names tell together. */
export interface Walks {
  /** The folders that each path goes through. */
  folders: ReadonlyMap<string, readonly { path: string; name: string }[]>;
  areDatesShared: boolean;
}

/** The folders that a path goes through. */
export function walkOf({ folders }: Walks, path: string): readonly { path: string; name: string }[] {
  return folders.get(path) ?? [];
}

/** Walks through the folders of all paths. */
export function walksOf(paths: readonly string[]): Walks {
  const folders = new Map(paths.map((path) => [path, foldersOf(path)]));
  return { folders, areDatesShared: areDatesShared(folderNames(folders), paths.map(bareName)) };
}

function folderNames(folders: Walks["folders"]): Set<string> {
  return new Set([...folders.values()].flatMap((each) => each.map(({ name }) => name)));
}

/** A file's name without its ending. */
export function bareName(path: string): string {
  return withoutEnding(fileName(path));
}
