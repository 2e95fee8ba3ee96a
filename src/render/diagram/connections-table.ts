import type { DataConnection, Sent } from "../../report/connection.ts";
import { secondsBetween } from "../../report/elapsed.ts";
import type { FtpSession, Report, Transfer } from "../../report/report.ts";
import { escapeText } from "../escape.ts";
import { grouped } from "../number-text.ts";
import { duration, endpoint, frameNumber } from "../text/phrases.ts";
import type { Sheet } from "../text/sheet.ts";
import type { TableBlock } from "./diagram.ts";
import { elapsedFigure } from "./elapsed.ts";
import { transferName } from "./transfer-name.ts";

/** Data connections that have a column each, by the width of the page. */
const COLUMNS = { narrow: 2, wide: 3, wideFrom: 110 } as const;
/** Data connections that have a row each; the others are told as a sum. */
const ROWS_SHOWN = 12;
const NAME_CELLS = 40;

/** What a connection was and did, as cells. */
interface Facts {
  ports: string;
  opener: string;
  lifetime: string;
  lasted: string;
  bytes: string;
  packets: string;
  carried: string;
  closed: string;
}

/**
 * The control connection beside the data connections of a session: ports, who opened it, lifetime, bytes and packets each way,
 * what it carried. With few data connections a column for each, else a row. `report` tells whether its frames need captures.
 */
export function connectionsTable(session: FtpSession, report: Report, sheet: Sheet): TableBlock {
  const counted = { ...sheet, severalCaptures: report.captures.length > 1 };
  const used = usedConnections(session);
  const control = controlFacts(session, counted);
  const columns = sheet.width < COLUMNS.wideFrom ? COLUMNS.narrow : COLUMNS.wide;
  if (used.length > columns) return inRows(control, used, session, counted);
  return inColumns(
    control,
    used.map(({ transfer, connection }) => dataFacts(connection, transfer, session, counted)),
    used.map(({ transfer }) => transfer?.id ?? null),
    sheet,
  );
}

interface Used {
  /** Null where the port was named and called, and no command used it. */
  transfer: Transfer | null;
  connection: DataConnection;
}

function usedConnections({ transfers, announcements }: FtpSession): Used[] {
  const used = transfers.flatMap((transfer) => {
    const { connection } = transfer;
    return connection === null ? [] : [{ transfer, connection }];
  });
  const attempts = announcements.flatMap(({ attempts: made }) =>
    made.map((connection) => ({ transfer: null, connection })),
  );
  if (attempts.length === 0) return used;
  const start = ({ connection }: Used) => connection.startTime;
  return [...used, ...attempts].sort((a, b) => (start(a) < start(b) ? -1 : Number(start(a) > start(b))));
}

function inColumns(control: Facts, data: readonly Facts[], ids: readonly (number | null)[], sheet: Sheet): TableBlock {
  const { table } = sheet.words.ladder;
  const names = ["ports", "opener", "lifetime", "bytes", "packets", "carried", "closed"] as const;
  const titles = ids.map((id) => (ids.length > 1 && id !== null ? `${table.data} #${id}` : table.data));
  return {
    kind: "table",
    title: table.title,
    columns: ["", table.control, ...titles].map((title) => ({ title, align: "left" })),
    rows: names.map((name) => [table[name], ...[control, ...data].map((facts) => facts[name])]),
  };
}

function inRows(control: Facts, used: readonly Used[], session: FtpSession, sheet: Sheet): TableBlock {
  const { table } = sheet.words.ladder;
  const shown = sheet.all || used.length <= ROWS_SHOWN ? used : used.slice(0, ROWS_SHOWN - 1);
  const rows = [
    shortRow(table.control, control, session.sent),
    ...shown.map(({ transfer, connection }) =>
      shortRow(
        transfer === null ? table.data : `${table.data} #${transfer.id}`,
        dataFacts(connection, transfer, session, sheet),
        connection.sent,
      ),
    ),
  ];
  if (shown.length < used.length) rows.push([table.moreConnections(used.length - shown.length), "", "", "", ""]);
  const total = (role: "client" | "server") => sum(used.map(({ connection }) => connection.sent[role]));
  const bytes = slashed({ client: total("client"), server: total("server") });
  rows.push([table.total(used.length), "", "", bytes, ""]);
  const titles = ["", table.ports, table.lifetime, table.bytesOfBoth, table.carried];
  return {
    kind: "table",
    title: table.title,
    columns: titles.map((title) => ({ title, align: title === table.bytesOfBoth ? "right" : "left" })),
    rows,
  };
}

function shortRow(
  title: string,
  { ports: between, lasted, carried }: Facts,
  sent: { client: Counted; server: Counted },
): string[] {
  return [title, between, lasted, slashed(sent), carried];
}

function slashed({ client, server }: { client: Counted; server: Counted }): string {
  return `${grouped(client.bytes)} / ${grouped(server.bytes)}`;
}

type Counted = Pick<Sent, "packets" | "bytes">;

function sum(sent: readonly Counted[]): Counted {
  return sent.reduce((all, { packets, bytes }) => ({ packets: all.packets + packets, bytes: all.bytes + bytes }), {
    packets: 0,
    bytes: 0,
  });
}

function controlFacts(session: FtpSession, sheet: Sheet): Facts {
  const { ladder, measures, names } = sheet.words;
  const { handshake, exchanges, security, capture } = session;
  const commands = exchanges.filter(({ frame }) => frame !== null).length;
  const replies = exchanges.reduce((count, exchange) => count + exchange.replies.length, 0);
  const said = ladder.table.commandsAndReplies(measures.commandCount(commands), measures.replyCount(replies));
  const syn = handshake?.synFrame ?? (session.opened === "syn" ? session.firstFrame : null);
  return {
    ports: ports(session, session, "client", sheet),
    opener: opener(syn === null ? null : names.role.client, capture, syn, sheet),
    lifetime: lifetime(session.startTime, session.endTime, session, sheet),
    lasted: lasting(session.startTime, session.endTime, sheet),
    bytes: bothWays(session.sent, "bytes", sheet),
    packets: bothWays(session.sent, "packets", sheet),
    carried: security === "none" ? said : ladder.table.encrypted(commands + replies === 0 ? null : said),
    closed: names.closed[session.closed],
  };
}

function dataFacts(connection: DataConnection, transfer: Transfer | null, session: FtpSession, sheet: Sheet): Facts {
  const { ftpScreen, ladder, names } = sheet.words;
  const { sent, capture, synFrame } = connection;
  const command =
    transfer === null ? ladder.table.unused : (transferName(transfer, sheet, NAME_CELLS) ?? ftpScreen.encrypted);
  return {
    ports: ports(connection, session, connection.opener, sheet),
    opener: opener(openerName(connection, session, sheet), capture, synFrame, sheet),
    lifetime: lifetime(connection.startTime, connection.endTime, session, sheet),
    lasted: lasting(connection.startTime, connection.endTime, sheet),
    bytes: bothWays(sent, "bytes", sheet),
    packets: bothWays(sent, "packets", sheet),
    carried:
      transfer === null || sent.client.bytes + sent.server.bytes > 0 ? command : `${command} (${ladder.table.nothing})`,
    closed: connection.established ? names.closed[connection.closed] : ftpScreen.notEstablished,
  };
}

type Ends = Pick<DataConnection, "client" | "server">;

/** "C:51742 → S:21", from who opened it to whom; an end at another host by its address. */
function ports(ends: Ends, session: FtpSession, from: "client" | "server" | null, sheet: Sheet): string {
  const { roleShort } = sheet.words.names;
  const [clientEnd, serverEnd] = (["client", "server"] as const).map((role) =>
    ends[role].ip === session[role].ip ? `${roleShort[role]}:${ends[role].port}` : endpoint(ends[role]),
  ) as [string, string];
  if (from === null) return `${clientEnd} ${sheet.glyphs.range} ${serverEnd}`;
  const [first, second] = from === "client" ? [clientEnd, serverEnd] : [serverEnd, clientEnd];
  return `${first} ${sheet.glyphs.to} ${second}`;
}

/** Its role, or its address where another host plays it; null where nobody knows. */
function openerName(connection: DataConnection, session: FtpSession, { words }: Sheet): string | null {
  const { opener: role } = connection;
  if (role === null) return null;
  const { ip } = connection[role];
  return ip === session[role].ip ? words.names.role[role] : escapeText(ip.slice(0, 60));
}

function opener(name: string | null, capture: number, frame: number | null, sheet: Sheet): string {
  const { table } = sheet.words.ladder;
  if (name === null) return table.unknownOpener;
  return frame === null ? name : table.syn(name, frameNumber(sheet, capture, frame));
}

/** "0.000–14.20 (14.2 s)", in seconds since the session began. */
function lifetime(from: string, to: string, session: FtpSession, sheet: Sheet): string {
  const figures = [from, to].map((time) => secondsBetween(session.startTime, time));
  if (!figures.every(Number.isFinite)) return sheet.glyphs.absent;
  const span = figures.map((seconds) => elapsedFigure(seconds, sheet)).join(sheet.glyphs.range);
  return `${span} (${lasting(from, to, sheet)})`;
}

function lasting(from: string, to: string, sheet: Sheet): string {
  const seconds = secondsBetween(from, to);
  return Number.isFinite(seconds) ? duration(sheet, Math.max(0, seconds)) : sheet.glyphs.absent;
}

/** "C 112, S 402": what each end sent. */
function bothWays(sent: { client: Sent; server: Sent }, what: "bytes" | "packets", sheet: Sheet): string {
  const { roleShort } = sheet.words.names;
  return (["client", "server"] as const).map((role) => `${roleShort[role]} ${grouped(sent[role][what])}`).join(", ");
}
