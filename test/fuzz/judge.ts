import { Worker } from "node:worker_threads";
import type { Order } from "./judge-thread.ts";

/** Memory for objects; what needs more of a file of a megabyte at most has grown past the caps. */
const HEAP_MB = 400;
/** Processor time is not ours alone: so long, in milliseconds, says that nothing comes any more. */
const PATIENCE = 60_000;
const PATIENCE_PER_MB = 20_000;

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
      const timer = setTimeout(() => resolve(`hangs: nothing after ${Math.round(patience / 1000)} s`), patience);
      this.#told = (told) => {
        clearTimeout(timer);
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
