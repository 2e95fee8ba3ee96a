/** Seconds from one report time to another, exact to the microsecond (ISO 8601 with nine decimals). */
export function secondsBetween(from: string, to: string): number {
  const nanoseconds = fraction(to) - fraction(from);
  return Number((wholeSeconds(from, to) + nanoseconds / 1e9).toFixed(6));
}

/** Rules ask for the seconds between hundreds of thousands of times, most of them of one minute. */
function wholeSeconds(from: string, to: string): number {
  const alike = from.length === WHOLE && to.length === WHOLE && to.startsWith(from.slice(0, UP_TO_MINUTES));
  if (alike) return secondsOf(to) - secondsOf(from);
  return (Date.parse(`${to.slice(0, 19)}Z`) - Date.parse(`${from.slice(0, 19)}Z`)) / 1000;
}

const UP_TO_MINUTES = "2026-11-20T01:31:".length;
const WHOLE = "2026-11-20T01:31:04.000000000Z".length;

function secondsOf(time: string): number {
  return Number(time.slice(UP_TO_MINUTES, 19));
}

function fraction(time: string): number {
  if (time.length === WHOLE) return Number(time.slice(20, 29));
  return Number(/\.(\d{1,9})/.exec(time)?.[1]?.padEnd(9, "0") ?? 0);
}
