import type { Sheet } from "../text/sheet.ts";

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/**
 * Seconds since a ladder began, for a narrow column: "0.004", "14.20", "123.4", "3599"; from an hour on "1:02:03", from a day
 * on "3d04:05". Before the beginning (a clock was set back) with a minus.
 */
export function elapsedFigure(seconds: number, sheet: Sheet): string {
  if (seconds < 0) return `-${elapsedFigure(-seconds, sheet)}`;
  if (seconds < 9.9995) return seconds.toFixed(3);
  if (seconds < 99.995) return seconds.toFixed(2);
  if (seconds < 999.95) return seconds.toFixed(1);
  const whole = Math.round(seconds);
  if (whole < HOUR) return String(whole);
  const [hours, minutes] = [Math.floor((whole % DAY) / HOUR), Math.floor((whole % HOUR) / MINUTE)];
  if (whole < DAY) return `${hours}:${twoDigits(minutes)}:${twoDigits(whole % MINUTE)}`;
  return `${sheet.words.dhcpLadder.days(Math.floor(whole / DAY))}${twoDigits(hours)}:${twoDigits(minutes)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
