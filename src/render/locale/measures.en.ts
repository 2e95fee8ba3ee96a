import { grouped } from "../number-text.ts";

/** Counts, units and references, as phrases. Figures arrive as text where the screens shape them. */
export const measuresEn = {
  seconds: (figure: string): string => `${figure} s`,
  /** From an hour on, in the two largest units. */
  longTime: (seconds: number): string => {
    const minutes = Math.round(seconds / 60);
    const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24];
    if (days >= 365) return `${grouped(days)} d`;
    const pieces =
      days > 0
        ? [`${days} d`, hours > 0 ? `${hours} h` : ""]
        : [`${hours} h`, minutes % 60 > 0 ? `${minutes % 60} min` : ""];
    return pieces.join(" ").trimEnd();
  },
  frameCount: (count: number): string => plural(count, "frame", "frames"),
  packetCount: (count: number): string => plural(count, "packet", "packets"),
  byteCount: (count: number): string => `${grouped(count)} B`,
  sessionCount: (count: number): string => plural(count, "session", "sessions"),
  exchangeCount: (count: number): string => plural(count, "exchange", "exchanges"),
  commandCount: (count: number): string => plural(count, "command", "commands"),
  replyCount: (count: number): string => plural(count, "reply", "replies"),
  /** "frame 7", "frames 30–647": `many` where the list or range has more than one. */
  frames: (list: string, many: boolean): string => `${many ? "frames" : "frame"} ${list}`,
  sessions: (list: string, many: boolean): string => `${many ? "sessions" : "session"} ${list}`,
  transfer: (id: number): string => `transfer ${id}`,
  exchange: (id: number): string => `exchange ${id}`,
  exchanges: (list: string, many: boolean): string => `${many ? "exchanges" : "exchange"} ${list}`,
  more: (count: number): string => `and ${grouped(count)} more; --all shows them`,
  moreWithFailures: (count: number, failures: number): string =>
    `and ${grouped(count)} more, ${grouped(failures)} of them not completed; --all shows them`,
};

export function plural(count: number, one: string, many: string): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}
