import { type ClockTime, timeIn } from "./named-zone.ts";

/** A moment in this machine's zone, as `timeIn` tells it by name. */
export function ownTime(date: Date): ClockTime {
  return {
    day: `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`,
    clock: `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}:${twoDigits(date.getSeconds())}`,
    zone: zoneName(date),
  };
}

const AMERICA = -180;
const NINE_HOURS = 540;

/** Short names in English are Intl's to tell, but it has them only for the Americas; elsewhere it tells the hours. */
function zoneName(date: Date): string {
  const minutes = -date.getTimezoneOffset();
  if (minutes === 0) return "UTC";
  const inAsia = minutes === NINE_HOURS ? nameAtNineHours(date) : null;
  if (inAsia !== null) return inAsia;
  if (minutes <= AMERICA || minutes === NINE_HOURS) {
    return timeIn(Intl.DateTimeFormat().resolvedOptions().timeZone, date).zone;
  }
  const rest = Math.abs(minutes) % 60;
  const hours = (Math.abs(minutes) - rest) / 60;
  return `UTC${minutes < 0 ? "-" : "+"}${hours}${rest === 0 ? "" : `:${twoDigits(rest)}`}`;
}

/** A Date calls its zone by its long name, in the language of the machine's locale. */
function nameAtNineHours(date: Date): string | null {
  const text = date.toString();
  if (/Korean Standard Time|한국 표준시/.test(text)) return "KST";
  return /Japan Standard Time|일본 표준시|日本標準時/.test(text) ? "JST" : null;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
