import { Worker } from "node:worker_threads";
import type { Order } from "./judge-thread.ts";

/** Memory for objects; what needs more of a file of a megabyte at most has grown past the caps. */
const HEAP_MB = 400;
/** Processor time, in milliseconds, that no input may take: machines may be busy with other things. */
const PATIENCE = 20_000;
const PATIENCE_PER_MB = 20_000;
/** Where nothing runs and nothing comes, time itself is the measure. */
const LONGEST_WAIT = 600_000;
const LOOK_EVERY = 500;

/** Judges inputs in a thread that it replaces where that hangs or dies. */
export class Judge {
  #thread: Worker | null = null;
  /** Told of what became of the input that is being judged. */
  #told: (fault: string | null) => void = () => undefined;

  /** What is wrong with an input, as text; null where all is well. Never rejects. `size` is that of the input in bytes. */
  async judge(order: Order, size: number): Promise<string | null> {
    this.#thread ??= this.#start();
    const patience = PATIENCE + (PATIENCE_PER_MB * size) / 2 ** 20;
    const fault = await new Promise<string | null>((resolve) => {
      const [began, used] = [Date.now(), process.cpuUsage()];
      const watch = setInterval(() => {
        const { user, system } = process.cpuUsage(used);
        const busy = (user + system) / 1_000;
        if (busy > patience) this.#told(`hangs: nothing after ${Math.round(busy / 1_000)} s of processor time`);
        else if (Date.now() - began > LONGEST_WAIT) this.#told(`hangs: nothing after ${LONGEST_WAIT / 1_000} s`);
      }, LOOK_EVERY);
      this.#told = (told) => {
        clearInterval(watch);
        resolve(told);
      };
      this.#thread?.postMessage(order);
    });
    if (fault !== null && ENDINGS.some((ending) => fault.startsWith(ending))) await this.close();
    return fault;
  }

  async close(): Promise<void> {
    const thread = this.#thread;
    this.#thread = null;
    this.#told = () => undefined;
    await thread?.terminate();
  }

  #start(): Worker {
    const resourceLimits = { maxOldGenerationSizeMb: HEAP_MB };
    const thread = new Worker(new URL("judge-thread.js", import.meta.url), { resourceLimits });
    thread.on("message", (fault: string | null) => this.#told(fault));
    thread.on("error", (error) => this.#told(`dies: ${error.stack ?? error.message}`));
    return thread;
  }
}

/** Faults after which the thread is of no more use. */
export const ENDINGS = ["hangs", "dies"];
