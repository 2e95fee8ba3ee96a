import type { FtpSession, Report } from "../../report/report.ts";
import type { View } from "../renderer.ts";
import { selectView } from "../select.ts";
import { captureHeader } from "./capture-header.ts";
import { commandsSection } from "./ftp-commands.ts";
import { sessionFacts, sessionHeading } from "./ftp-session.ts";
import { transferSection } from "./ftp-transfer.ts";
import { transfersSection } from "./ftp-transfers.ts";
import { notesSection } from "./notes-section.ts";
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
    ...shown.flatMap((session) => sessionSections(session, view, sheet)),
    more,
    unclaimedSection(part.ftp.unclaimedConnections, sheet),
    notesSection(part.findings, sheet),
  ];
}

function sessionSections(session: FtpSession, view: View, sheet: Sheet): string[][] {
  const [transfer] = session.transfers;
  if (view.transfer !== null) {
    return transfer === undefined ? [] : [sessionHeading(session, sheet), transferSection(session, transfer, sheet)];
  }
  return [
    [...sessionHeading(session, sheet), ...sessionFacts(session, sheet, view.session === null)],
    view.session === null ? [] : commandsSection(session, sheet),
    transfersSection(session, sheet),
  ];
}
