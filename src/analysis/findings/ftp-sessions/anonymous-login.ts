import { makeFinding } from "../../../report/findings.ts";
import type { Finding, FtpSession } from "../../../report/report.ts";
import type { Facts } from "../facts.ts";
import { exchangeFrames } from "./exchange-frames.ts";
import { isAnonymous, loginsOf } from "./logins.ts";

const SHOWN = 10;

/** Servers that let in whoever says "anonymous" (RFC 1635); all sessions of one server are one finding. */
export function anonymousLogin({ report }: Facts): Finding[] {
  const byServer = new Map<string, FtpSession[]>();
  for (const session of report.ftp.sessions) {
    if (session.login !== "accepted" || !isAnonymous(session.user)) continue;
    const key = `${session.server.ip} ${session.server.port}`;
    const sessions = byServer.get(key);
    if (sessions === undefined) byServer.set(key, [session]);
    else sessions.push(session);
  }
  return [...byServer.values()].map((sessions) => {
    const [first] = sessions as [FtpSession];
    const { ip, port } = first.server;
    const data = { user: first.user ?? "", server: { ip, port }, sessions: sessions.length };
    const subject = sessions.length === 1 ? { session: first.id } : {};
    return makeFinding("ftp.anonymous-login", "note", data, {
      subject,
      at: sessions.slice(0, SHOWN).flatMap(framesOf),
    });
  });
}

/** The reply that let the user in, and its command. */
function framesOf(session: FtpSession): number[] {
  const exchange = session.exchanges[loginsOf(session).acceptedAt];
  return exchange === undefined ? [] : exchangeFrames(exchange, exchange.replies.at(-1) ?? null);
}
