import type { FtpSession, Report } from "../../report/report.ts";
import { escapeText } from "../escape.ts";
import type { View } from "../renderer.ts";
import { endpoint } from "../text/phrases.ts";
import type { Sheet } from "../text/sheet.ts";
import { connectionsTable } from "./connections-table.ts";
import type { Block } from "./diagram.ts";
import { sessionDiagram } from "./ftp-diagram.ts";
import { verdicts } from "./ftp-verdict.ts";

/** Sessions that are drawn where nobody asks for all of them. */
const SESSIONS_DRAWN = 8;

/**
 * FTP sessions as sequence pictures, each with what it shows in a sentence or two and a table of its connections. The view
 * narrows it to one session, or to one transfer with what belongs to it. Empty where there is no such session.
 */
export function ftpLadder(report: Report, view: View, sheet: Sheet): Block[] {
  const most = sheet.all ? Number.POSITIVE_INFINITY : SESSIONS_DRAWN;
  const drawn: FtpSession[] = [];
  let more = 0;
  for (const session of report.ftp.sessions) {
    if (!isAsked(session, view)) continue;
    if (drawn.length < most) drawn.push(session);
    else more += 1;
  }
  const blocks = drawn.flatMap((session) => sessionBlocks(session, report, view, sheet));
  if (more > 0) blocks.push({ kind: "paragraph", text: sheet.words.ladder.moreSessions(more), tone: "dim" });
  return blocks;
}

function isAsked({ id, transfers }: FtpSession, view: View): boolean {
  if (view.session !== null && view.session !== id) return false;
  return view.transfer === null || transfers.some((transfer) => transfer.id === view.transfer);
}

function sessionBlocks(session: FtpSession, report: Report, view: View, sheet: Sheet): Block[] {
  const title = report.ftp.sessions.length > 1 ? sessionTitle(session, sheet) : null;
  const diagram = sessionDiagram(session, title, view, sheet);
  const text = verdicts(session, view.transfer, sheet).join("\n");
  const blocks: Block[] = [diagram, { kind: "paragraph", text, tone: "plain" }];
  return view.transfer === null ? [...blocks, connectionsTable(session, report, sheet)] : blocks;
}

/** "Session 2: 192.168.0.10 → 192.168.0.20:21". */
function sessionTitle({ id, client, server }: FtpSession, sheet: Sheet): string {
  return sheet.words.ladder.title(id, `${escapeText(client.ip)} ${sheet.glyphs.to} ${endpoint(server)}`);
}
