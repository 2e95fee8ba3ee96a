import { availableParallelism } from "node:os";

/** More threads than this wait for the disk, and each has a heap of its own. */
const MOST = 8;
/** A second thread takes as long to start as this many hand-ins to mark. */
const WORTH_A_THREAD = 8;

/**
 * Worker threads for so many hand-ins, where `asked` is what the user wants (null for what is best); 0 for none, which is
 * asked for by 1. Otherwise a hand-in works in a thread where there is another one that it could harm.
 */
export function threadsFor(handIns: number, asked: number | null): number {
  if (handIns <= 1 || asked === 1) return 0;
  return Math.min(asked ?? Math.min(MOST, availableParallelism(), Math.ceil(handIns / WORTH_A_THREAD)), handIns);
}
