import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { Finding, FtpSession } from "../../../report/report.ts";
import { evidence } from "../facts.ts";
import { gathering } from "../gathering.ts";
import { inOrder, LISTED, SHOWN } from "./connections.ts";

/** Sessions of one capture. */
interface Begun {
  /** The first of `count`. */
  sessions: number[];
  count: number;
  at: number[];
}

/** Sessions that were open already when the capture began. */
export const startsInside = gathering({
  begin: () => new Map<number, Begun>(),
  gather(begun, { report }) {
    for (const session of report.ftp.sessions) {
      if (session.opened === "midstream" && !isGreeted(session)) add(begun, session);
    }
  },
  tell: (begun) => inOrder(begun).map(([, own]) => finding(own)),
});

function add(begun: Map<number, Begun>, { id, capture, firstFrame }: FtpSession): void {
  const own = begun.get(capture) ?? { sessions: [], count: 0, at: [] };
  begun.set(capture, own);
  if (own.count < LISTED) own.sessions.push(id);
  if (own.count < SHOWN) own.at.push(...evidence(capture, [firstFrame]));
  own.count += 1;
}

function finding({ sessions, count, at }: Begun): Finding {
  const subject = { session: count === 1 ? (sessions[0] ?? null) : null };
  const causes: Cause[] = [{ code: "capture-late", confidence: "likely" }];
  return makeFinding("capture.starts-inside", "note", { sessions, count }, { subject, at, causes });
}

/** Only its handshake is missing, as where packets without text were left out. */
function isGreeted({ exchanges: [first] }: FtpSession): boolean {
  return first !== undefined && first.verb === null && first.replies[0]?.code === 220;
}
