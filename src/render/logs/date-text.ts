import { wallClock } from "../instant.ts";

const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** A report time as C's ctime() tells it in a zone (see `wallClock`), in English whatever the language: "Sun Nov  2 11:00:57 2026". */
export function dateText(time: string, timeZone: string): string {
  const { year, month, day, clock } = wallTime(time, timeZone);
  const weekday = DAYS[new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDay()];
  const name = MONTHS[Number(month) - 1];
  return `${weekday} ${name} ${String(Number(day)).padStart(2)} ${clock} ${year}`;
}

/** The same as Zeek stamps its logs: "2026-11-22-11-00-57". */
export function stampText(time: string, timeZone: string): string {
  const { year, month, day, clock } = wallTime(time, timeZone);
  return [year, month, day, ...clock.split(":")].join("-");
}

function wallTime(time: string, timeZone: string): { year: string; month: string; day: string; clock: string } {
  const [date = "", clock = ""] = wallClock(time, timeZone).split(" ");
  const [year = "", month = "", day = ""] = date.split("-");
  return { year, month, day, clock };
}
