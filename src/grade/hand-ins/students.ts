import { basename, dirname } from "node:path";
import { naturalOrder } from "../natural-order.ts";
import { type Claim, type Claims, folderOf, isArchiveName } from "./claim.ts";
import { claimsByName } from "./claims-by-name.ts";
import { claimsByNumber } from "./claims-by-number.ts";
import { claimsOfPlatforms } from "./claims-of-platforms.ts";
import { kindByName } from "./content-kind.ts";
import type { Entry, HandIn } from "./entry.ts";
import { inheritClaims } from "./inherit-claims.ts";
import { mergedStudents, type StudentPaths } from "./merge-claims.ts";
import { failure, matchPattern, parsePattern } from "./pattern.ts";

/**
 * Makes students of the paths in HANDINS: by `pattern` (see `parsePattern`), else by the names that Moodle, Canvas and
 * Blackboard give, by students' numbers, by people's names; else all is one student's. What is nobody's is in `strays`.
 * Students come in natural order of their ids. Throws GradeError for a pattern that is wrong or fits nothing.
 */
export function groupHandIns(
  entries: readonly Entry[],
  { pattern }: { pattern: string | null },
): { handIns: HandIn[]; strays: Entry[] } {
  // HANDINS itself, as openHandIns tells of it, is nobody's.
  const own = entries.filter(({ problem }) => problem?.code !== "cut-zip" && problem?.code !== "too-many-files");
  const paths = own.map(({ path }) => path);
  const { claims, texts } = pattern === null ? guessClaims(own) : { claims: byPattern(pattern, paths), texts: [] };
  const students = mergedStudents(claims);
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  const typed = new Set(texts);
  const handIns = students.map((student) => handInOf(student, byPath, typed));
  handIns.sort((left, right) => naturalOrder(left.student.id, right.student.id));
  return { handIns, strays: entries.filter(({ path }) => !claims.has(path) && !typed.has(path)) };
}

function handInOf({ id, name, place, paths }: StudentPaths, byPath: Map<string, Entry>, typed: Set<string>): HandIn {
  const entries = paths.flatMap((path) => (typed.has(path) ? [] : (byPath.get(path) ?? [])));
  return { student: { id, name }, place, entries };
}

function byPattern(written: string, paths: readonly string[]): Claims {
  const pattern = parsePattern(written);
  const claims: Claims = new Map();
  for (const path of paths) {
    const match = matchPattern(pattern, path);
    if (match === null) continue;
    const id = (match.id ?? match.name ?? "").trim();
    if (id === "") continue;
    const name = match.name?.trim() || null;
    const isFolder = path.startsWith(`${match.place}/`) || isArchiveName(path);
    claims.set(path, { key: id, id, letter: "", name, folder: isFolder ? match.place : null });
  }
  if (claims.size === 0) throw failure("pattern-no-match", { pattern: written, example: paths[0] ?? "" });
  return claims;
}

/** `texts` are paths that tell of a student and are no hand-in. */
function guessClaims(entries: readonly Entry[]): { claims: Claims; texts: string[] } {
  const paths = entries.map(({ path }) => path);
  const { claims, texts } = claimsOfPlatforms(paths);
  if (claims.size === 0) {
    addAll(claims, claimsByNumber(paths));
    inheritClaims(paths, claims);
    addNames(claims, claimsByName(paths.filter((path) => !claims.has(path))));
    inheritClaims(paths, claims);
  }
  if (isOneStudents(paths, claims)) return { claims: wholeFolder(entries), texts: [] };
  return { claims, texts };
}

function addAll(claims: Claims, more: Claims): void {
  for (const [path, claim] of more) claims.set(path, claim);
}

/** A loose file with the name of one numbered student is that one's; a folder may be a namesake's. */
function addNames(claims: Claims, byName: Claims): void {
  const numbered = new Map<string, Set<Claim["key"]>>();
  const claimOf = new Map<string, Claim>();
  for (const claim of claims.values()) {
    if (claim.name === null) continue;
    const keys = numbered.get(claim.name) ?? new Set();
    numbered.set(claim.name, keys.add(claim.key));
    claimOf.set(claim.key, claim);
  }
  for (const [path, claim] of byName) {
    const keys = [...(claim.name === null ? [] : (numbered.get(claim.name) ?? []))];
    const known =
      keys.length === 1 && (claim.folder === null || claim.folder === path) ? claimOf.get(keys[0] ?? "") : undefined;
    claims.set(path, known === undefined ? claim : { ...known, folder: null });
  }
}

/** Whether nothing tells students apart, or only folders beside captures that are nobody's: "active.pcap". */
function isOneStudents(paths: readonly string[], claims: Claims): boolean {
  if (claims.size === 0) return true;
  const isOne = new Set([...claims.values()].map(({ key }) => key)).size === 1;
  return isOne && paths.some((path) => !path.includes("/") && !claims.has(path) && kindByName(path) === "capture");
}

/** HANDINS as one student's own folder or zip. */
function wholeFolder(entries: readonly Entry[]): Claims {
  const [first] = entries;
  if (first === undefined) return new Map();
  const id = rootName(first);
  const claim: Claim = { key: id, id, letter: "", name: null, folder: "" };
  return new Map(entries.map(({ path }) => [path, claim]));
}

/** The name of HANDINS, which no path within tells. */
function rootName({ path, locator }: Entry): string {
  if (locator.in === "zip")
    return basename(locator.archive)
      .replace(/\.zip$/i, "")
      .normalize("NFC");
  let folder = dirname(locator.path);
  for (let rest = folderOf(path); rest !== ""; rest = folderOf(rest)) folder = dirname(folder);
  return basename(folder).normalize("NFC") || "1";
}
