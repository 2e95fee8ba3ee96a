import { secondsBetween } from "./elapsed.ts";
import type { Transfer } from "./report.ts";

/** From a transfer's last data, or from its command where no data came, to a later time; 0 where either is not known. */
export function secondsSinceData({ startTime, seconds, bytes }: Transfer, time: string | null): number {
  if (startTime === null || time === null) return 0;
  const carrying = (bytes ?? 0) === 0 ? 0 : (seconds ?? 0);
  return Number((secondsBetween(startTime, time) - carrying).toFixed(6));
}
