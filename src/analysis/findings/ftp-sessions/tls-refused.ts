import { makeFinding } from "../../../report/findings.ts";
import type { Exchange, Finding, FtpSession, Reply } from "../../../report/report.ts";
import type { Facts } from "../facts.ts";
import { remembered } from "../memories.ts";
import { Recent, setLater } from "../recent.ts";
import { exchangeFrames } from "./exchange-frames.ts";
import { isAnonymous } from "./logins.ts";
import { isRefused, SERVICE_CLOSING } from "./reply-words.ts";

interface Refusal {
  exchange: Exchange;
  reply: Reply;
}

const SHOWN = 2;
const LONGEST = 40;

/**
 * AUTH TLS, PBSZ or PROT that the server does not take; told apart where the client then sent a password all the same. Most
 * such servers have no TLS and most such clients only ask for it in passing, so that it is no worse than never to have asked;
 * a client that insists leaves, and that is an error.
 */
export function tlsRefused(facts: Facts): Finding[] {
  const loggedIn = lastLogins(facts);
  return facts.report.ftp.sessions.flatMap((session) => {
    const { exchanges, id } = session;
    const refusals = exchanges.flatMap(refusalOf);
    const first = refusals.find(({ exchange: { verb } }) => verb === "AUTH") ?? refusals[0];
    if (first === undefined || exchanges.some(isAuthAccepted)) return [];
    const { exchange, reply } = first;
    const subject = { session: id };
    const causes = [{ code: "server-lacks-tls", confidence: "likely" }] as const;
    const at = refusals.slice(0, SHOWN).flatMap((one) => exchangeFrames(one.exchange, one.reply));
    const password = exchange.verb === "AUTH" ? clearPassword(session) : null;
    if (password !== null) {
      const place = { subject, at: [...at, ...exchangeFrames(password, null)], causes };
      return [makeFinding("ftp.tls-downgraded", "note", { user: session.user, replyCode: reply.code }, place)];
    }
    const left = exchange.verb === "AUTH" && leftWithoutLogin(session);
    const severity = left && (loggedIn.get(hostsOf(session)) ?? "") <= session.startTime ? "error" : "note";
    const asked = { verb: exchange.verb ?? "", argument: exchange.argument?.slice(0, LONGEST) ?? null };
    return [
      makeFinding("ftp.tls-refused", severity, { ...asked, replyCode: reply.code, left }, { subject, at, causes }),
    ];
  });
}

/** Nobody tried to log in, although the session is over and nothing of what the client said is missing. */
function leftWithoutLogin({ opened, closed, sent, exchanges }: FtpSession): boolean {
  if (opened !== "syn" || closed === "open" || sent.client.missingBytes > 0) return false;
  return !exchanges.some(({ verb }) => verb === "USER" || verb === "PASS");
}

const newTable = () => new Recent<string>();

/** When a session that led to a login was last begun, by client and server: clients that call again, and do without TLS. */
function lastLogins(facts: Facts): Recent<string> {
  const logins = remembered(facts, newTable);
  for (const session of facts.report.ftp.sessions) {
    if (session.login === "accepted") setLater(logins, hostsOf(session), session.startTime);
  }
  return logins;
}

/** Client and server, whatever their ports. */
export function hostsOf({ client, server }: FtpSession): string {
  return `${client.ip} ${server.ip}`;
}

function refusalOf(exchange: Exchange): Refusal[] {
  const { verb, argument, replies } = exchange;
  const reply = replies.at(-1);
  if (reply === undefined || !isRefused(reply) || reply.code === SERVICE_CLOSING) return [];
  const asked = verb === "AUTH" ? isTls(argument) : verb === "PBSZ" || verb === "PROT";
  return asked ? [{ exchange, reply }] : [];
}

/** Some clients ask for SSL first, some for Kerberos, and take what they get. */
function isTls(argument: string | null): boolean {
  return /^(TLS|SSL)/i.test(argument?.trimStart() ?? "");
}

function isAuthAccepted({ verb, replies }: Exchange): boolean {
  return verb === "AUTH" && replies.some(({ code }) => code === 234 || code === 334);
}

/** The PASS of somebody who has a password worth hiding; null for none. */
function clearPassword({ exchanges, user }: FtpSession): Exchange | null {
  if (isAnonymous(user)) return null;
  return exchanges.find(({ verb }) => verb === "PASS") ?? null;
}
