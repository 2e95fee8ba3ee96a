import { secondsBetween } from "../../report/elapsed.ts";
import type { CaptureSummary, Report } from "../../report/report.ts";

/** So soon after the last packet of a file the next one begins. */
const NEXT_SECONDS = 10;

/** Captures that were made as one: rotated files (`tcpdump -C`, `-G`), each of which goes on where the one before it ends. */
export interface Recordings {
  /** Which recording a capture is of, by its index; equal numbers are of one. */
  of(capture: number): number;
  /** The last time of the recording that a capture is of; null where it has no packet. */
  endOf(capture: number): string | null;
  count: number;
}

const known = new WeakMap<Report, Recordings>();

export function recordingsOf(report: Report): Recordings {
  let recordings = known.get(report);
  if (recordings === undefined) {
    recordings = recordingsIn(report.captures);
    known.set(report, recordings);
  }
  return recordings;
}

function recordingsIn(captures: readonly CaptureSummary[]): Recordings {
  const numbers: number[] = [];
  const ends: (string | null)[] = [];
  for (const [index, { lastTime }] of captures.entries()) {
    const last = numbers.at(-1);
    const number = last === undefined ? 0 : goesOn(captures[index - 1], captures[index]) ? last : last + 1;
    numbers.push(number);
    ends[number] = lastTime ?? ends[number] ?? null;
  }
  return {
    of: (capture) => numbers[capture] ?? capture,
    endOf: (capture) => ends[numbers[capture] ?? capture] ?? null,
    count: ends.length,
  };
}

function goesOn(before: CaptureSummary | undefined, after: CaptureSummary | undefined): boolean {
  if (before?.lastTime == null || after?.firstTime == null) return false;
  const seconds = secondsBetween(before.lastTime, after.firstTime);
  return seconds >= 0 && seconds <= NEXT_SECONDS;
}
