import type { StoryPart } from "../../report/explanation.ts";
import type { Report } from "../../report/report.ts";
import type { View } from "../renderer.ts";
import type { Sheet } from "../text/sheet.ts";
import { dhcpStory, type TimedPart } from "./dhcp-story.ts";
import { sessionStory } from "./session-story.ts";

/** What happened in the captures: a part for each FTP session and each DHCP client, in the order in which they begin. */
export function storyOf(report: Report, view: View, sheet: Sheet): StoryPart[] {
  const sessions = report.ftp.sessions.map(
    (session): TimedPart => ({
      time: session.startTime,
      part: sessionStory(session, sheet),
    }),
  );
  return [...sessions, ...dhcpStory(report, view, sheet)]
    .sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0))
    .map(({ part }) => part);
}
