import type { Attempt, Check } from "../check.ts";

/**
 * Whether all of the session (or of the DHCP exchange; else of the capture) was recorded within a time window. A bound counts
 * as inside; both are compared to the millisecond.
 */
export const timeWindow: Check<"time-window"> = {
  name: "time-window",
  captures: ["active", "passive", "dhcp", "any"],
  parameters: { from: { kind: "time", default: null }, until: { kind: "time", default: null } },
  run: ({ attempt }, { from, until }) => {
    if (attempt === null) return { score: 0, reason: "no-capture", data: {}, frames: [] };
    const span = spanOf(attempt);
    if (span === null) return { score: 0, reason: "no-time", data: {}, frames: [] };
    const { first, last, firstFrame, lastFrame } = span;
    const data = { first, last, from, until };
    if (from !== null && Date.parse(first) < Date.parse(from)) {
      return { score: 0, reason: "before", data, frames: firstFrame };
    }
    if (until !== null && Date.parse(last) > Date.parse(until)) {
      return { score: 0, reason: "after", data, frames: lastFrame };
    }
    return { score: 1, reason: "inside", data, frames: [...new Set([...firstFrame, ...lastFrame])] };
  },
};

interface Span {
  /** Earliest and latest time, whatever the order of the frames. */
  first: string;
  last: string;
  firstFrame: number[];
  lastFrame: number[];
}

function spanOf({ session, transaction, report }: Attempt): Span | null {
  if (session !== null) {
    const { startTime, endTime, firstFrame, lastFrame } = session;
    return ordered(startTime, endTime, firstFrame, lastFrame);
  }
  if (transaction !== null) {
    const { startTime, messages, firstFrame, lastFrame } = transaction;
    return ordered(startTime, messages.at(-1)?.time ?? startTime, firstFrame, lastFrame);
  }
  const { firstTime = null, lastTime = null } = report.captures[0] ?? {};
  if (firstTime === null || lastTime === null) return null;
  return { ...ordered(firstTime, lastTime, 0, 0), firstFrame: [], lastFrame: [] };
}

/** A clock that went back while it was recorded turns the two around. */
function ordered(a: string, b: string, aFrame: number, bFrame: number): Span {
  const swap = Date.parse(a) > Date.parse(b);
  return swap
    ? { first: b, last: a, firstFrame: [bFrame], lastFrame: [aFrame] }
    : { first: a, last: b, firstFrame: [aFrame], lastFrame: [bFrame] };
}
