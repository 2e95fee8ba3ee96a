import { parentPort, workerData } from "node:worker_threads";
import { loadWords } from "../../render/locale/language.ts";
import { UsageError } from "../usage-error.ts";
import { gradeOne, type Job, type JobSettings } from "./job.ts";
import type { Answer } from "./pool.ts";

/** The body of a worker thread: one hand-in after the other. */
const settings = workerData as JobSettings;
const words = loadWords(settings.language);
parentPort?.on("message", async (job: Job) => parentPort?.postMessage(await answer(job)));

async function answer(job: Job): Promise<Answer> {
  try {
    await words;
    return { result: await gradeOne(job, settings) };
  } catch (error) {
    if (error instanceof UsageError) {
      const { code, detail, hint } = error;
      return { refused: { code, detail, hint } };
    }
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
