import type { Cause } from "../../../report/findings.ts";
import type { Reply } from "../../../report/report.ts";

const SEARCHED = 400;
const QUOTED = 200;

/** Whether a reply says one of these words (lower case), as far as its beginning tells. */
export function says({ text }: Reply, ...words: readonly string[]): boolean {
  const said = text.slice(0, SEARCHED).toLowerCase();
  return words.some((word) => said.includes(word));
}

/** A reply's text as a sentence can quote it: its last line, for in longer ones that is the one that sums up. */
export function quoted({ text }: Reply): string {
  const end = text.trimEnd();
  return end
    .slice(end.lastIndexOf("\n") + 1)
    .slice(0, QUOTED)
    .trim();
}

/** 4yz and 5yz: the command was refused or failed (RFC 959 section 4.2.1). */
export function isRefused({ code }: Reply): boolean {
  return code >= 400 && code < 600;
}

/** The server says that it ends the session (RFC 959 section 4.2.2). */
export const SERVICE_CLOSING = 421;

/** 500 and 502 say that there is no such command, 504 not with this argument (RFC 959 section 4.2.2). */
export function lackedCommand(reply: Reply): Cause[] {
  const { code } = reply;
  // So vsftpd says of trouble of its own, whatever the command.
  if (says(reply, "oops")) return [{ code: "server-error", confidence: "likely" }];
  if (code === 502) return [{ code: "server-lacks-command", confidence: "certain" }];
  return code === 500 || code === 504 ? [{ code: "server-lacks-command", confidence: "likely" }] : [];
}
