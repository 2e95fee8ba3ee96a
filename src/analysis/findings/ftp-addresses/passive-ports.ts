import { makeFinding } from "../../../report/findings.ts";
import type { Announcement } from "../../../report/report.ts";
import { evidence } from "../facts.ts";
import { gathering, trimmed } from "../gathering.ts";
import { PortSet } from "./port-set.ts";

interface Range {
  lowest: Place;
  highest: Place;
  ports: PortSet;
}

type Place = Pick<Announcement, "capture" | "frame" | "port">;

/** The ports that a server was seen to hand out in passive mode: what a firewall in front of it must let in, at least. */
export const passivePorts = gathering({
  begin: () => new Map<string, Range>(),
  gather(ranges, { report }) {
    for (const { server, announcements } of report.ftp.sessions) {
      for (const announcement of announcements) {
        if (announcement.listener === "server") widen(ranges, server.ip, announcement);
      }
    }
  },
  tell: (ranges) =>
    Array.from(ranges, ([server, { lowest, highest, ports }]) => {
      const at = [lowest, highest].flatMap(({ capture, frame }) => evidence(capture, [frame]));
      return makeFinding(
        "ftp.passive-ports",
        "note",
        { server, lowest: lowest.port, highest: highest.port, ports: ports.size },
        { at: [...new Set(at)].sort((a, b) => a - b) },
      );
    }),
  trim: (ranges) => trimmed(ranges),
});

function widen(ranges: Map<string, Range>, server: string, { capture, frame, port }: Announcement): void {
  const place = { capture, frame, port };
  const range = ranges.get(server) ?? { lowest: place, highest: place, ports: new PortSet() };
  ranges.set(server, range);
  range.ports.add(port);
  if (port < range.lowest.port) range.lowest = place;
  if (port > range.highest.port) range.highest = place;
}
