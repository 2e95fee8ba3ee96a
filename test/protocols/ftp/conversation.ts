import { parseCommand } from "../../../src/protocols/ftp/command-parser.ts";
import { RecordBudget } from "../../../src/protocols/ftp/record-budget.ts";
import type { AnnouncementRecord, TransferRecord } from "../../../src/protocols/ftp/records.ts";
import { FtpSession, type SessionListener } from "../../../src/protocols/ftp/session.ts";
import { lineOf } from "./lines.ts";

/** A session that is told lines: "> RETR a" for the client's, "150 text" for the server's; "! commands" and "! replies" lose some. */
export function converse(
  lines: readonly string[],
  { fromStart = false, ...listener }: Partial<SessionListener> & { fromStart?: boolean } = {},
): FtpSession {
  const nothing = (_: AnnouncementRecord | TransferRecord): void => {};
  const session = new FtpSession(
    { clientIp: "192.168.0.10", serverIp: "192.168.0.20", fromStart },
    { announced: nothing, transferAsked: nothing, transferAnswered: nothing, loggedIn: () => {}, ...listener },
    new RecordBudget(),
  );
  for (const [index, line] of lines.entries()) {
    const at = { frame: index + 1, seconds: index, nanoseconds: 0 };
    if (line === "! commands") session.commandsLost();
    else if (line === "! replies") session.repliesLost();
    else if (line.startsWith("> ")) session.command(parseCommand(lineOf(line.slice(2))), at);
    else session.reply({ code: Number(line.slice(0, 3)), text: line.slice(4), encoding: "utf-8", whole: true, ...at });
  }
  return session;
}

/** Each command with the codes that answer it: "RETR 150 226"; replies to nothing begin with "-". */
export function pairs(session: FtpSession): string[] {
  return session.exchanges.map(({ verb, replies }) => [verb ?? "-", ...replies.map(({ code }) => code)].join(" "));
}
