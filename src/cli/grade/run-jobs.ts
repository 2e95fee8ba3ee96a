import { eventLoopTurn } from "../../capture/event-loop-turn.ts";
import { removeFolder } from "../../grade/hand-ins/temporary-folder.ts";
import type { Job, JobSettings } from "./job.ts";
import { type Outcome, type Running, runOnThreads } from "./pool.ts";
import { type Result, withoutResult } from "./result.ts";
import { makeScratch } from "./scratch.ts";
import { threadsFor } from "./threads.ts";

/** How the jobs of a class are run. */
export interface RunSettings extends Omit<JobSettings, "scratch"> {
  /** Worker threads, null for as many as are worth it; 1 works in this thread. The result does not depend on it. */
  workers: number | null;
  onProgress: (done: number, all: number) => void;
  signal: AbortSignal;
}

/**
 * Runs all jobs, in threads or here; the results are in the jobs' order. Rejects with UsageError where the system refuses,
 * and with the signal's reason where that calls it off. Nothing is left in the temporary folder.
 */
export async function runJobs(jobs: readonly Job[], settings: RunSettings): Promise<Result[]> {
  const { rubric, language, timeZone, feedback, workers, onProgress, signal } = settings;
  const scratch = makeScratch();
  const results: Result[] = [];
  let done = 0;
  const onOutcome = ({ index, handIn }: Job, outcome: Outcome): void => {
    results[index] = "failed" in outcome ? withoutResult(handIn, outcome.failed, rubric) : outcome;
    onProgress(++done, jobs.length);
  };
  try {
    const shared: JobSettings = { rubric, language, timeZone, scratch, feedback };
    const threads = threadsFor(jobs.length, workers);
    if (threads > 0) await runOnThreads(jobs, shared, { workers: threads, onOutcome, signal });
    else await runHere(jobs, shared, { onOutcome, signal });
  } finally {
    removeFolder(scratch);
  }
  return results;
}

/** What marks is loaded only here: where threads do it, this one has no need of it. */
async function runHere(
  jobs: readonly Job[],
  settings: JobSettings,
  { onOutcome, signal }: Omit<Running, "workers">,
): Promise<void> {
  const { gradeOne } = await import("./job.ts");
  for (const job of jobs) {
    onOutcome(job, await gradeOne(job, settings));
    // Ctrl-C is noticed only between turns of the event loop.
    await eventLoopTurn();
    signal.throwIfAborted();
  }
}
