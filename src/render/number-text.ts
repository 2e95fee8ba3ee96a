/** Numbers as text, alike in every language. */

/** 1312 → "1,312". */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

const SIZES = ["B", "kB", "MB", "GB", "TB", "PB"] as const;

/** A byte count in decimal units, two figures or three: "412 B", "1.9 MB", "596 kB". */
export function byteSize(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < SIZES.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit > 0 && value < 9.95 ? value.toFixed(1) : value.toFixed(0);
  return `${digits} ${SIZES[unit]}`;
}

/** Below these, a rate says more about the clock than about the network. */
const RATE_FROM_BYTES = 10_000;
const RATE_FROM_SECONDS = 0.001;

/** Bytes a second in decimal units: "8.8 MB/s"; null where bytes and time are too few to tell, or unknown. */
export function byteRate(bytes: number | null, seconds: number | null): string | null {
  if (bytes === null || seconds === null || bytes < RATE_FROM_BYTES || seconds < RATE_FROM_SECONDS) return null;
  return `${byteSize(bytes / seconds)}/s`;
}

/**
 * Seconds to the millisecond below ten, to a tenth below a thousand, whole above: "0.068", "31.4", "5,400". Less than a
 * millisecond is told to the microsecond: "0.000058".
 */
export function secondsFigure(seconds: number): string {
  if (seconds > 0 && seconds < 0.001) return seconds.toFixed(6);
  if (seconds < 9.9995) return seconds.toFixed(3);
  if (Number.isInteger(seconds)) return grouped(seconds);
  if (seconds < 999.95) return seconds.toFixed(1);
  return grouped(Math.round(seconds));
}

/** "22, 26, 31–40": runs of three or more as one; at most `most` pieces, then how many numbers more. */
export function listOfNumbers(numbers: readonly number[], most = 12): string {
  const runs: [first: number, last: number, count: number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run !== undefined && number === run[1] + 1) runs[runs.length - 1] = [run[0], number, run[2] + 1];
    else runs.push([number, number, 1]);
  }
  const pieces = runs.flatMap(([first, last, count]): [string, number][] => {
    if (count > 2) return [[`${first}-${last}`, count]];
    return count === 2
      ? [
          [String(first), 1],
          [String(last), 1],
        ]
      : [[String(first), 1]];
  });
  const hidden = pieces.slice(most).reduce((sum, [, count]) => sum + count, 0);
  const shown = pieces
    .slice(0, most)
    .map(([text]) => text)
    .join(", ");
  return hidden > 0 ? `${shown}, +${hidden}` : shown;
}
