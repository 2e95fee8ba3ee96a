/** The two transfers of a comparison with all that the report has of them, and what they are called. */
import type { ComparedEvent, ComparedSide, Comparison, SideName } from "../../report/comparison.ts";
import type { DataConnection } from "../../report/connection.ts";
import { lastPart } from "../../report/path-end.ts";
import type { FtpSession, Report, Transfer } from "../../report/report.ts";
import { wireText } from "../text/phrases.ts";
import type { Sheet } from "../text/sheet.ts";

const NAME_CELLS = 60;

export interface SideView {
  side: SideName;
  compared: ComparedSide;
  session: FtpSession;
  transfer: Transfer | null;
  /** File name of its capture, safe to draw. */
  capture: string;
  /** "active" where the other one is passive; else "left". */
  name: string;
  /** "ACTIVE  active.pcap", or which session and transfer where both are from one capture. */
  title: string;
}

/** Null where the comparison names a session that the report does not have. */
export function sideViews(report: Report, comparison: Comparison, sheet: Sheet): [SideView, SideView] | null {
  const left = sideView(report, comparison, "left", sheet);
  const right = sideView(report, comparison, "right", sheet);
  return left === null || right === null ? null : [left, right];
}

/** Whether one is active and the other passive. */
export function isOneOfEach({ left, right }: Pick<Comparison, SideName>): boolean {
  return left.mode !== null && right.mode !== null && left.mode !== right.mode;
}

function sideView(report: Report, comparison: Comparison, side: SideName, sheet: Sheet): SideView | null {
  const compared = comparison[side];
  const session = report.ftp.sessions.find(({ id }) => id === compared.session);
  if (session === undefined) return null;
  const transfer = session.transfers.find(({ id }) => id === compared.transfer) ?? null;
  const { comparison: words } = sheet.words;
  const capture = captureName(report, compared.capture, sheet);
  const oneCapture = comparison.left.capture === comparison.right.capture;
  const place = oneCapture ? words.place(session.id, transfer?.id ?? null) : capture;
  const mode = compared.mode === null ? "" : `${words.modeTitle[compared.mode]}  `;
  const name = words.side[isOneOfEach(comparison) && compared.mode !== null ? compared.mode : side];
  return { side, compared, session, transfer, capture, name, title: mode + place };
}

function captureName({ captures }: Report, index: number, sheet: Sheet): string {
  const path = captures[index]?.path ?? "";
  if (path === "-") return sheet.words.messages.standardInput;
  return wireText(lastPart(path), sheet, NAME_CELLS, "middle");
}

/** Its events from top to bottom, each with the row that it is in; rows where it has nothing are left out. */
export function eventsOf({ steps }: Comparison, side: SideName): { row: number; event: ComparedEvent }[] {
  const events = steps.flatMap(({ rows }) => rows.map((row) => row[side]));
  return events.flatMap((event, row) => (event === null ? [] : [{ row, event }]));
}

/** The data connection that is compared, or the last attempt at one; null where none was seen. */
function comparedConnection({ session, transfer, side }: SideView, comparison: Comparison): DataConnection | null {
  if (transfer?.connection != null) return transfer.connection;
  const syn = eventsOf(comparison, side).findLast(({ event }) => event.opens)?.event;
  const attempts = session.announcements.flatMap((announcement) => announcement.attempts);
  return attempts.find(({ capture, synFrame }) => capture === syn?.capture && synFrame === syn.frame) ?? null;
}

/** The address of another host that plays a role on the data connection, as between two servers; else null. */
export function otherHost(view: SideView, comparison: Comparison, role: "client" | "server"): string | null {
  const ip = comparedConnection(view, comparison)?.[role].ip ?? null;
  return ip === view.session[role].ip ? null : ip;
}
