import { frameReference } from "../../../decode/frame-reference.ts";
import { makeFinding } from "../../../report/findings.ts";
import type { Facts } from "../facts.ts";
import { isAnonymous } from "./logins.ts";

const SHOWN = 20;
const LISTED = 1_000;

/** Passwords that anybody on the way could read (RFC 2577 section 5). An empty or anonymous one is no secret. */
export function passwordClear({ report }: Facts) {
  const sessions = report.ftp.sessions.filter(({ passwordSeen, user }) => passwordSeen && !isAnonymous(user));
  if (sessions.length === 0) return [];
  const at = sessions.slice(0, SHOWN).flatMap(({ exchanges }) => {
    const { capture = null, frame = null } = exchanges.find((one) => one.verb === "PASS") ?? {};
    return capture === null || frame === null ? [] : [frameReference(capture, frame)];
  });
  const ids = sessions.slice(0, LISTED).map(({ id }) => id);
  return [makeFinding("ftp.password-clear", "note", { sessions: ids, count: sessions.length }, { at })];
}
