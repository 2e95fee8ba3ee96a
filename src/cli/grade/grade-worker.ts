import { parentPort, workerData } from "node:worker_threads";
import { gradeOne, type Job, type JobSettings } from "./job.ts";
import type { Answer } from "./pool.ts";

/** The body of a worker thread: one hand-in after the other. */
const settings = workerData as JobSettings;
parentPort?.on("message", async (job: Job) => parentPort?.postMessage(await answer(job)));

async function answer(job: Job): Promise<Answer> {
  try {
    return { index: job.index, result: await gradeOne(job, settings) };
  } catch (error) {
    return { index: job.index, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
