import { isTransferVerb } from "../../../protocols/ftp/commands.ts";
import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { Exchange, Finding, FtpSession, Reply } from "../../../report/report.ts";
import type { Facts } from "../facts.ts";
import { exchangeFrames, transferOf } from "./exchange-frames.ts";
import { loginsOf } from "./logins.ts";
import { quoted } from "./reply-words.ts";

interface Refusals {
  exchange: Exchange;
  reply: Reply;
  index: number;
  times: number;
}

/** 530 or 532 to what a user asks who has logged in: this account may not. */
export function refusedAfterLogin({ report }: Facts): Finding[] {
  return report.ftp.sessions.flatMap((session) => {
    const { acceptedAt } = loginsOf(session);
    if (acceptedAt < 0) return [];
    return refusalsAfter(session, acceptedAt).map(({ exchange, reply, index, times }) => {
      const verb = exchange.verb ?? "";
      const data = { verb, replyCode: reply.code, reply: quoted(reply), times };
      const subject = {
        session: session.id,
        transfer: times === 1 ? (transferOf(session, exchange)?.id ?? null) : null,
      };
      const place = { subject, at: exchangeFrames(exchange, reply), causes: causesOf(reply) };
      return makeFinding("ftp.refused-after-login", severityOf(session, verb, index), data, place);
    });
  });
}

/** One for each verb: the first, and how many there were. */
function refusalsAfter({ exchanges }: FtpSession, acceptedAt: number): Refusals[] {
  const byVerb = new Map<string, Refusals>();
  for (let index = acceptedAt + 1; index < exchanges.length; index += 1) {
    const exchange = exchanges[index] as Exchange;
    const { verb, replies } = exchange;
    if (verb === "REIN") break;
    const reply = replies.at(-1);
    if (verb === null || verb === "AUTH" || (reply?.code !== 530 && reply?.code !== 532)) continue;
    const known = byVerb.get(verb);
    if (known !== undefined) known.times += 1;
    else if (byVerb.size < KINDS) byVerb.set(verb, { exchange, reply, index, times: 1 });
  }
  return [...byVerb.values()];
}

const KINDS = 20;

/** A transfer that did not happen, unless the same command did what it should later. */
function severityOf({ exchanges }: FtpSession, verb: string, index: number): "error" | "note" {
  if (!isTransferVerb(verb)) return "note";
  const later = exchanges.slice(index + 1).some((one) => one.verb === verb && (one.replies.at(-1)?.code ?? 0) < 300);
  return later ? "note" : "error";
}

function causesOf({ code }: Reply): Cause[] {
  return [{ code: code === 532 ? "account-needed" : "account-not-allowed", confidence: "likely" }];
}
