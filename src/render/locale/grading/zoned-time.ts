/**
 * A time of a report or rubric as the rubric's own zone shows it: "2026-11-21 09:00:05 +09:00". `like` is a time with that
 * zone; UTC where it is null. A text that is no time is left as it is.
 */
export function zonedTime(time: string, like: string | null): string {
  const zone = /(?:Z|[+-]\d\d:\d\d)$/.exec(like ?? "Z")?.[0] ?? "Z";
  const at = new Date(Date.parse(time) + minutesOf(zone) * 60_000);
  if (Number.isNaN(at.getTime())) return time;
  const text = at.toISOString();
  return `${text.slice(0, -14)} ${text.slice(-13, -5)} ${zone === "Z" ? "UTC" : zone}`;
}

function minutesOf(zone: string): number {
  if (zone === "Z") return 0;
  const [hours = 0, minutes = 0] = zone.slice(1).split(":").map(Number);
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}
