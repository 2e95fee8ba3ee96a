import type { Announcement, Exchange, FtpSession, Transfer } from "../../report/report.ts";
import { DirectoryWalk, pathFrom } from "./directory-walk.ts";
import type { LogLine } from "./in-order.ts";
import { mimeType } from "./mime-types.ts";
import { placeOf } from "./places.ts";
import { type Column, UNSET, zeekBoolean, zeekLine, zeekNumber, zeekText, zeekTime } from "./zeek-fields.ts";
import { zeekId } from "./zeek-ids.ts";

export const FTP_COLUMNS: readonly Column[] = [
  ["ts", "time"],
  ["uid", "string"],
  ["id.orig_h", "addr"],
  ["id.orig_p", "port"],
  ["id.resp_h", "addr"],
  ["id.resp_p", "port"],
  ["user", "string"],
  ["password", "string"],
  ["command", "string"],
  ["arg", "string"],
  ["mime_type", "string"],
  ["file_size", "count"],
  ["reply_code", "count"],
  ["reply_msg", "string"],
  ["data_channel.passive", "bool"],
  ["data_channel.orig_h", "addr"],
  ["data_channel.resp_h", "addr"],
  ["data_channel.resp_p", "port"],
  ["fuid", "string"],
];

/** Commands that Zeek logs unless it is told otherwise (FTP::logged_commands), and those whose argument is a file. */
const LOGGED = new Set(["APPE", "DELE", "RETR", "STOR", "STOU", "ACCT", "PORT", "PASV", "EPRT", "EPSV"]);
const OF_FILES = new Set(["APPE", "DELE", "RETR", "STOR", "STOU"]);

/** Each logged command with its last reply. `user` and `password` are those given until then. */
export function* ftpLines(session: FtpSession): Generator<LogLine> {
  const { client, server, startTime } = session;
  const uid = zeekId("C", client.ip, client.port, server.ip, server.port, "tcp", startTime);
  const walk = new DirectoryWalk();
  const login: Login = { user: "<unknown>", password: null };
  const transfers = new Map(session.transfers.map((one) => [placeOf(one.capture, one.frame ?? 0), one]));
  const announced = new Map(session.announcements.map((one) => [placeOf(one.capture, one.frame), one]));
  for (const exchange of session.exchanges) {
    walk.next(exchange);
    logIn(login, exchange, session.password);
    const { verb, capture, frame, time } = exchange;
    if (verb === null || !LOGGED.has(verb)) continue;
    const transfer = transfers.get(placeOf(capture, frame ?? 0)) ?? null;
    const values = [
      zeekTime(time),
      uid,
      zeekText(client.ip),
      zeekNumber(client.port),
      zeekText(server.ip),
      zeekNumber(server.port),
      zeekText(login.user),
      zeekText(login.password),
      zeekText(verb),
      zeekText(argumentOf(session, exchange, transfer, walk.directory)),
      zeekText(mimeType(transfer?.signature ?? null)),
      zeekNumber(transfer?.announcedBytes ?? null),
      ...replyOf(exchange),
      ...channelOf(session, announcedIn(exchange, announced)),
      fileOf(transfer, uid),
    ];
    yield { time, line: zeekLine(values) };
  }
}

interface Login {
  user: string;
  password: string | null;
}

/** `shown` is the password where the report shows it. */
function logIn(login: Login, { verb, argument }: Exchange, shown: string | null): void {
  if (verb === "USER") login.user = argument ?? "";
  if (verb === "PASS") login.password = shown ?? "<hidden>";
}

/** Files are URLs in Zeek's logs; what is below an unknown directory has "/." in front. */
function argumentOf(
  { server }: FtpSession,
  { verb, argument }: Exchange,
  transfer: Transfer | null,
  directory: string,
): string | null {
  if (verb === null || !OF_FILES.has(verb)) return argument === "" ? null : argument;
  const known = transfer?.path;
  const path = known?.startsWith("/") ? known : pathFrom(directory, argument ?? known ?? "");
  const host = server.ip.includes(":") ? `[${server.ip}]` : server.ip;
  return `ftp://${host}${path.startsWith("/") ? "" : "/"}${path}`;
}

/** The last reply's code, and its last line. */
function replyOf({ replies }: Exchange): string[] {
  const reply = replies.at(-1);
  return [zeekNumber(reply?.code ?? null), zeekText(reply?.text.split("\n").at(-1) ?? null)];
}

/** Who is to open a data connection to whom, on the line of the command that settled it. */
function channelOf({ client, server }: FtpSession, made: Announcement | undefined): string[] {
  if (made === undefined) return [UNSET, UNSET, UNSET, UNSET];
  const passive = made.listener === "server";
  const opener = passive ? client.ip : server.ip;
  return [zeekBoolean(passive), zeekText(opener), zeekText(made.ip), zeekNumber(made.port)];
}

/** PORT has the endpoint itself, PASV a reply to it. */
function announcedIn({ capture, frame, replies }: Exchange, all: Map<number, Announcement>): Announcement | undefined {
  const own = all.get(placeOf(capture, frame ?? 0));
  if (own?.listener === "client") return own;
  const answers = replies.map((reply) => all.get(placeOf(reply.capture, reply.frame)));
  return answers.find((answer) => answer?.listener === "server");
}

/** A file has a name in Zeek's logs once bytes of it were seen. */
function fileOf(transfer: Transfer | null, uid: string): string {
  const { bytes = null, connection = null } = transfer ?? {};
  return bytes === null || bytes === 0 || connection === null
    ? UNSET
    : zeekId("F", uid, connection.startTime, transfer?.id ?? 0);
}
