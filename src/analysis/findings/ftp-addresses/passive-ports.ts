import { makeFinding } from "../../../report/findings.ts";
import type { Announcement, Finding } from "../../../report/report.ts";
import { evidence, type Facts } from "../facts.ts";

interface Range {
  lowest: Announcement;
  highest: Announcement;
  ports: Set<number>;
}

/** The ports that a server was seen to hand out in passive mode: what a firewall in front of it must let in, at least. */
export function passivePorts({ report }: Facts): Finding[] {
  const ranges = new Map<string, Range>();
  for (const { server, announcements } of report.ftp.sessions) {
    for (const announcement of announcements) {
      if (announcement.listener === "server") widen(ranges, server.ip, announcement);
    }
  }
  return [...ranges].map(([server, { lowest, highest, ports }]) => {
    const at = [lowest, highest].flatMap(({ capture, frame }) => evidence(capture, [frame]));
    return makeFinding(
      "ftp.passive-ports",
      "note",
      { server, lowest: lowest.port, highest: highest.port, ports: ports.size },
      { at: [...new Set(at)].sort((a, b) => a - b) },
    );
  });
}

function widen(ranges: Map<string, Range>, server: string, announcement: Announcement): void {
  const range = ranges.get(server);
  if (range === undefined) {
    ranges.set(server, { lowest: announcement, highest: announcement, ports: new Set([announcement.port]) });
    return;
  }
  range.ports.add(announcement.port);
  if (announcement.port < range.lowest.port) range.lowest = announcement;
  if (announcement.port > range.highest.port) range.highest = announcement;
}
