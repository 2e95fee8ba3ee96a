import type { Reply } from "../../../report/report.ts";

/** Replies that tell of data connections (RFC 959 section 4.2.2). */
export const CANNOT_OPEN = 425;
export const CLOSED = 426;
const SERVICE_CLOSING = 421;
/** What is looked at of a reply's text. */
const LONGEST = 400;

/** The reply says in so many words that there is no data connection, whatever its code. */
export function namesDataConnection({ code, text }: Reply): boolean {
  if (code < 400) return false;
  return (
    code === CANNOT_OPEN || /data (?:connection|channel|socket)|establish connection/i.test(text.slice(0, LONGEST))
  );
}

/** The reply is what servers say when they have waited in vain. */
export function givesUp(reply: Reply): boolean {
  return reply.code === CLOSED || reply.code === SERVICE_CLOSING || namesDataConnection(reply);
}

/** The reply says that a data connection came, from a host that the server does not take it from. */
export function refusesHost({ code, text }: Reply): boolean {
  return code === CANNOT_OPEN && WRONG_HOST.test(text.slice(0, LONGEST));
}

const WRONG_HOST =
  /bad ip|(?:wrong|different|invalid) (?:ip|address|host|peer)|(?:ip|address|peer) (?:mismatch|does not match)/i;

const WORDS: readonly [RegExp, "refusal" | "no-answer" | "no-route" | "own-trouble"][] = [
  [/connection refused|actively refused/i, "refusal"],
  [/timed? ?out/i, "no-answer"],
  [/no route|network is (?:unreachable|down)|host is (?:unreachable|down)|unreachable host/i, "no-route"],
  [/address already in use|cannot assign|can't assign|permission denied|not permitted|too many open/i, "own-trouble"],
];

/** What a server met when it opened, or waited for, a data connection: systems' own words, which many servers pass on. */
export function metByServer({ text }: Reply): "refusal" | "no-answer" | "no-route" | "own-trouble" | null {
  const said = text.slice(0, LONGEST);
  return WORDS.find(([pattern]) => pattern.test(said))?.[1] ?? null;
}

/** The server says that it waits for a port to be named ("Use PORT or PASV first"). */
export function asksForPort(reply: Reply | null): boolean {
  return reply !== null && /\b(?:PORT|PASV|EPRT|EPSV)\b/.test(reply.text.slice(0, LONGEST));
}
