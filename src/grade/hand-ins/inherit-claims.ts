import { type Claim, type Claims, fileName, folderOf } from "./claim.ts";
import { personName } from "./student-names.ts";

/**
 * Gives files without a mark of their own to the student whose marked files lie in the same folder (or one above, unless a
 * person's folder is between), where those are all one student's.
 */
export function inheritClaims(paths: readonly string[], claims: Claims): void {
  const byFolder = claimsByFolder(claims);
  for (const path of paths) {
    if (claims.has(path)) continue;
    const claim = inherited(path, byFolder);
    if (claim !== null) claims.set(path, claim);
  }
}

/** Of each folder the claims on all that is below it: null for those of several students, or of folders in it. */
function claimsByFolder(claims: Claims): Map<string, Claim | null> {
  const found = new Map<string, Claim | null>();
  for (const [path, claim] of claims) {
    for (let folder = folderOf(path); folder !== ""; folder = folderOf(folder)) {
      const known = found.get(folder);
      const isOwn = claim.folder === null || claim.folder === folder || folder.startsWith(`${claim.folder}/`);
      const same = isOwn && (known === undefined || known?.key === claim.key);
      found.set(folder, same ? (known ?? claim) : null);
    }
  }
  return found;
}

function inherited(path: string, byFolder: ReadonlyMap<string, Claim | null>): Claim | null {
  for (let folder = folderOf(path); folder !== ""; folder = folderOf(folder)) {
    const claim = byFolder.get(folder);
    if (claim !== undefined) return claim;
    if (personName(fileName(folder)) !== null) return null;
  }
  return null;
}
