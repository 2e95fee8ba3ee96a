import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { Exchange, Finding, FtpSession, Reply } from "../../../report/report.ts";
import type { Facts } from "../facts.ts";
import { claimsOf } from "../ftp-addresses/claims.ts";
import { refusesAddress } from "../ftp-addresses/private-address-announced.ts";
import { FIRST_UNPRIVILEGED_PORT } from "../ftp-addresses/privileged-port.ts";
import { exchangeFrames } from "./exchange-frames.ts";
import { isRefused, lackedCommand, SERVICE_CLOSING, says } from "./reply-words.ts";

const METHODS = ["EPSV", "EPRT", "PASV", "PORT", "LPSV", "LPRT"] as const;
const ENDPOINT_VERBS: ReadonlySet<string> = new Set([...METHODS, "SPSV", "CPSV"]);
/** Not for the command's own sake: nobody is logged in, or the session ends. */
const OTHERS_TO_TELL = new Set([SERVICE_CLOSING, 530]);

/** Commands that agree on a data connection and that a server does not take; usually the client then tries another one. */
export function modeRefused(facts: Facts): Finding[] {
  const badAddress = sessionsOfBadAddress(facts);
  return facts.report.ftp.sessions.flatMap((session) => {
    const told = badAddress.has(session) || session.announcements.some(isPrivileged);
    const methods = told ? METHODS.filter((method) => method !== "PORT" && method !== "LPRT") : METHODS;
    return onlyLastWarns(methods.flatMap((method) => refusalOf(session, method)));
  });
}

/** One way after the other was tried: the last one's refusal is what the client could not get around. */
function onlyLastWarns(refusals: Finding[]): Finding[] {
  const last = Math.max(...refusals.map(({ frames }) => frames[0] ?? 0));
  return refusals.map((one) => (one.frames[0] === last ? one : { ...one, severity: "note" as const }));
}

/** Where a PORT was refused for what it named, that is told of by the address. */
function sessionsOfBadAddress(facts: Facts): Set<FtpSession> {
  const claims = claimsOf(facts, "inside", "unreachable", "external", "foreign", "third-host", "fxp");
  const bad = claims.filter(({ kind, refused }) => refused !== null && (kind !== "inside" || refusesAddress(refused)));
  return new Set(bad.map(({ session }) => session));
}

function isPrivileged({ listener, port }: FtpSession["announcements"][number]): boolean {
  return listener === "client" && port < FIRST_UNPRIVILEGED_PORT;
}

function refusalOf(session: FtpSession, method: (typeof METHODS)[number]): Finding[] {
  const { exchanges, id } = session;
  const index = exchanges.findIndex((one) => isRefusal(one, method));
  const exchange = exchanges[index];
  const reply = exchange?.replies.at(-1);
  if (exchange === undefined || reply === undefined) return [];
  const others = exchanges.slice(index + 1).filter(({ verb }) => verb !== method && ENDPOINT_VERBS.has(verb ?? ""));
  const agreed = others.find(isAgreed);
  const next = agreed ?? others[0];
  const answer = next?.replies.at(-1);
  const fallback = agreed?.verb ?? null;
  const times = exchanges.filter((one) => isRefusal(one, method)).length;
  const at = [...exchangeFrames(exchange, reply), ...(next === undefined ? [] : exchangeFrames(next, answer ?? null))];
  const data = { method, replyCode: reply.code, fallback, times };
  const severity = fallback === null && gaveUp(session, exchange) ? "warning" : "note";
  return [makeFinding("ftp.mode-refused", severity, data, { subject: { session: id }, at, causes: causes(reply) })];
}

function isAgreed({ replies }: Exchange): boolean {
  const code = replies.at(-1)?.code ?? 0;
  return code >= 200 && code < 300;
}

function isRefusal({ verb, replies }: Exchange, method: string): boolean {
  const reply = replies.at(-1);
  return verb === method && reply !== undefined && isRefused(reply) && !OTHERS_TO_TELL.has(reply.code);
}

/** The session is over, and no transfer was asked for after the refusal; where one was, its own failure is told. */
function gaveUp({ closed, transfers }: FtpSession, { time }: Exchange): boolean {
  return closed !== "open" && !transfers.some(({ startTime }) => (startTime ?? "") >= (time ?? ""));
}

/** vsftpd says so of a mode that is switched off, ProFTPD of one that a Limit section bars. */
function causes(reply: Reply): Cause[] {
  const barred = says(reply, "permission", "denied", "not permitted", "not allowed", "disabled");
  return barred ? [{ code: "account-not-allowed", confidence: "likely" }] : lackedCommand(reply);
}
