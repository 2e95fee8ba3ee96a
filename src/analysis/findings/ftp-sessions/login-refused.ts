import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { Finding, FtpSession } from "../../../report/report.ts";
import type { Facts } from "../facts.ts";
import { exchangeFrames } from "./exchange-frames.ts";
import { refusedLogins } from "./login-guesses.ts";
import { isAnonymous, type Logins, lastAccepted, loginsOf, pairOf, type RefusedLogin } from "./logins.ts";
import { quoted, says } from "./reply-words.ts";

const ATTEMPTS_SHOWN = 3;

/** Logins that the server refused (530 and its like), a finding a session. Where they were guesses, another rule tells. */
export function loginRefused(facts: Facts): Finding[] {
  const { sessions } = facts.report.ftp;
  const attempts = refusedLogins(facts);
  const accepted = lastAccepted(facts);
  return sessions.flatMap((session) => {
    if (attempts.areGuesses(pairOf(session))) return [];
    const logins = loginsOf(session);
    const last = logins.refused.at(-1);
    if (last === undefined) return [];
    const better = acceptedLater(session, logins, accepted.get(pairOf(session)) ?? 0);
    const { code } = last.reply;
    const data = {
      user: last.user,
      attempts: logins.refused.length,
      replyCode: code,
      reply: quoted(last.reply),
      accepted: better,
    };
    const at = logins.refused.slice(-ATTEMPTS_SHOWN).flatMap(({ exchange, reply }) => exchangeFrames(exchange, reply));
    const place = { subject: { session: session.id }, at, causes: causesOf(last) };
    return [makeFinding("ftp.login-refused", better === false ? "error" : "note", data, place)];
  });
}

/**
 * In this session, or in a later one of the same client and server. Browsers try as anonymous first, and do so again later:
 * for those any session counts. Null where it may have happened under encryption.
 */
function acceptedLater(session: FtpSession, { acceptedAt, refused }: Logins, lastId: number): boolean | null {
  if (acceptedAt >= 0 || lastId > session.id) return true;
  if (lastId > 0 && refused.every(({ user }) => isAnonymous(user))) return true;
  return session.security === "none" ? false : null;
}

function causesOf({ exchange, reply, user }: RefusedLogin): Cause[] {
  const { code } = reply;
  if (code === 522 || code === 534 || says(reply, "encrypt", "ssl", "tls", "secure")) {
    return [{ code: "tls-required", confidence: "certain" }];
  }
  const counted = says(reply, "too many", "maximum", "limit");
  if (counted && !says(reply, "attempt", "fail", "incorrect")) {
    return [{ code: "too-many-connections", confidence: "certain" }];
  }
  if (code === 332 || code === 532) return [{ code: "account-needed", confidence: "certain" }];
  const barred = says(reply, "anonymous", "not allowed", "disabled", "locked", "expired", "home dir", "not permitted");
  // Before the password was told, it can't be the wrong one.
  if (barred || exchange.verb === "USER" || isAnonymous(user)) {
    return [{ code: "account-not-allowed", confidence: "likely" }];
  }
  return [
    { code: "wrong-password", confidence: "likely" },
    { code: "account-not-allowed", confidence: "possible" },
  ];
}
