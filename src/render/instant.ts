/** A report time as a wall clock shows it, with the zone: "2026-11-20 10:31:04 KST". `timeZone` is an IANA name. */
export function wallClock(time: string, timeZone: string): string {
  const date = new Date(`${time.slice(0, 19)}Z`);
  if (Number.isNaN(date.getTime())) return time;
  const parts = partsOf(date, timeZone);
  const day = `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}`;
  return `${day} ${clock(parts)} ${zoneName(parts.get("timeZoneName") ?? "", timeZone)}`;
}

/** The time of day to the millisecond, so many seconds after a report time: "10:31:04.068". `timeZone` is an IANA name. */
export function timeOfDay(time: string, timeZone: string, later = 0): string {
  const date = new Date(Date.parse(time) + Math.round(later * 1000));
  if (Number.isNaN(date.getTime())) return time;
  return `${clock(partsOf(date, timeZone))}.${String(date.getUTCMilliseconds()).padStart(3, "0")}`;
}

type DateParts = ReadonlyMap<string, string>;

function partsOf(date: Date, timeZone: string): DateParts {
  return new Map(
    formatter(timeZone)
      .formatToParts(date)
      .map((part) => [part.type, part.value]),
  );
}

function clock(parts: DateParts): string {
  return `${parts.get("hour")}:${parts.get("minute")}:${parts.get("second")}`;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
  });
  formatters.set(timeZone, made);
  return made;
}

/** Zones whose usual short name the runtime does not know in English. */
const SHORT_NAMES: Record<string, string> = { "Asia/Seoul": "KST", "Asia/Tokyo": "JST" };

function zoneName(runtimeName: string, timeZone: string): string {
  return SHORT_NAMES[timeZone] ?? runtimeName.replace(/^GMT(?=[+-])/, "UTC").replace(/^GMT$/, "UTC");
}
