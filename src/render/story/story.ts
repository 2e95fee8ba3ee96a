import type { Report } from "../../report/report.ts";
import type { View } from "../renderer.ts";
import type { Sheet } from "../text/sheet.ts";
import { dhcpStory, type UntoldPart } from "./dhcp-story.ts";
import { sessionStory } from "./session-story.ts";

/**
 * What happened in the captures: a part for each FTP session and each DHCP client, in the order in which they begin. Each is
 * told only when somebody asks for it.
 */
export function storyOf(report: Report, view: View, sheet: Sheet): UntoldPart[] {
  const sessions = report.ftp.sessions.map(
    (session): UntoldPart => ({
      time: session.startTime,
      tell: () => sessionStory(session, sheet),
    }),
  );
  return [...sessions, ...dhcpStory(report, view, sheet)].sort((a, b) =>
    a.time < b.time ? -1 : a.time > b.time ? 1 : 0,
  );
}
