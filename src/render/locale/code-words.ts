/** The words for a code; the code itself where a newer part of the program has given one without words. */
export function wordsFor(table: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(table, code) ? (table[code] ?? code) : code;
}

/** The code in what is told of a failed system call: "EIO" of "Reading failed (EIO)". */
export function systemErrorOf(detail: string): string {
  return /\bE[A-Z0-9]{2,}\b/.exec(detail)?.[0] ?? detail;
}

const ARCHIVES: ReadonlySet<string | null> = new Set(["zip", "7z", "rar", "tar"]);

/** Whether this look-alike may hold a capture. */
export function isArchive(lookalike: string | null): boolean {
  return ARCHIVES.has(lookalike);
}

const PACKINGS: ReadonlySet<string | null> = new Set(["xz", "bzip2", "lz4", "compress"]);

/** Whether this unsupported kind is a capture inside of some packing. */
export function isPacked(unsupported: string | null): boolean {
  return PACKINGS.has(unsupported) || unsupported?.includes("-in-") === true;
}
