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

/** "22, 26, 31": at most `most`, then how many more. */
export function listOfNumbers(numbers: readonly number[], most = 12): string {
  const shown = numbers.slice(0, most).join(", ");
  return numbers.length > most ? `${shown}, +${numbers.length - most}` : shown;
}
