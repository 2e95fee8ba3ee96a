import { captureOf } from "../../../decode/frame-reference.ts";
import { isoTime } from "../../../decode/timestamp.ts";
import type { ControlRecord } from "../../../protocols/ftp/records.ts";
import { FTP_PORT } from "../../../protocols/ftp/signs.ts";
import { secondsBetween } from "../../../report/elapsed.ts";
import type { FtpConnectionFindings } from "../../../report/finding-data/ftp-connections.ts";
import { type Cause, makeFinding } from "../../../report/findings.ts";
import { isSession } from "../../../report/ftp-report.ts";
import type { Finding } from "../../../report/report.ts";
import type { Facts } from "../facts.ts";

type How = FtpConnectionFindings["ftp.no-greeting"]["how"];

/** Servers look up names and ask who calls before they greet: so long that may take, where the client does not give up. */
const PATIENCE_SECONDS = 30;
const CLIENT_PATIENCE_SECONDS = 5;

interface Calls {
  first: ControlRecord;
  how: How;
  seconds: number;
  calls: number;
  lastTime: string;
  /** Id of the first one's session, where the client said something all the same. */
  session: number | null;
}

/** A server that took the call and never said 220 (RFC 959 section 5.4). All calls of one client to one server are one finding. */
export function noGreeting(facts: Facts): Finding[] {
  const byPair = new Map<string, Calls>();
  let session = 0;
  for (const control of facts.controls) {
    if (isSession(control)) session += 1;
    const ended = endedWithoutGreeting(control, facts);
    if (ended === null) continue;
    const key = `${pairOf(control)} ${ended.how}`;
    const known = byPair.get(key);
    const lastTime = isoTime(control.connection.first);
    if (known === undefined) {
      byPair.set(key, { first: control, ...ended, calls: 1, lastTime, session: isSession(control) ? session : null });
    } else {
      known.calls += 1;
      known.lastTime = lastTime;
    }
  }
  const greeted = byPair.size === 0 ? new Map<string, string>() : lastGreeted(facts);
  return [...byPair.values()].map((calls) => finding(calls, greeted));
}

function finding(
  { first, how, seconds, calls, lastTime, session }: Calls,
  greeted: ReadonlyMap<string, string>,
): Finding {
  const { connection, clientEnd, serverEnd } = first;
  const client = { ip: clientEnd.ip, port: clientEnd.port };
  const server = { ip: serverEnd.ip, port: serverEnd.port };
  const severity = (greeted.get(pairOf(first)) ?? "") > lastTime ? "warning" : "error";
  const end = how !== "rst" && connection.finFrame > 0 ? connection.finFrame : connection.last.frame;
  const frames = [connection.syn?.frame ?? connection.first.frame, connection.synAckFrame, end];
  const at = [...new Set(frames.filter((frame) => frame > 0))];
  const place = { subject: { session: calls === 1 ? session : null }, at, causes: causesOf(how) };
  return makeFinding("ftp.no-greeting", severity, { client, server, how, seconds, calls }, place);
}

/** Null where the server said something, or may have, or where it was the client that ended it at once. */
function endedWithoutGreeting(control: ControlRecord, { report }: Facts): { how: How; seconds: number } | null {
  const { connection, clientEnd, serverEnd, serverSide } = control;
  const { finBy, resetBy, established, initiator, first, last } = connection;
  if (!established || serverEnd.port !== FTP_PORT || connection.syn === null || initiator === serverSide) return null;
  if (clientEnd.packets === 0 || serverEnd.packets === 0) return null;
  if (serverEnd.sent.bytes > 0 || connection.missing(serverSide) > 0) return null;
  const start = isoTime(first);
  if (finBy === serverSide) return { how: "fin", seconds: secondsBetween(start, isoTime(last)) };
  if (finBy < 0 && resetBy === serverSide) return { how: "rst", seconds: secondsBetween(start, isoTime(last)) };
  const gaveUp = finBy >= 0 || resetBy >= 0;
  const end = gaveUp ? isoTime(last) : (report.captures[captureOf(last.frame)]?.lastTime ?? isoTime(last));
  const seconds = secondsBetween(start, end);
  return seconds >= (gaveUp ? CLIENT_PATIENCE_SECONDS : PATIENCE_SECONDS) ? { how: "silence", seconds } : null;
}

/** When each client was last greeted by each server. */
function lastGreeted({ report }: Facts): ReadonlyMap<string, string> {
  const greeted = new Map<string, string>();
  for (const { client, server, sent, startTime } of report.ftp.sessions) {
    if (sent.server.bytes > 0) greeted.set(`${client.ip} ${server.ip} ${server.port}`, startTime);
  }
  return greeted;
}

function pairOf({ clientEnd, serverEnd }: ControlRecord): string {
  return `${clientEnd.ip} ${serverEnd.ip} ${serverEnd.port}`;
}

function causesOf(how: How): Cause[] {
  if (how === "silence") {
    return [
      { code: "server-hangs", confidence: "possible" },
      { code: "firewall-between", confidence: "possible" },
    ];
  }
  return [
    { code: "client-not-admitted", confidence: "possible" },
    { code: "nobody-behind-proxy", confidence: "possible" },
    { code: "too-many-connections", confidence: "possible" },
  ];
}
