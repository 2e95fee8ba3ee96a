import { isKnownVerb } from "../../../protocols/ftp/commands.ts";
import { makeFinding } from "../../../report/findings.ts";
import type { Exchange, Finding, FtpSession, Reply } from "../../../report/report.ts";
import type { Facts } from "../facts.ts";
import { exchangeFrames } from "./exchange-frames.ts";
import { isRefused, lackedCommand, quoted, SERVICE_CLOSING } from "./reply-words.ts";

/**
 * What a person or a script asks for. Not what clients ask of themselves, to learn what the server can (FEAT, SIZE of what may
 * be a folder, MLST …), and not what other rules tell of: logins, transfers and what leads to them, security.
 */
const ASKED = new Set(
  (
    "CWD CDUP XCWD XCUP SMNT DELE RMD XRMD RMDA MKD XMKD PWD XPWD RNFR RNTO SITE MFMT MFCT MFF COMB " +
    "TYPE STRU MODE REST ALLO STAT ABOR"
  ).split(" "),
);

/** Replies that say more of the login, or of the whole session, than of the command. */
const OTHERS_TO_TELL = new Set([SERVICE_CLOSING, 530, 532]);
const LONGEST = 100;
const UNKNOWN = "";
const NOT_CAPTURED = "-";

interface Refusals {
  exchange: Exchange;
  reply: Reply;
  times: number;
}

/** Refused commands, in a session one finding a verb; those that nobody knows are one kind, and so are those that were not captured. */
export function commandRefused({ report }: Facts): Finding[] {
  return report.ftp.sessions.flatMap((session) =>
    refusalsOf(session).map(({ exchange, reply, times }) => {
      const { verb, argument } = exchange;
      const asked = { verb: verb?.slice(0, LONGEST) ?? null, argument: argument?.slice(0, LONGEST) ?? null };
      const data = { ...asked, replyCode: reply.code, reply: quoted(reply), times };
      const place = {
        subject: { session: session.id },
        at: exchangeFrames(exchange, reply),
        causes: lackedCommand(reply),
      };
      return makeFinding("ftp.command-refused", "note", data, place);
    }),
  );
}

function refusalsOf({ exchanges }: FtpSession): Refusals[] {
  const byKind = new Map<string, Refusals>();
  for (const exchange of exchanges) {
    const { verb, replies } = exchange;
    const reply = replies.at(-1);
    if (reply === undefined || !isRefused(reply)) continue;
    const kind = verb === null ? NOT_CAPTURED : isKnownVerb(verb) ? verb : UNKNOWN;
    // Without the command, no other rule tells of a refused login either.
    if (verb === null ? reply.code === SERVICE_CLOSING : OTHERS_TO_TELL.has(reply.code)) continue;
    if (verb !== null && isKnownVerb(verb) && !ASKED.has(verb)) continue;
    const refusals = byKind.get(kind);
    if (refusals !== undefined) refusals.times += 1;
    else byKind.set(kind, { exchange, reply, times: 1 });
  }
  return [...byKind.values()];
}
