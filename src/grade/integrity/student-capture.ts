import type { Fingerprint, StudentFingerprints } from "./fingerprint.ts";

/** One file of one student. */
export interface StudentCapture {
  /** Place among the students in natural order. */
  owner: number;
  student: StudentFingerprints;
  print: Fingerprint;
}

/**
 * Whether points were given for a session (or DHCP transaction) of a file; null for the file as a whole. A part that was
 * marked by a file with nothing in it was marked by all of it.
 */
export function isMarked(
  { marked }: StudentFingerprints,
  { file, owners }: Fingerprint,
  owner: number | null,
): boolean {
  const { session = null, transaction = null } = owner === null ? {} : (owners[owner] ?? {});
  return marked.some((part) => {
    if (part.file !== file) return false;
    if (owner === null || (part.session === null && part.transaction === null)) return true;
    return session === null ? transaction !== null && transaction === part.transaction : session === part.session;
  });
}
