import type { Exchange, FtpSession } from "../../../report/report.ts";
import type { Check, Verdict } from "../check.ts";
import {
  bounded,
  captureSeconds,
  type FtpAttempt,
  finalReply,
  ftpAttempt,
  gapOf,
  refusalOf,
  runsToTheEnd,
} from "./attempt-facts.ts";
import { noCapture, told } from "./verdicts.ts";

const LOGIN_VERBS: ReadonlySet<string | null> = new Set(["USER", "PASS", "ACCT"]);
/** User logged in; 232 is the same behind a security exchange (RFC 2228 section 3). */
const ACCEPTED: ReadonlySet<number> = new Set([230, 232]);

/** Commands that servers take only from whom they let in. */
const MEMBERS_VERBS: ReadonlySet<string | null> = new Set(
  "PORT EPRT PASV EPSV RETR STOR STOU APPE LIST NLST MLSD CWD PWD".split(" "),
);

/**
 * The server let the client in; refused tries before it cost nothing. With `user`, that user. Half where only what came of
 * the login is in the capture: the server takes commands as it does behind one.
 */
export const loginAccepted: Check<"login-accepted"> = {
  name: "login-accepted",
  captures: ["active", "passive", "any"],
  parameters: { user: { kind: "text", default: null } },
  run: (context, { user: wanted }) => {
    const attempt = ftpAttempt(context);
    if (attempt === null) return noCapture(context);
    const { session } = attempt;
    if (session.login !== "accepted") return notAccepted(attempt);
    const user = session.user === null ? null : bounded(session.user);
    const frame = acceptedFrame(session);
    return wanted === null || session.user === wanted
      ? told(1, "accepted", { user }, frame)
      : told(0, "other-user", { user, wanted: bounded(wanted) }, frame);
  },
};

function acceptedFrame({ exchanges }: FtpSession): number | null {
  const replies = exchanges
    .filter(({ verb }) => verb === null || LOGIN_VERBS.has(verb))
    .flatMap((exchange) => exchange.replies);
  return replies.find(({ code }) => ACCEPTED.has(code))?.frame ?? null;
}

function notAccepted(attempt: FtpAttempt): Verdict<"login-accepted"> {
  const { session } = attempt;
  const { security, secureFromFrame, opened, id, firstFrame } = session;
  const talks = session.exchanges.filter(({ verb }) => LOGIN_VERBS.has(verb));
  const user = session.user === null ? null : bounded(session.user);
  const refused = talks.findLast((talk) => refusalOf(talk) !== null) ?? refusedGreeting(session);
  if (session.login === "refused" || (refused !== undefined && security === "none")) {
    const reply = refusalOf(refused ?? null);
    const frame = reply?.frame ?? null;
    return told(0, "refused", { user, code: reply?.code ?? null, reply: bounded(reply?.text ?? ""), frame }, frame);
  }
  const score = isServed(session) ? 0.5 : 0;
  if (security !== "none") return told(score, "encrypted", { security }, secureFromFrame);
  const last = talks.at(-1);
  if (last !== undefined && finalReply(last) === null)
    return told(score, "unanswered", { user, gap: gapOf(session) }, last.frame);
  if (opened === "midstream") return told(score, "midstream", { session: id }, firstFrame);
  const seconds = runsToTheEnd(attempt) ? captureSeconds(attempt) : null;
  return told(score, "none", { session: id, seconds }, firstFrame);
}

function isServed({ exchanges }: FtpSession): boolean {
  return exchanges.some(({ verb, replies }) => MEMBERS_VERBS.has(verb) && replies.some(({ code }) => code < 400));
}

/** 421 or 530 instead of a greeting. */
function refusedGreeting({ exchanges: [first] }: FtpSession): Exchange | undefined {
  return first !== undefined && first.verb === null && refusalOf(first) !== null ? first : undefined;
}
