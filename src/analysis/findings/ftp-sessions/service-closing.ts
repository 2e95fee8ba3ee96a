import { isTransferVerb } from "../../../protocols/ftp/commands.ts";
import { secondsBetween } from "../../../report/elapsed.ts";
import type { FtpSessionFindings } from "../../../report/finding-data/ftp-sessions.ts";
import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { Exchange, Finding, FtpSession, Reply } from "../../../report/report.ts";
import type { Facts } from "../facts.ts";
import { remembered } from "../memories.ts";
import { Recent } from "../recent.ts";
import { exchangeFrames, transferOf } from "./exchange-frames.ts";
import { isLogin, lastAccepted, pairOf } from "./logins.ts";
import { quoted, SERVICE_CLOSING, says } from "./reply-words.ts";

type When = FtpSessionFindings["ftp.service-closing"]["when"];

/** From so many idle seconds on, a server that says 421 and not why has most likely waited long enough. */
const LONG_IDLE_SECONDS = 60;

/** 421: the server ends the session (RFC 959 section 4.2.2), whether asked something or not. What it breaks off is told of the transfer. */
export function serviceClosing(facts: Facts): Finding[] {
  const accepted = lastAccepted(facts);
  const beside = besideAnother(facts);
  return facts.report.ftp.sessions.flatMap((session) => {
    const closing = closingOf(session);
    if (closing === null) return [];
    const { exchange, reply, when, idleSeconds } = closing;
    const causes = causesOf(reply, when, idleSeconds);
    const letIn = (accepted.get(pairOf(session)) ?? 0) > session.id || beside.has(session);
    const transfer = when === "transfer" ? transferOf(session, exchange) : null;
    const severity = transfer?.connection?.established === true ? "note" : severityOf(when, causes, letIn);
    const subject = { session: session.id, transfer: transfer?.id ?? null };
    const data = { reply: quoted(reply), when, idleSeconds };
    return [
      makeFinding("ftp.service-closing", severity, data, { subject, at: exchangeFrames(exchange, reply), causes }),
    ];
  });
}

/** Sessions that began while the same client was logged in at the same server: programs open a second one for transfers. */
function besideAnother(facts: Facts): ReadonlySet<FtpSession> {
  const beside = new Set<FtpSession>();
  /** When the last accepted session of each pair ended. */
  const until = remembered(facts, newTable);
  for (const session of facts.report.ftp.sessions) {
    const pair = pairOf(session);
    const end = until.get(pair) ?? "";
    if (session.startTime <= end) beside.add(session);
    if (session.login === "accepted" && session.endTime > end) until.set(pair, session.endTime);
  }
  return beside;
}

const newTable = () => new Recent<string>();

interface Closing {
  exchange: Exchange;
  reply: Reply;
  when: When;
  idleSeconds: number | null;
}

/** The first 421 of a session; null for none. */
function closingOf(session: FtpSession): Closing | null {
  const { exchanges, transfers, opened } = session;
  /** When something happened last before the exchange in hand. */
  let before: string | null = null;
  for (const [index, exchange] of exchanges.entries()) {
    const reply = exchange.replies.find(({ code }) => code === SERVICE_CLOSING);
    if (reply !== undefined) {
      const greeting = index === 0 && opened === "syn" && exchange.verb === null;
      const when = greeting ? "connect" : whenAsked(exchange.verb);
      const until = exchange.time ?? reply.time;
      for (const { connection } of transfers) {
        if (connection !== null && connection.endTime < until) before = later(before, connection.endTime);
      }
      return { exchange, reply, when, idleSeconds: before === null ? null : secondsBetween(before, until) };
    }
    before = later(later(before, exchange.time), exchange.replies.at(-1)?.time ?? null);
  }
  return null;
}

function whenAsked(verb: string | null): When {
  if (verb === null) return "unasked";
  if (isLogin(verb)) return "login";
  return isTransferVerb(verb) ? "transfer" : "command";
}

function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

function causesOf(reply: Reply, when: When, idleSeconds: number | null): Cause[] {
  if (says(reply, "shut", "going down", "maintenance", "terminat", "restart", "stopping", "offline")) {
    return [{ code: "server-stopping", confidence: "certain" }];
  }
  if (says(reply, "tls", "ssl", "encrypt", "cleartext")) return [{ code: "tls-required", confidence: "certain" }];
  if (says(reply, "attempt", "failure", "incorrect")) return [{ code: "wrong-password", confidence: "likely" }];
  if (says(reply, "too many", "maximum", "limit", "max ")) {
    return [{ code: "too-many-connections", confidence: "certain" }];
  }
  if (when === "transfer") return [];
  if (says(reply, "time", "idle", "inactiv", "no activity")) {
    return [{ code: "server-idle-timeout", confidence: "certain" }];
  }
  if (when === "connect") return [{ code: "too-many-connections", confidence: "possible" }];
  const idle = idleSeconds !== null && idleSeconds >= LONG_IDLE_SECONDS;
  return idle ? [{ code: "server-idle-timeout", confidence: "likely" }] : [];
}

function severityOf(when: When, [cause]: readonly Cause[], letIn: boolean): Finding["severity"] {
  if (cause?.code === "server-idle-timeout") return "note";
  if (when === "connect" || (when === "login" && cause?.code !== "wrong-password")) {
    return letIn ? "warning" : "error";
  }
  return "warning";
}
