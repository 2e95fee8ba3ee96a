import type { FtpSession } from "../../../report/report.ts";
import type { Check, Verdict } from "../check.ts";
import { captureSeconds, type FtpAttempt, ftpAttempt, isDisplayed } from "./attempt-facts.ts";
import { noCapture, told } from "./verdicts.ts";

/**
 * The control connection was closed by FINs of both ends, or by a RST behind QUIT and 221, as some clients do. Half where it
 * was reset without them, where only one FIN was captured, or 221 and none.
 */
export const connectionClosed: Check<"connection-closed"> = {
  name: "connection-closed",
  captures: ["active", "passive", "any"],
  parameters: {},
  run: (context) => {
    const attempt = ftpAttempt(context);
    return attempt === null ? noCapture(context) : closing(attempt);
  },
};

function closing(attempt: FtpAttempt): Verdict<"connection-closed"> {
  const { session } = attempt;
  const { closed, packets, lastFrame } = session;
  const encrypted = session.security !== "none";
  const goodbye = goodbyeFrame(session);
  const ends = packets?.runs.filter(({ kind }) => kind === "fin" || kind === "rst") ?? [];
  const frames = [goodbye, ...ends.slice(-2).map(({ frame }) => frame)];
  if (closed === "fin") return told(1, "closed", { quit: goodbye !== null, how: "fin" }, ...frames);
  if (closed === "rst") {
    return goodbye === null
      ? told(0.5, "reset", { by: ends.findLast(({ kind }) => kind === "rst")?.from ?? null, encrypted }, ...frames)
      : told(1, "closed", { quit: true, how: "rst" }, ...frames);
  }
  const [fin] = ends;
  if (fin !== undefined) return told(0.5, "half-closed", { by: fin.from }, ...frames);
  const seconds = captureSeconds(attempt);
  return goodbye === null
    ? told(0, "open", { seconds }, lastFrame)
    : told(0.5, "goodbye", { seconds, displayed: isDisplayed(session) }, goodbye);
}

/** Of the 221 that answers QUIT; null where there is none. */
function goodbyeFrame({ exchanges }: FtpSession): number | null {
  const quit = exchanges.findLast(({ verb, replies }) => verb === "QUIT" || replies.some(({ code }) => code === 221));
  return quit?.replies.findLast(({ code }) => code === 221)?.frame ?? quit?.frame ?? null;
}
