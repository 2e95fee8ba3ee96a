import type { Finding, Report } from "../../report/report.ts";
import type { View } from "../renderer.ts";
import type { Sheet } from "../text/sheet.ts";
import { dhcpStory, type UntoldPart } from "./dhcp-story.ts";
import { sessionStory } from "./session-story.ts";

/**
 * What happened in the captures: a part for each FTP session and each DHCP client, in the order in which they begin. Each is
 * told only when somebody asks for it.
 */
export function storyOf(report: Report, view: View, sheet: Sheet): UntoldPart[] {
  const findings = findingsBySubject(report);
  const sessions = report.ftp.sessions.map(
    (session): UntoldPart => ({
      time: session.startTime,
      tell: () => sessionStory(session, findings.get(`session ${session.id}`) ?? [], sheet),
    }),
  );
  return [...sessions, ...dhcpStory(report, view, findings, sheet)].sort((a, b) =>
    a.time < b.time ? -1 : a.time > b.time ? 1 : 0,
  );
}

/** Findings by "session 1" and "exchange 1". */
function findingsBySubject({ findings }: Report): Map<string, Finding[]> {
  const known = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { session, transaction } = finding.subject;
    const subject = session === null ? `exchange ${transaction}` : `session ${session}`;
    const own = known.get(subject);
    if (own === undefined) known.set(subject, [finding]);
    else own.push(finding);
  }
  return known;
}
