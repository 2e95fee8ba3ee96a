import { frameReference } from "../../../decode/frame-reference.ts";
import { makeFinding } from "../../../report/findings.ts";
import { gathering } from "../gathering.ts";
import { isAnonymous } from "./logins.ts";

const SHOWN = 20;
const LISTED = 1_000;

/** Passwords that anybody on the way could read (RFC 2577 section 5). An empty or anonymous one is no secret. */
export const passwordClear = gathering({
  begin: () => ({ sessions: [] as number[], count: 0, at: [] as number[] }),
  gather(seen, { report }) {
    for (const { id, passwordSeen, user, exchanges } of report.ftp.sessions) {
      if (!passwordSeen || isAnonymous(user)) continue;
      seen.count += 1;
      if (seen.count <= LISTED) seen.sessions.push(id);
      if (seen.count > SHOWN) continue;
      const { capture = null, frame = null } = exchanges.find((one) => one.verb === "PASS") ?? {};
      if (capture !== null && frame !== null) seen.at.push(frameReference(capture, frame));
    }
  },
  tell: ({ sessions, count, at }) =>
    count === 0 ? [] : [makeFinding("ftp.password-clear", "note", { sessions, count }, { at })],
});
