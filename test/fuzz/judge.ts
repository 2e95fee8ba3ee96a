import { Worker } from "node:worker_threads";
import type { Order, Verdict } from "./judge-thread.ts";

/** Memory for objects; what needs more of a file of a megabyte at most has grown past the caps. */
const HEAP_MB = 400;
/** Processor time is not ours alone: so long, in milliseconds, says that nothing comes any more. */
const PATIENCE = 20_000;
const PATIENCE_PER_MB = 20_000;

/** Judges inputs in a thread that it replaces where that hangs or dies. */
export class Judge {
  #thread: Worker | null = null;

  /** What is wrong with an input, as text; null where all is well. Never rejects. `size` is that of the input in bytes. */
  async judge(order: Order, size: number): Promise<string | null> {
    const thread =
      this.#thread ??
      new Worker(new URL("judge-thread.js", import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
    this.#thread = thread;
    const fault = await verdictOf(thread, order, PATIENCE + (PATIENCE_PER_MB * size) / 2 ** 20);
    if (fault === null || fault.ended) {
      if (fault !== null) await this.close();
      return fault === null ? null : fault.text;
    }
    return fault.text;
  }

  async close(): Promise<void> {
    await this.#thread?.terminate();
    this.#thread = null;
  }
}

interface Fault {
  text: string;
  /** The thread is of no more use. */
  ended: boolean;
}

function verdictOf(thread: Worker, order: Order, patience: number): Promise<Fault | null> {
  return new Promise((resolve) => {
    const told = (fault: Fault | null) => {
      clearTimeout(timer);
      thread.removeAllListeners();
      resolve(fault);
    };
    const timer = setTimeout(told, patience, {
      text: `hangs: nothing after ${Math.round(patience / 1000)} s`,
      ended: true,
    });
    thread.once("message", ({ fault }: Verdict) => told(fault === null ? null : { text: fault, ended: false }));
    thread.once("error", (error) => told({ text: `dies: ${error.stack ?? error.message}`, ended: true }));
    thread.once("exit", (code) => told({ text: `exits with ${code}`, ended: true }));
    thread.postMessage(order);
  });
}
