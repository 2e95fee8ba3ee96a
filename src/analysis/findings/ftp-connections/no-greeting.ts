import { captureOf } from "../../../decode/frame-reference.ts";
import { isoTime } from "../../../decode/timestamp.ts";
import type { ControlRecord } from "../../../protocols/ftp/records.ts";
import { FTP_PORT } from "../../../protocols/ftp/signs.ts";
import type { Endpoint } from "../../../report/connection.ts";
import { secondsBetween } from "../../../report/elapsed.ts";
import type { FtpConnectionFindings } from "../../../report/finding-data/ftp-connections.ts";
import { type Cause, makeFinding } from "../../../report/findings.ts";
import { isSession } from "../../../report/ftp-report.ts";
import type { Finding } from "../../../report/report.ts";
import type { Facts } from "../facts.ts";
import { gathering, trimmed } from "../gathering.ts";
import { Sightings } from "../recent.ts";

type How = FtpConnectionFindings["ftp.no-greeting"]["how"];

/** Servers look up names and ask who calls before they greet: so long that may take, where the client does not give up. */
const PATIENCE_SECONDS = 30;
const CLIENT_PATIENCE_SECONDS = 5;

interface Calls {
  client: Endpoint;
  server: Endpoint;
  how: How;
  /** Of the first one. */
  seconds: number;
  at: number[];
  calls: number;
  lastTime: string;
  /** Id of the first one's session, where the client said something all the same. */
  session: number | null;
}

interface Called {
  byPair: Map<string, Calls>;
  /** When each client was last greeted by each server. */
  greeted: Sightings;
}

/** A server that took the call and never said 220 (RFC 959 section 5.4). All calls of one client to one server are one finding. */
export const noGreeting = gathering({
  begin: (): Called => ({ byPair: new Map(), greeted: new Sightings() }),
  gather({ byPair, greeted }, facts) {
    for (const control of facts.controls) {
      const ended = endedWithoutGreeting(control, facts);
      if (ended !== null) add(byPair, control, ended);
    }
    for (const { client, server } of byPair.values()) greeted.await(pairOf(client, server));
    if (byPair.size > 0 || facts.earlier !== undefined) gatherGreeted(greeted, facts);
  },
  tell: ({ byPair, greeted }) => Array.from(byPair, ([, calls]) => finding(calls, greeted)),
  trim({ byPair, greeted }) {
    const left = trimmed(byPair);
    greeted.trim(Array.from(byPair.values(), ({ client, server }) => pairOf(client, server)));
    return left;
  },
});

function add(
  byPair: Map<string, Calls>,
  control: ControlRecord,
  { how, seconds }: { how: How; seconds: number },
): void {
  const { connection, clientEnd, serverEnd } = control;
  const key = `${pairOf(clientEnd, serverEnd)} ${how}`;
  const known = byPair.get(key);
  const lastTime = isoTime(connection.first);
  if (known !== undefined) {
    known.calls += 1;
    known.lastTime = lastTime;
    return;
  }
  const client = { ip: clientEnd.ip, port: clientEnd.port };
  const server = { ip: serverEnd.ip, port: serverEnd.port };
  const end = how !== "rst" && connection.finFrame > 0 ? connection.finFrame : connection.last.frame;
  const frames = [connection.syn?.frame ?? connection.first.frame, connection.synAckFrame, end];
  const at = [...new Set(frames.filter((frame) => frame > 0))];
  byPair.set(key, {
    client,
    server,
    how,
    seconds,
    at,
    calls: 1,
    lastTime,
    session: isSession(control) ? control.id : null,
  });
}

function finding(one: Calls, greeted: Sightings): Finding {
  const { client, server, how, seconds, at, calls, lastTime, session } = one;
  const severity = greeted.last(pairOf(client, server)) > lastTime ? "warning" : "error";
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

function gatherGreeted(greeted: Sightings, { report }: Facts): void {
  for (const { client, server, sent, startTime } of report.ftp.sessions) {
    if (sent.server.bytes > 0) greeted.saw(pairOf(client, server), startTime);
  }
}

function pairOf(client: Endpoint, server: Endpoint): string {
  return `${client.ip} ${server.ip} ${server.port}`;
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
