import type { Claim, Claims } from "./claim.ts";
import { fileName, folderOf } from "./claim.ts";
import { canvasOwners, type PlatformOwner, platformOwner } from "./course-systems.ts";
import { personName } from "./student-names.ts";
import { numbersIn } from "./student-numbers.ts";

/**
 * Claims paths by the names that learning platforms give; `texts` are those that hold no file of the student's. No claims
 * where no platform made the names.
 */
export function claimsOfPlatforms(paths: readonly string[]): { claims: Claims; texts: string[] } {
  const claims: Claims = new Map();
  const texts: string[] = [];
  const typed: Claims = new Map();
  const add = (path: string, owner: PlatformOwner): void => {
    (owner.isText ? typed : claims).set(path, claimOf(path, owner));
    if (owner.isText) texts.push(path);
  };
  for (const path of paths) {
    const owner = platformOwner(path);
    if (owner !== null) add(path, owner);
  }
  if (claims.size + typed.size === 0) {
    const loose = paths.filter((path) => folderOf(path) === folderOf(paths[0] ?? ""));
    const owners = loose.length === paths.length ? canvasOwners(loose) : null;
    for (const [path, owner] of owners ?? []) add(path, owner);
  }
  // Who handed in no file has at least typed something, and is to be marked.
  const known = new Set([...claims.values()].map(({ key }) => key));
  for (const [path, claim] of typed) if (!known.has(claim.key)) claims.set(path, claim);
  return { claims, texts };
}

/** A platform whose names hold students' numbers ("홍길동 20261001") tells the id by that; else by its own number. */
function claimOf(path: string, { id, name, place }: PlatformOwner): Claim {
  const own = name === null ? undefined : numbersIn(name)[0]?.value;
  const isFolder = path.startsWith(`${place}/`);
  const known = own ?? studentNumber(id) ?? id;
  return { key: known, id: known, letter: "", name: nameOf(name), folder: isFolder ? place : null };
}

function studentNumber(id: string): string | undefined {
  return numbersIn(id)[0]?.value;
}

/** As the platform has it, without a number in it. */
function nameOf(name: string | null): string | null {
  if (name === null) return null;
  const bare = name
    .replaceAll(/(?<![\p{L}\d])[a-z]?\d{5,}/giu, "")
    .replaceAll(/\(\s*\)|\[\s*\]/g, "")
    .trim();
  return bare === "" ? personName(fileName(name)) : bare;
}
