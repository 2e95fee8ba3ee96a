/**
 * What of a capture survives new frame numbers, times, addresses, cuts, merges and conversion. Plain data and typed arrays, so
 * that workers can post it; some 25 KB at most.
 */
export interface Fingerprint {
  /** Index into the student's files. */
  file: number;
  path: string;
  /** SHA-256 of the file. */
  sha256: string | null;
  packets: number;
}

/** The fingerprints of one student, and the sessions that were marked: sharing only others' traffic is no copy. */
export interface StudentFingerprints {
  student: string;
  fingerprints: Fingerprint[];
  /** File index and session id (or DHCP transaction id) of each part. */
  marked: { file: number; session: number | null; transaction: number | null }[];
}
