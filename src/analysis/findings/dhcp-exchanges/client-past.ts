import type { Facts } from "../facts.ts";
import { remembered } from "../memories.ts";
import { Recent } from "../recent.ts";
import { acknowledgement, framesOf, isUnicastToClient, type Turn } from "./turn.ts";

/** What is remembered of a client from earlier batches. */
export interface ClientPast {
  /** The place of the capture hears what servers send to it by unicast. */
  isAudible: boolean;
  /** What it had last; null where its ACK was not captured, or names no time. */
  lease: PastLease | null;
}

/** A lease as its ACK gave it. */
export interface PastLease {
  ip: string;
  seconds: number;
  t1Seconds: number | null;
  t2Seconds: number | null;
  /** When, and where, it was given. */
  since: string;
  at: readonly number[];
  transaction: number;
}

const FOREVER = 0xffffffff;

/** The lease that an exchange gave; null for none, and for one without end. */
export function leaseOf({ transaction: { id, lease }, answers }: Turn): PastLease | null {
  const ack = acknowledgement(answers);
  if (ack === undefined || lease?.seconds == null || lease.seconds === FOREVER) return null;
  const { ip, seconds, t1Seconds, t2Seconds } = lease;
  return { ip, seconds, t1Seconds, t2Seconds, since: ack.time, at: framesOf([ack]), transaction: id };
}

const newPasts = () => new Recent<ClientPast>();

/** By client; to be read before `remember` is told of a batch. */
export function pastsOf(facts: Facts): Recent<ClientPast> {
  return remembered(facts, newPasts);
}

/** Adds a client's exchanges of this batch to its past. */
export function remember(pasts: Recent<ClientPast>, client: string, turns: readonly Turn[]): void {
  const known = pasts.get(client);
  const granted = turns.findLast(({ grant }) => grant !== null);
  const isAudible = known?.isAudible === true || turns.some(({ answers }) => answers.some(isUnicastToClient));
  pasts.set(client, { isAudible, lease: granted === undefined ? (known?.lease ?? null) : leaseOf(granted) });
}
