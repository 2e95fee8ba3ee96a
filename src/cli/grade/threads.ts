import { availableParallelism } from "node:os";

/** Each thread has a heap of its own, some 80 MB: two mark a class of hundreds in seconds, within 300 MB. */
const MOST_UNASKED = 2;
/** More than this wait for the disk. */
const MOST = 16;
/** A second thread takes as long to start as this many hand-ins to mark. */
const WORTH_A_THREAD = 8;

/**
 * Worker threads for so many hand-ins, where `asked` is what the user wants (null for what is best); 0 for none, which is
 * asked for by 1. Otherwise a hand-in works in a thread where there is another one that it could harm.
 */
export function threadsFor(handIns: number, asked: number | null, cores = availableParallelism()): number {
  if (handIns <= 1 || asked === 1) return 0;
  if (asked !== null) return Math.min(asked, MOST, handIns);
  return Math.min(cores, MOST_UNASKED, Math.ceil(handIns / WORTH_A_THREAD));
}
