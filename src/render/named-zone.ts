/** A time as a clock shows it: "2026-11-20", "10:31:04", "KST". */
export interface ClockTime {
  day: string;
  clock: string;
  zone: string;
}

/** A moment in a zone by its IANA name. */
export function timeIn(timeZone: string, date: Date): ClockTime {
  const parts = new Map(
    formatter(timeZone)
      .formatToParts(date)
      .map((part) => [part.type, part.value]),
  );
  return {
    day: `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}`,
    clock: `${parts.get("hour")}:${parts.get("minute")}:${parts.get("second")}`,
    zone: zoneName(parts.get("timeZoneName") ?? "", timeZone),
  };
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
