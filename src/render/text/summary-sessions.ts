import type { FtpSession, Transfer } from "../../report/report.ts";
import type { Rows } from "../../report/rows.ts";
import { paragraph } from "./flow.ts";
import { type FtpSummary, sessionMode } from "./ftp-summary.ts";
import { connectionArrow, endpoint, wentWrong, wireText } from "./phrases.ts";
import type { Sheet } from "./sheet.ts";
import { shorten } from "./shorten.ts";
import { type Column, drawTable, naturalTableWidth, type Row } from "./table.ts";

const SESSIONS_SHOWN = 20;
/** From this width on, roles are spelled out and clients are named with their ports. */
const ROOMY_WIDTH = 100;
/** Cells of an address with its port that leave room for the data connection beside it. */
const LONGEST_ENDPOINT = 40;

/** The heading with counts, and the table of sessions: who, in which mode, who opened the data connection, how many files. */
export function sessionsSection(sessions: Rows<FtpSession>, modes: FtpSummary["modes"], sheet: Sheet): string[] {
  const { words } = sheet;
  const counts = `${words.measures.sessionCount(sessions.length)}: ${words.summary.sessionModes(modes)}`;
  const heading = paragraph(`${sheet.paint.heading("FTP")}   `, counts, sheet.width);
  const { shown, more } = shorten(sessions, SESSIONS_SHOWN, sheet);
  return [...heading, ...sessionTable(shown, sheet), ...more];
}

function sessionTable(sessions: readonly FtpSession[], sheet: Sheet): string[] {
  const { columns: titles } = sheet.words.summary;
  const wide: Column[] = [
    { title: "#", align: "right" },
    { title: titles.client, grow: sheet.width >= ROOMY_WIDTH },
    { title: titles.server, grow: sheet.width >= ROOMY_WIDTH },
    { title: titles.mode },
    { title: titles.dataConnection, grow: true },
    { title: titles.files, grow: sheet.width >= ROOMY_WIDTH },
  ];
  const wideRows = sessions.map((session) => wideRow(session, sheet));
  if (naturalTableWidth(wide, wideRows) <= sheet.width) return drawTable(wide, wideRows, sheet);
  const stacked: Column[] = [
    { title: "#", align: "right" },
    { title: titles.ends, min: 15 },
    { title: titles.dataConnectionShort, min: 17, grow: true },
    { title: titles.files },
  ];
  return drawTable(
    stacked,
    sessions.map((session) => stackedRow(session, sheet)),
    sheet,
  );
}

function wideRow(session: FtpSession, sheet: Sheet): Row {
  const roomy = sheet.width >= ROOMY_WIDTH;
  return [
    String(session.id),
    roomy ? endpoint(session.client) : wireText(session.client.ip, sheet),
    serverText(session, sheet),
    modeText(session, sheet),
    dataText(session, sheet),
    filesText(session, sheet),
  ];
}

function stackedRow(session: FtpSession, sheet: Sheet): Row {
  return [
    String(session.id),
    `${clientText(session, sheet)}\n${serverText(session, sheet)}`,
    `${modeText(session, sheet)}\n${dataText(session, sheet)}`,
    filesText(session, sheet),
  ];
}

/** Without its port where that would leave no room for the rest. */
function clientText({ client }: FtpSession, sheet: Sheet): string {
  const whole = endpoint(client);
  return whole.length <= LONGEST_ENDPOINT ? whole : wireText(client.ip, sheet);
}

/** A port was announced, and nobody connected to it as far as the capture shows. */
function announcedText({ announcements }: FtpSession, sheet: Sheet): string {
  const { summary, names } = sheet.words;
  const last = announcements.at(-1);
  if (last === undefined) return summary.noDataConnection;
  return sheet.paint.warning(summary.notOpened(`${names.roleShort[last.listener]}:${last.port}`));
}

/** The port is told where it is not the usual one. */
function serverText({ server }: FtpSession, sheet: Sheet): string {
  return server.port === 21 ? wireText(server.ip, sheet) : endpoint(server);
}

function modeText(session: FtpSession, sheet: Sheet): string {
  const { names } = sheet.words;
  const mode = sessionMode(session);
  const name = mode === "mixed" ? names.modeMixed : mode === "none" ? sheet.glyphs.absent : names.mode[mode];
  if (session.security === "none") return name;
  return mode === "none" ? "TLS" : `${name} TLS`;
}

/** The first data connection (an established one, if there is any), and how many more. */
function dataText(session: FtpSession, sheet: Sheet): string {
  const { words } = sheet;
  const connections = session.transfers.flatMap(({ connection }) => (connection === null ? [] : [connection]));
  const shown = connections.find(({ established }) => established) ?? connections[0];
  if (shown === undefined) {
    if (session.login === "refused") return sheet.paint.error(`${sheet.glyphs.failed} ${words.summary.loginRefused}`);
    return session.transfers.length > 0 ? transfersText(session, sheet) : announcedText(session, sheet);
  }
  const names = sheet.width >= ROOMY_WIDTH ? words.names.role : words.names.roleShort;
  const arrow = connectionArrow(sheet, shown, session, names);
  const unopened = shown.established ? "" : ` ${sheet.paint.error(sheet.glyphs.failed)}`;
  const others = connections.length > 1 ? ` ${words.summary.moreConnections(connections.length - 1)}` : "";
  return arrow + unopened + others;
}

/** Transfers of which no data connection was seen: refused, or not captured. */
function transfersText({ transfers }: FtpSession, sheet: Sheet): string {
  const failed = transfers.filter(wentWrong);
  if (failed.length === 0) return sheet.words.ftpScreen.notSeen;
  const codes = [...new Set(failed.map(({ replyCode }) => replyCode ?? sheet.glyphs.absent))];
  return sheet.paint.error(`${sheet.glyphs.failed} ${codes.slice(0, 4).join(", ")}`);
}

/** "↓1 ↑1 ≡2 ✗1": completed downloads, uploads, listings, and whatever did not end well. */
function filesText({ transfers }: FtpSession, sheet: Sheet): string {
  const { glyphs } = sheet;
  const fine = transfers.filter((transfer) => !wentWrong(transfer));
  const count = (direction: Transfer["direction"]) =>
    fine.filter((transfer) => transfer.direction === direction).length;
  const pieces: [string, number][] = [
    [glyphs.download, count("download")],
    [glyphs.upload, count("upload")],
    [glyphs.listing, count("listing")],
    ["?", count(null)],
  ];
  const told = pieces.filter(([, number]) => number > 0).map(([glyph, number]) => `${glyph}${number}`);
  const failures = transfers.length - fine.length;
  if (failures > 0) told.push(sheet.paint.error(`${glyphs.failed}${failures}`));
  return told.length === 0 ? glyphs.absent : told.join(" ");
}
