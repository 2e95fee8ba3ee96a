import { Worker } from "node:worker_threads";
import { UsageError } from "../usage-error.ts";
import type { Job, JobResult, JobSettings } from "./job.ts";
import type { JobFailure } from "./result.ts";

export type Outcome = JobResult | { failed: JobFailure };

/** What a worker answers: a result, what the system refused (a UsageError's facts), or ftpscope's own error. */
export type Answer =
  | { result: JobResult }
  | { refused: Pick<UsageError, "code" | "detail" | "hint"> }
  | { error: string };

/** How jobs are run, and who is told. */
export interface Running {
  workers: number;
  /** Each outcome as it comes, in any order. */
  onOutcome(job: Job, outcome: Outcome): void;
  signal: AbortSignal;
}

/** What a worker is, and how long it may take; tests have others. */
export interface Limits {
  start(settings: JobSettings): Worker;
  longestMs: number;
}

const STANDARD: Limits = {
  start: (settings) =>
    new Worker(new URL("./grade-worker.js", import.meta.url), {
      workerData: settings,
      // What the largest hand-ins need; beyond it only this hand-in fails.
      resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 },
    }),
  // Far beyond any honest hand-in, even on a slow machine.
  longestMs: 300_000,
};

/**
 * Runs jobs on worker threads. A job that hangs or runs out of memory fails alone, and its thread is replaced. All threads
 * are gone when this ends. Rejects with UsageError where the system refuses, with the signal's reason where that calls it
 * off, and for what is wrong with ftpscope itself.
 */
export async function runOnThreads(
  jobs: readonly Job[],
  settings: JobSettings,
  { workers, onOutcome, signal }: Running,
  limits = STANDARD,
): Promise<void> {
  const trouble = new AbortController();
  const stop = AbortSignal.any([signal, trouble.signal]);
  const waiting = jobs.values();
  const work = async (): Promise<void> => {
    let worker: Worker | null = null;
    try {
      for (const job of waiting) {
        stop.throwIfAborted();
        worker ??= quietly(limits.start(settings));
        const outcome = await runOne(worker, job, stop, limits.longestMs);
        if ("failed" in outcome) {
          await worker.terminate();
          worker = null;
        }
        onOutcome(job, outcome);
      }
    } catch (error) {
      trouble.abort(error);
      throw error;
    } finally {
      await worker?.terminate();
    }
  };
  // Not Promise.all: the folders are removed when this ends, and no thread may work in them then.
  const ends = await Promise.allSettled(Array.from({ length: Math.min(workers, jobs.length) }, work));
  stop.throwIfAborted();
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}

/** What a thread throws behind its job's end, while all are called off, is nobody's error. */
function quietly(worker: Worker): Worker {
  return worker.on("error", () => undefined);
}

function runOne(worker: Worker, job: Job, stop: AbortSignal, longestMs: number): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(() => resolve({ failed: "time" })), longestMs);
    const onMessage = (answer: Answer): void =>
      settle(() => ("result" in answer ? resolve(answer.result) : reject(errorOf(answer))));
    const onError = (error: NodeJS.ErrnoException): void =>
      settle(() => (error.code === "ERR_WORKER_OUT_OF_MEMORY" ? resolve({ failed: "memory" }) : reject(error)));
    const onExit = (): void => settle(() => reject(new Error("a worker thread ended by itself")));
    const onAbort = (): void => settle(() => reject(stop.reason));
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      stop.removeEventListener("abort", onAbort);
      act();
    };
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    stop.addEventListener("abort", onAbort);
    worker.postMessage(job);
  });
}

function errorOf(answer: Exclude<Answer, { result: JobResult }>): Error {
  if ("error" in answer) return new Error(answer.error);
  const { code, detail, hint } = answer.refused;
  return new UsageError(code, detail, hint);
}
