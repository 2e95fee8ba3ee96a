import { type ClockTime, timeIn } from "./named-zone.ts";
import { ownTime } from "./own-zone.ts";

/** Stands for the zone of this machine where an IANA name is taken: that name costs Node 12 ms to tell. */
export const OWN_ZONE = "own";

/** A report time as a wall clock shows it, with the zone: "2026-11-20 10:31:04 KST". `timeZone` is an IANA name or OWN_ZONE. */
export function wallClock(time: string, timeZone: string): string {
  const date = new Date(`${time.slice(0, 19)}Z`);
  if (Number.isNaN(date.getTime())) return time;
  const { day, clock, zone } = clockTime(date, timeZone);
  return `${day} ${clock} ${zone}`;
}

/** The time of day to the millisecond, so many seconds after a report time: "10:31:04.068". `timeZone` is as above. */
export function timeOfDay(time: string, timeZone: string, later = 0): string {
  const date = new Date(Date.parse(time) + Math.round(later * 1000));
  if (Number.isNaN(date.getTime())) return time;
  return `${clockTime(date, timeZone).clock}.${String(date.getUTCMilliseconds()).padStart(3, "0")}`;
}

function clockTime(date: Date, timeZone: string): ClockTime {
  return timeZone === OWN_ZONE ? ownTime(date) : timeIn(timeZone, date);
}
