import { makeFinding } from "../../../report/findings.ts";
import type { Announcement, Finding, FtpSession, Reply } from "../../../report/report.ts";
import { evidence, type Facts } from "../facts.ts";
import { AnnouncedReplies } from "./announced-replies.ts";
import { sameAddress } from "./ip-scope.ts";

/** Ports below it are those of well-known services (RFC 2577 section 3). */
export const FIRST_UNPRIVILEGED_PORT = 1024;
/** Different addresses of one session that are told. */
const TARGETS_PER_SESSION = 20;

interface Target {
  first: Announcement;
  accepted: Reply | null;
  refused: Reply | null;
  times: number;
  /** A transfer went there. */
  used: boolean;
}

/** A client that has the server connect to a port of a well-known service. */
export function privilegedPort({ report }: Facts): Finding[] {
  return report.ftp.sessions.flatMap((session) => targets(session).map((target) => finding(session, target)));
}

function targets(session: FtpSession): Target[] {
  const privileged = ({ listener, port }: Announcement) => listener === "client" && port < FIRST_UNPRIVILEGED_PORT;
  if (!session.announcements.some(privileged)) return [];
  const completed = new Set(session.transfers.flatMap(({ id, outcome }) => (outcome === "completed" ? [id] : [])));
  const replies = new AnnouncedReplies(session);
  const found = new Map<string, Target>();
  for (const announcement of session.announcements) {
    const reply = replies.next(announcement);
    if (!privileged(announcement)) continue;
    const key = `${announcement.method} ${announcement.ip}`;
    let target = found.get(key);
    if (target === undefined) {
      if (found.size >= TARGETS_PER_SESSION) continue;
      target = { first: announcement, accepted: null, refused: null, times: 0, used: false };
      found.set(key, target);
    }
    target.times += 1;
    if (reply !== null && reply.code < 400) target.accepted ??= reply;
    else if (reply !== null) target.refused ??= reply;
    if (announcement.transfer !== null && completed.has(announcement.transfer)) target.used = true;
  }
  return [...found.values()];
}

function finding(session: FtpSession, { first, accepted, refused, times, used }: Target): Finding {
  const { method, ip, port, capture, frame, transfer } = first;
  const reply = accepted ?? refused;
  const harmless = used && sameAddress(ip, session.client.ip);
  return makeFinding(
    "ftp.privileged-port",
    (accepted === null && refused !== null) || harmless ? "note" : "warning",
    {
      method,
      target: { ip, port },
      accepted: reply === null ? null : reply === accepted,
      times,
    },
    {
      subject: { session: session.id, transfer },
      at: [...evidence(capture, [frame]), ...evidence(reply?.capture ?? null, [reply?.frame ?? null])],
    },
  );
}
