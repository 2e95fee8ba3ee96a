/** What one side did in each step, in pieces that can be set against the other side's. */
import type { ComparedEvent, StepName } from "../report/comparison.ts";
import type { Exchange, FtpSession } from "../report/report.ts";
import { burstEvent, closingEvent, openingEvents } from "./compare-data.ts";
import { commandEvent, controlEvent, loginEvent, replyEvent, runContent } from "./compare-events.ts";
import {
  abortOf,
  authTalks,
  commandOf,
  dataConnections,
  loginAttempts,
  portTalks,
  refusedGreeting,
  type Side,
} from "./compare-side.ts";

/** Events that belong together, each in its place: a command and its answer; SYN, SYN-ACK, ACK. */
export type Unit = readonly (ComparedEvent | null)[];

/** Units of one kind in order of time: attempts, of which the last is the one that counts. */
export type Lane = readonly Unit[];

/** The lanes of each step. Lanes of one kind have the same place in both sides' steps. */
export type Story = Record<StepName, readonly Lane[]>;

/** What the side did, step by step; lanes in which it did nothing are empty. */
export function storyOf(side: Side): Story {
  const { session } = side;
  const command = commandOf(side);
  return {
    control: [one(handshakeEvent(session))],
    login: [
      refusedGreeting(side).map((greeting) => answers(session, greeting, 400)),
      authTalks(side).map((auth) => [loginEvent(session, [auth], `AUTH ${auth.argument ?? ""}`.trimEnd())]),
      loginAttempts(side).map((attempt) => [loginEvent(session, attempt, verbs(attempt))]),
    ],
    port: [portTalks(side).map((talk) => [commandEvent(session, talk), ...answers(session, talk, 200)])],
    command: [one(command === null ? null : commandEvent(session, command))],
    data: [dataConnections(side).map((connection) => openingEvents(session, connection))],
    transfer: [one(burstEvent(side))],
    done: [one(abortEvent(side)), one(closingEvent(side)), finalReplies(session, command)],
  };
}

function one(event: ComparedEvent | null): Lane {
  return event === null ? [] : [[event]];
}

/** The last reply from a code on, as the only one that tells what came of it. */
function answers(session: FtpSession, { replies }: Exchange, from: number): Unit {
  const reply = replies.findLast(({ code }) => code >= from);
  return reply === undefined ? [] : [replyEvent(session, reply)];
}

function verbs(attempt: readonly Exchange[]): string {
  return [...new Set(attempt.map(({ verb }) => verb))].join("/");
}

/** Replies that end the transfer; 1yz only tell that it begins. */
function finalReplies(session: FtpSession, command: Exchange | null): Lane {
  const replies = command?.replies.filter(({ code }) => code >= 200) ?? [];
  return replies.slice(0, 2).map((reply) => [replyEvent(session, reply)]);
}

function abortEvent(side: Side): ComparedEvent | null {
  const abort = abortOf(side);
  return abort === null ? null : commandEvent(side.session, abort);
}

/** The SYN of the control connection; null where its beginning was not captured. */
function handshakeEvent(session: FtpSession): ComparedEvent | null {
  const run = session.packets?.runs.find(({ kind }) => kind === "syn");
  if (run !== undefined)
    return controlEvent(session, run.from, { ...runContent(session, run, "syn"), fate: "answered" });
  if (session.handshake === null) return null;
  const { capture, handshake, firstFrame } = session;
  const seconds = handshake.synFrame === firstFrame ? 0 : null;
  return controlEvent(session, "client", {
    capture,
    frame: handshake.synFrame,
    kind: "syn",
    seconds,
    fate: "answered",
  });
}
