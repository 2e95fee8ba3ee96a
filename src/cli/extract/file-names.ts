import { splitName } from "./safe-path.ts";

/** What is there already under a path relative to the folder; null for nothing. */
export type Existing = (path: string) => "folder" | "other" | null;

/** Gives each file a name of its own, also where capitals are not told apart; a second one of a name gets a number. */
export class FileNames {
  readonly #existing: Existing;
  /** By the path as systems see it that tell no capitals apart: how it is written, and whether it is a folder. */
  readonly #given = new Map<string, { path: string; isFolder: boolean }>();
  /** The number that the next file of a path gets. */
  readonly #numbers = new Map<string, number>();

  constructor(existing: Existing) {
    this.#existing = existing;
  }

  /** `parts` are safe names, the last one the file's; `mark` is put behind it. Returns a path with "/" between its parts. */
  give(parts: readonly string[], mark = ""): string {
    let folder = "";
    for (const part of parts.slice(0, -1)) folder = this.#folder(folder + part);
    const { stem, ending } = splitName(parts.at(-1) ?? "_");
    return this.#first(folder + stem, `${ending}${mark}`, (path) => {
      if (this.#given.has(folded(path)) || this.#existing(path) !== null) return null;
      this.#given.set(folded(path), { path, isFolder: false });
      return path;
    });
  }

  /** A folder may be used by many; where its name is that of a file, it gets a number. */
  #folder(wanted: string): string {
    return this.#first(wanted, "", (path) => {
      const given = this.#given.get(folded(path));
      if (given !== undefined) return given.isFolder ? `${given.path}/` : null;
      if (this.#existing(path) === "other") return null;
      this.#given.set(folded(path), { path, isFolder: true });
      return `${path}/`;
    });
  }

  #first(stem: string, ending: string, take: (path: string) => string | null): string {
    const key = folded(`${stem}/${ending}`);
    const plain = take(stem + ending);
    if (plain !== null) return plain;
    for (let number = this.#numbers.get(key) ?? 2; ; number += 1) {
      const numbered = take(`${stem} (${number})${ending}`);
      if (numbered === null) continue;
      // A folder with this number serves the next ones too.
      this.#numbers.set(key, numbered.endsWith("/") ? number : number + 1);
      return numbered;
    }
  }
}

function folded(path: string): string {
  return path.normalize("NFC").toLowerCase().toUpperCase();
}
