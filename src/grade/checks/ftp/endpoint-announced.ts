import type { Gap, Mode } from "../../../report/grading/check-data/attempt-reasons.ts";
import type { Exchange, FtpSession, Reply } from "../../../report/report.ts";
import type { Check, Verdict } from "../check.ts";
import {
  announcementOf,
  attemptMode,
  bounded,
  captureSeconds,
  type FtpAttempt,
  finalReply,
  ftpAttempt,
  gapOf,
  isCut,
  onlyEnd,
  portTalkOf,
  refusalOf,
  refusedCommand,
  runsToTheEnd,
} from "./attempt-facts.ts";
import { modeOfVerb } from "./session-index.ts";
import { noCapture, told } from "./verdicts.ts";

/**
 * The port of the data connection was named: PORT or EPRT and its reply of success, PASV or EPSV with 227 or 229. Half where
 * the command is there, and its reply, or the end of it, was not captured; also where the command was lost in recording.
 */
export const endpointAnnounced: Check<"endpoint-announced"> = {
  name: "endpoint-announced",
  captures: ["active", "passive", "any"],
  parameters: {
    commands: { kind: "texts", choices: ["PORT", "EPRT", "LPRT", "PASV", "EPSV", "LPSV"], default: null },
  },
  run: (context, { commands }) => {
    const attempt = ftpAttempt(context);
    if (attempt === null) return noCapture(context);
    const mode = attemptMode(context, attempt);
    const talk = portTalkOf(attempt, mode);
    const announced = announcementOf(attempt, mode);
    const refusal = refusalOf(talk);
    if (talk !== null && refusal !== null) {
      return told(0, "refused", refusedCommand(talk, refusal), talk.frame, refusal.frame);
    }
    if (announced === null) return talk === null ? notNamed(attempt, mode) : unheard(attempt, talk);
    const { method, ip, port, frame } = announced;
    const frames = [talk?.frame, finalReply(talk)?.frame ?? frame];
    if (commands !== null && !commands.includes(method)) {
      return told(0, "other-command", { method, allowed: [...commands] }, ...frames);
    }
    if (modeOfVerb(talk?.verb ?? null) === "active" && finalReply(talk) === null) {
      return told(0.5, "unanswered", { verb: method, ...unansweredBy(attempt, talk) }, frame);
    }
    return told(1, "announced", { method, to: { ip, port } }, ...frames);
  },
};

/** The command is there, and what it names is not. */
function unheard(attempt: FtpAttempt, talk: Exchange): Verdict<"endpoint-announced"> {
  const reply = finalReply(talk);
  const verb = bounded(talk.verb ?? "");
  if (reply === null) {
    return isLast(attempt.session, talk)
      ? told(0, "connection-lost", { verb, loggedIn: attempt.session.login === "accepted" }, talk.frame)
      : told(0.5, "unanswered", { verb, ...unansweredBy(attempt, talk) }, talk.frame);
  }
  return isCut(attempt)
    ? told(0.5, "cut", { verb, frame: cutFrame(talk, reply) }, talk.frame, reply.frame)
    : told(0, "unreadable", refusedCommand(talk, reply), talk.frame, reply.frame);
}

/** Of the packet that names the port. */
function cutFrame({ verb, frame }: Exchange, reply: Reply): number {
  return modeOfVerb(verb) === "active" && frame !== null ? frame : reply.frame;
}

/** Why a command has no reply: the capture's end (in seconds), where it comes right behind it, or a gap. */
function unansweredBy(attempt: FtpAttempt, talk: Exchange | null): { seconds: number | null; gap: Gap } {
  const isEnd = runsToTheEnd(attempt) && attempt.session.exchanges.at(-1) === talk;
  return { seconds: isEnd ? captureSeconds(attempt) : null, gap: gapOf(attempt.session) };
}

/** Whether the control connection was closed behind a command, both ends being in the capture, and nothing was said any more. */
function isLast(session: FtpSession, talk: Exchange): boolean {
  return session.closed !== "open" && onlyEnd(session) === null && session.exchanges.at(-1) === talk;
}

function notNamed(attempt: FtpAttempt, mode: Mode | null): Verdict<"endpoint-announced"> {
  const { session, transfer } = attempt;
  if (session.security !== "none") return told(0, "encrypted", { security: session.security }, session.secureFromFrame);
  if (transfer?.method === "default") return told(0, "default-port", { verb: transfer.verb }, transfer.frame);
  const { id, opened, firstFrame } = session;
  const end = onlyEnd(session);
  if (end !== null) return told(0, "one-sided", { mode, end }, firstFrame);
  const data = transfer?.connection ?? null;
  if (data !== null && gapOf(session) === "lost") return told(0.5, "lost", { mode }, data.firstFrame);
  if (opened === "midstream") return told(0, "midstream", { session: id }, firstFrame);
  const seconds = runsToTheEnd(attempt) ? captureSeconds(attempt) : null;
  return told(0, "missing", { mode, session: id, loggedIn: session.login === "accepted", seconds }, firstFrame);
}
