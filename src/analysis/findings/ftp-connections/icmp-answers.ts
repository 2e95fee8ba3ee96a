import type { Endpoint } from "../../../report/connection.ts";
import { secondsBetween } from "../../../report/elapsed.ts";
import type { Unreachable } from "../../unreachables.ts";

/** An error answers a packet at once; one that comes later belongs to a later connection of the same four numbers. */
const LATEST = 5;

/** Somebody's try to connect, by report times. */
export interface Attempt {
  source: Endpoint;
  destination: Endpoint;
  startTime: string;
  endTime: string;
}

/** ICMP errors by the connection that they are about: what says why its packets did not arrive. */
export class IcmpAnswers {
  readonly #errors = new Map<string, Unreachable[]>();

  constructor(unreachables: readonly Unreachable[]) {
    for (const error of unreachables) {
      if (error.kind === "too-big") continue;
      const key = attemptKey(error);
      const known = this.#errors.get(key);
      if (known === undefined) this.#errors.set(key, [error]);
      else known.push(error);
    }
  }

  /** The first error that answered an attempt to connect; null for none. */
  about(attempt: Attempt): Unreachable | null {
    const errors = this.#errors.get(attemptKey(attempt));
    if (errors === undefined) return null;
    const error = errors[firstSince(errors, attempt.startTime)];
    return error !== undefined && secondsBetween(attempt.endTime, error.time) <= LATEST ? error : null;
  }
}

function attemptKey({ source, destination }: { source: Endpoint; destination: Endpoint }): string {
  return `${source.ip} ${source.port} ${destination.ip} ${destination.port}`;
}

/** Index of the first error at or after a time; report times of equal length order like text. */
function firstSince(errors: readonly Unreachable[], time: string): number {
  let low = 0;
  let high = errors.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((errors[middle] as Unreachable).time < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
