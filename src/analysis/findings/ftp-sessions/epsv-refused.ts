import { makeFinding } from "../../../report/findings.ts";
import type { Exchange, Finding, FtpSession } from "../../../report/report.ts";
import type { Facts } from "../facts.ts";
import { exchangeFrames } from "./exchange-frames.ts";
import { isRefused, lackedCommand, SERVICE_CLOSING } from "./reply-words.ts";

const ENDPOINT_VERBS = new Set(["PASV", "EPSV", "LPSV", "PORT", "EPRT", "LPRT", "SPSV", "CPSV"]);
/** Not for EPSV's own sake: nobody is logged in, or the session ends. */
const OTHERS_TO_TELL = new Set([SERVICE_CLOSING, 530]);

/** EPSV and EPRT (RFC 2428) that a server does not take; usually the client then asks in the older way. */
export function epsvRefused({ report }: Facts): Finding[] {
  return report.ftp.sessions.flatMap((session) => [...refusalOf(session, "EPSV"), ...refusalOf(session, "EPRT")]);
}

function refusalOf(session: FtpSession, method: "EPSV" | "EPRT"): Finding[] {
  const { exchanges, id } = session;
  const index = exchanges.findIndex((one) => isRefusal(one, method));
  const exchange = exchanges[index];
  const reply = exchange?.replies.at(-1);
  if (exchange === undefined || reply === undefined) return [];
  const next = exchanges
    .slice(index + 1)
    .find(({ verb }) => verb !== null && verb !== method && ENDPOINT_VERBS.has(verb));
  const answer = next?.replies.at(-1);
  const fallback = answer !== undefined && answer.code >= 200 && answer.code < 300 ? (next?.verb ?? null) : null;
  const times = exchanges.filter((one) => isRefusal(one, method)).length;
  const at = [...exchangeFrames(exchange, reply), ...(next === undefined ? [] : exchangeFrames(next, answer ?? null))];
  const data = { method, replyCode: reply.code, fallback, times };
  const severity = fallback === null && gaveUp(session, index) ? "warning" : "note";
  return [
    makeFinding("ftp.epsv-refused", severity, data, { subject: { session: id }, at, causes: lackedCommand(reply) }),
  ];
}

function isRefusal({ verb, replies }: Exchange, method: "EPSV" | "EPRT"): boolean {
  const reply = replies.at(-1);
  return verb === method && reply !== undefined && isRefused(reply) && !OTHERS_TO_TELL.has(reply.code);
}

/** The session is over, and no transfer was asked for after the refusal. */
function gaveUp({ closed, exchanges, transfers }: FtpSession, index: number): boolean {
  if (closed === "open") return false;
  const refusedAt = exchanges[index]?.time ?? "";
  return !transfers.some(({ startTime, outcome }) => outcome === "completed" && (startTime ?? "") >= refusedAt);
}
