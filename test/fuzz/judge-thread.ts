/** The thread in which inputs are judged: it may hang or run out of memory, and is then ended from outside. */
import { parentPort } from "node:worker_threads";
import "../load-words.ts";
import { faultOf } from "./rounds.ts";
import { SUBJECTS } from "./subjects.ts";

/** One input to judge. */
export interface Order {
  subject: string;
  seed: number;
  round: number;
  folder: string;
  bytes: Uint8Array;
}

/** Answers each order with what is wrong with its input, null where nothing is. */
parentPort?.on("message", async (order: Order) => {
  const subject = SUBJECTS.find(({ name }) => name === order.subject);
  if (subject === undefined) throw new Error(`no subject ${order.subject}`);
  parentPort?.postMessage(await faultOf(subject, order.bytes, order));
});
