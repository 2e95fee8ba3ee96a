import { Worker } from "node:worker_threads";
import type { Job, JobResult, JobSettings } from "./job.ts";

/** Why a hand-in has no result: its worker took too long, or ran out of memory. */
export type JobFailure = "time" | "memory";
export type Outcome = JobResult | { failed: JobFailure };

/** What a worker answers; `error` is ftpscope's own. */
export type Answer = { index: number; result: JobResult } | { index: number; error: string };

/** Longest that one hand-in may take: far beyond any honest one, even on a slow machine. */
const LONGEST_MS = 300_000;
/** Of each worker: what the largest hand-ins need; beyond it only this hand-in fails. */
const HEAP = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 };

/**
 * Runs jobs on `workers` threads; each outcome is told as it comes, in any order. A job that hangs or runs out of memory
 * fails alone, and its thread is replaced. Rejects for what is wrong with ftpscope itself, and where `signal` calls it off.
 */
export async function runOnThreads(
  jobs: readonly Job[],
  settings: JobSettings,
  workers: number,
  { onOutcome, signal }: { onOutcome: (job: Job, outcome: Outcome) => void; signal: AbortSignal },
): Promise<void> {
  let next = 0;
  const work = async (): Promise<void> => {
    let worker: Worker | null = null;
    try {
      while (next < jobs.length && !signal.aborted) {
        const job = jobs[next++] as Job;
        worker ??= startWorker(settings);
        const outcome = await runOne(worker, job, signal);
        if ("failed" in outcome) {
          await worker.terminate();
          worker = null;
        }
        onOutcome(job, outcome);
      }
    } finally {
      await worker?.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(workers, jobs.length) }, work));
  signal.throwIfAborted();
}

function startWorker(settings: JobSettings): Worker {
  return new Worker(new URL("./grade-worker.js", import.meta.url), { workerData: settings, resourceLimits: HEAP });
}

function runOne(worker: Worker, job: Job, signal: AbortSignal): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(() => resolve({ failed: "time" })), LONGEST_MS);
    const onMessage = (answer: Answer): void =>
      settle(() => ("result" in answer ? resolve(answer.result) : reject(new Error(answer.error))));
    const onError = (error: NodeJS.ErrnoException): void =>
      settle(() => (error.code === "ERR_WORKER_OUT_OF_MEMORY" ? resolve({ failed: "memory" }) : reject(error)));
    const onAbort = (): void => settle(() => reject(signal.reason));
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      worker.off("message", onMessage).off("error", onError);
      signal.removeEventListener("abort", onAbort);
      act();
    };
    worker.on("message", onMessage).on("error", onError);
    signal.addEventListener("abort", onAbort);
    worker.postMessage(job);
  });
}
