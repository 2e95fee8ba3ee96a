import { COMMANDS, isKnownVerb } from "../../../protocols/ftp/commands.ts";
import { makeFinding } from "../../../report/findings.ts";
import type { Exchange, Finding, FtpSession, Reply } from "../../../report/report.ts";
import type { Facts } from "../facts.ts";
import { exchangeFrames, transferOf } from "./exchange-frames.ts";
import { loginsOf } from "./logins.ts";

const SHOWN = 3;
/** "Not logged in", and "Need account for storing files". */
const NEEDS_ACCOUNT = 532;
const NEEDS_LOGIN = new Set([530, NEEDS_ACCOUNT]);
const QUIT = new Set(["QUIT", "NOOP", "NOP", "REIN"]);

/** Commands that were answered by 530 because nobody had logged in. Where a login was tried and refused, that is told. */
export function loginNeeded({ report }: Facts): Finding[] {
  return report.ftp.sessions.flatMap((session) => {
    if (session.security !== "none") return [];
    const { refused, acceptedAt } = loginsOf(session);
    const end = acceptedAt < 0 ? session.exchanges.length : acceptedAt;
    const firstRefused = refused[0]?.index ?? end;
    const early = session.exchanges.slice(0, Math.min(end, firstRefused)).flatMap((one) => needing(one, session));
    const [first] = early;
    if (first === undefined) return [];
    const accepted = acceptedAt >= 0;
    const data = { verb: first.exchange.verb ?? "", replyCode: first.reply.code, times: early.length, accepted };
    const at = early.slice(0, SHOWN).flatMap(({ exchange, reply }) => exchangeFrames(exchange, reply));
    const subject = {
      session: session.id,
      transfer: early.length === 1 ? (transferOf(session, first.exchange)?.id ?? null) : null,
    };
    return [makeFinding("ftp.login-needed", severityOf(early, session, accepted), data, { subject, at })];
  });
}

interface Needing {
  exchange: Exchange;
  reply: Reply;
}

/** Many clients ask FEAT, SYST, AUTH and the like before they log in, whatever the server thinks of it. */
function needing(exchange: Exchange, { opened }: FtpSession): Needing[] {
  const { verb, replies } = exchange;
  const reply = replies.at(-1);
  if (reply === undefined || !NEEDS_LOGIN.has(reply.code)) return [];
  // 532 may mean a further account, and the login may be before the capture.
  if (reply.code === NEEDS_ACCOUNT && opened !== "syn") return [];
  if (verb === null || !isKnownVerb(verb) || QUIT.has(verb)) return [];
  const { role } = COMMANDS[verb];
  const probing = role === "access" || role === "security" || role === "info";
  return probing || verb === "OPTS" || verb === "LANG" ? [] : [{ exchange, reply }];
}

function severityOf(early: readonly Needing[], { login }: FtpSession, accepted: boolean): Finding["severity"] {
  if (accepted || login === "accepted") return "note";
  const transfers = early.some(({ exchange: { verb } }) => verb !== null && isForTransfer(verb));
  return transfers ? "error" : "warning";
}

function isForTransfer(verb: string): boolean {
  if (!isKnownVerb(verb)) return false;
  const { role } = COMMANDS[verb];
  return role === "announce" || role === "listing" || role === "transfer-down" || role === "transfer-up";
}
