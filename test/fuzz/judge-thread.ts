/** The thread in which inputs are judged: it may hang or run out of memory, and is then ended from outside. */
import { parentPort } from "node:worker_threads";
import "../load-words.ts";
import { faultOf, inputOf } from "./rounds.ts";
import { SUBJECTS } from "./subjects.ts";

/** One input to judge; where `bytes` is null, the one that seed and round make. */
export interface Order {
  subject: string;
  seed: number;
  round: number;
  folder: string;
  bytes: Uint8Array | null;
}

/** What became of it: null where all is well. */
export interface Verdict {
  fault: string | null;
  heapBytes: number;
}

parentPort?.on("message", async (order: Order) => {
  const subject = SUBJECTS.find(({ name }) => name === order.subject);
  if (subject === undefined) throw new Error(`no subject ${order.subject}`);
  const bytes = order.bytes ?? inputOf(subject, order.seed, order.round).bytes;
  const fault = await faultOf(subject, bytes, order);
  const verdict: Verdict = { fault, heapBytes: process.memoryUsage().heapUsed };
  parentPort?.postMessage(verdict);
});
