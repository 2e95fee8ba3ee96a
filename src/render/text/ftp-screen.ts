import type { Finding, FtpSession, Report } from "../../report/report.ts";
import type { View } from "../renderer.ts";
import { selectView } from "../select.ts";
import { captureHeader } from "./capture-header.ts";
import { commandsSection } from "./ftp-commands.ts";
import { sessionFacts, sessionHeading } from "./ftp-session.ts";
import { transferSection } from "./ftp-transfer.ts";
import { transfersSection } from "./ftp-transfers.ts";
import { noteList, notesSection } from "./notes-section.ts";
import type { Sheet } from "./sheet.ts";
import { shorten } from "./shorten.ts";
import { unclaimedSection } from "./unclaimed-section.ts";

const SESSIONS_SHOWN = 20;

/** `ftpscope ftp`: every session with its transfers; one session with every command; or one transfer with all its facts. */
export function ftpSections(report: Report, view: View, sheet: Sheet): string[][] {
  const part = selectView(report, view);
  const { sessions } = part.ftp;
  const { shown, more } = shorten(sessions, SESSIONS_SHOWN, sheet, "");
  return [
    captureHeader(report, sheet),
    sessions.length === 0 ? [sheet.words.ftpScreen.noSessions] : [],
    ...shown.flatMap((session) => sessionSections(session, part.findings, view, sheet)),
    more,
    unclaimedSection(part.ftp.unclaimedConnections, sheet),
    notesSection(elsewhere(part.findings, shown), sheet),
  ];
}

/** Findings that are not told where their transfers are. */
function elsewhere(findings: readonly Finding[], shown: readonly FtpSession[]): Finding[] {
  const told = new Set(shown.flatMap(({ transfers }) => transfers.flatMap((transfer) => transfer.findings)));
  return findings.filter((_finding, index) => !told.has(index));
}

function sessionSections(session: FtpSession, findings: readonly Finding[], view: View, sheet: Sheet): string[][] {
  const [transfer] = session.transfers;
  const own = noteList(
    session.transfers.flatMap((one) => one.findings.flatMap((index) => findings[index] ?? [])),
    sheet,
  );
  if (view.transfer !== null) {
    if (transfer === undefined) return [];
    return [sessionHeading(session, sheet), [...transferSection(session, transfer, sheet), ...own]];
  }
  return [
    [...sessionHeading(session, sheet), ...sessionFacts(session, sheet, view.session === null)],
    view.session === null ? [] : commandsSection(session, sheet),
    [...transfersSection(session, sheet), ...own],
  ];
}
