import type { Finding, FtpSession, Report } from "../../report/report.ts";
import type { Rows } from "../../report/rows.ts";
import type { View } from "../renderer.ts";
import type { Sheet } from "../text/sheet.ts";
import { dhcpStory, type UntoldPart } from "./dhcp-story.ts";
import { sessionStory } from "./session-story.ts";

/** Parts of the story, in order, and how many there are of all. */
interface Story {
  parts: UntoldPart[];
  count: number;
}

/**
 * What happened in the captures: a part for each FTP session and each DHCP client, in the order in which they begin, the first
 * `most` of them. Each is told only when somebody asks for it.
 */
export function storyOf(report: Report, view: View, sheet: Sheet, most = Number.POSITIVE_INFINITY): Story {
  const findings = findingsBySubject(report);
  const { sessions } = report.ftp;
  const told = earliest(sessions, most).map(
    (session): UntoldPart => ({
      time: session.startTime,
      tell: () => sessionStory(session, findings.get(`session ${session.id}`) ?? [], sheet),
    }),
  );
  const dhcp = dhcpStory(report, view, findings, sheet, most);
  const parts = [...told, ...dhcp.parts].sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
  return { parts: parts.slice(0, most), count: sessions.length + dhcp.count };
}

/** Those that begin first, in the order of the report where they begin together. */
function earliest(sessions: Rows<FtpSession>, most: number): FtpSession[] {
  if (sessions.length <= most) return [...sessions];
  const first: FtpSession[] = [];
  for (const session of sessions) {
    const place = first.findLastIndex(({ startTime }) => startTime <= session.startTime) + 1;
    if (place >= most) continue;
    first.splice(place, 0, session);
    first.length = Math.min(first.length, most);
  }
  return first;
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
