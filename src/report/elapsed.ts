/** Seconds from one report time to another, exact to the microsecond (ISO 8601 with nine decimals). */
export function secondsBetween(from: string, to: string): number {
  const wholeSeconds = (Date.parse(`${to.slice(0, 19)}Z`) - Date.parse(`${from.slice(0, 19)}Z`)) / 1000;
  const nanoseconds = fraction(to) - fraction(from);
  return Number((wholeSeconds + nanoseconds / 1e9).toFixed(6));
}

function fraction(time: string): number {
  return Number(/\.(\d{1,9})/.exec(time)?.[1]?.padEnd(9, "0") ?? 0);
}
