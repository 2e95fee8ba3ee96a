import type { Endpoint } from "../../../report/connection.ts";
import { makeFinding } from "../../../report/findings.ts";
import type { FtpSession } from "../../../report/report.ts";
import { gathering, trimmed } from "../gathering.ts";
import { exchangeFrames } from "./exchange-frames.ts";
import { isAnonymous, loginsOf } from "./logins.ts";

const SHOWN = 10;

/** What is told of one server. */
interface Anonymous {
  /** The first session's. */
  user: string;
  id: number;
  server: Endpoint;
  sessions: number;
  at: number[];
}

/** Servers that let in whoever says "anonymous" (RFC 1635); all sessions of one server are one finding. */
export const anonymousLogin = gathering({
  begin: () => new Map<string, Anonymous>(),
  gather(byServer, { report }) {
    for (const session of report.ftp.sessions) {
      if (session.login === "accepted" && isAnonymous(session.user)) add(byServer, session);
    }
  },
  tell: (byServer) =>
    Array.from(byServer.values(), ({ user, id, server, sessions, at }) => {
      const subject = sessions === 1 ? { session: id } : {};
      return makeFinding("ftp.anonymous-login", "note", { user, server, sessions }, { subject, at });
    }),
  trim: (byServer) => trimmed(byServer),
});

function add(byServer: Map<string, Anonymous>, session: FtpSession): void {
  const { id, user, server } = session;
  const { ip, port } = server;
  const known = byServer.get(`${ip} ${port}`) ?? { user: user ?? "", id, server: { ip, port }, sessions: 0, at: [] };
  byServer.set(`${ip} ${port}`, known);
  if (known.sessions < SHOWN) known.at.push(...framesOf(session));
  known.sessions += 1;
}

/** The reply that let the user in, and its command. */
function framesOf(session: FtpSession): number[] {
  const exchange = session.exchanges[loginsOf(session).acceptedAt];
  return exchange === undefined ? [] : exchangeFrames(exchange, exchange.replies.at(-1) ?? null);
}
