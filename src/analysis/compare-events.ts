/** Makes the single things that a comparison sets beside each other. */
import type { ComparedEvent } from "../report/comparison.ts";
import type { DataConnection, SegmentRun } from "../report/connection.ts";
import { secondsBetween } from "../report/elapsed.ts";
import type { Exchange, FtpSession, Reply } from "../report/report.ts";

/** What an event is besides where it went. */
type Content = Pick<ComparedEvent, "capture" | "frame" | "kind"> & Partial<ComparedEvent>;

const PLAIN = {
  seconds: null,
  code: null,
  text: null,
  packets: null,
  bytes: null,
  duration: null,
  fate: null,
  opens: false,
} as const;

export type Role = "client" | "server";

/** Something on the control connection. */
export function controlEvent(session: FtpSession, from: Role, content: Content): ComparedEvent {
  const { client, server } = session;
  return {
    ...PLAIN,
    ...ends(from, client.port, server.port),
    channel: "control",
    lastFrame: content.frame,
    ...content,
  };
}

/** Something on a data connection. */
export function dataEvent({ client, server }: DataConnection, from: Role, content: Content): ComparedEvent {
  return { ...PLAIN, ...ends(from, client.port, server.port), channel: "data", lastFrame: content.frame, ...content };
}

function ends(from: Role, client: number, server: number): Pick<ComparedEvent, "from" | "fromPort" | "toPort"> {
  return from === "client" ? { from, fromPort: client, toPort: server } : { from, fromPort: server, toPort: client };
}

/** Seconds since the session began; null for a time that is not known. */
export function secondsIn({ startTime }: FtpSession, time: string | null): number | null {
  return time === null ? null : secondsBetween(startTime, time);
}

/** A command as it was sent; null for replies that answer nothing. */
export function commandEvent(session: FtpSession, exchange: Exchange): ComparedEvent | null {
  const { capture, frame, time, verb, argument } = exchange;
  if (capture === null || frame === null || verb === null) return null;
  const text = argument === null ? verb : `${verb} ${argument}`;
  return controlEvent(session, "client", { capture, frame, seconds: secondsIn(session, time), kind: "command", text });
}

export function replyEvent(session: FtpSession, { capture, frame, time, code, text }: Reply): ComparedEvent {
  const seconds = secondsIn(session, time);
  return controlEvent(session, "server", { capture, frame, seconds, kind: "reply", code, text: `${code} ${text}` });
}

/** Commands that belong together and what came of them: "USER/PASS" with 230, "AUTH TLS" with 234. */
export function loginEvent(session: FtpSession, exchanges: readonly Exchange[], text: string): ComparedEvent | null {
  const [first] = exchanges;
  if (first === undefined || first.capture === null || first.frame === null) return null;
  const reply = exchanges.flatMap(({ replies }) => replies).at(-1);
  const lastFrame = reply?.frame ?? exchanges.at(-1)?.frame ?? first.frame;
  return controlEvent(session, "client", {
    ...{ capture: first.capture, frame: first.frame, lastFrame, seconds: secondsIn(session, first.time) },
    ...{ kind: "login", text, code: reply?.code ?? null },
  });
}

/** A run of packets as an event of its kind; `kind` where the event is called otherwise than the run. */
export function runContent(session: FtpSession, run: SegmentRun, kind: ComparedEvent["kind"]): Content {
  const { capture, frame, time } = run;
  return { capture, frame, lastFrame: run.lastFrame, seconds: secondsIn(session, time), kind };
}
