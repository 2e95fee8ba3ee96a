/** A data connection as events: how it was opened, what it carried, how it ended. With or without its packets. */
import type { ComparedEvent } from "../report/comparison.ts";
import type { DataConnection, SegmentRun } from "../report/connection.ts";
import type { FtpSession } from "../report/report.ts";
import { synFate } from "../report/syn-fate.ts";
import { dataEvent, type Role, runContent, secondsIn } from "./compare-events.ts";
import type { Side } from "./compare-side.ts";

/** SYN, what answered it (SYN-ACK or RST), and the ACK; null for what was not captured or did not come. */
export function openingEvents(session: FtpSession, connection: DataConnection): (ComparedEvent | null)[] {
  const opener = connection.opener;
  if (opener === null) return [null, null, null];
  const fate = synFate(connection);
  const syn = synEvent(session, connection, opener);
  if (fate === "refused") return [syn, refusalEvent(session, connection, other(opener)), null];
  return [syn, synAckEvent(session, connection, other(opener)), ackEvent(session, connection, opener)];
}

function other(role: Role): Role {
  return role === "client" ? "server" : "client";
}

function runsOf({ packets }: DataConnection, kind: SegmentRun["kind"], from?: Role): SegmentRun[] {
  const runs = packets?.runs ?? [];
  return runs.filter((run) => run.kind === kind && (from === undefined || run.from === from));
}

/** The SYN and its repetitions: how many, up to which frame. */
function synEvent(session: FtpSession, connection: DataConnection, opener: Role): ComparedEvent | null {
  const { capture, synFrame, firstFrame, startTime, sent } = connection;
  if (synFrame === null) return null;
  const fate = synFate(connection);
  const runs = runsOf(connection, "syn", opener);
  const answered = fate === "answered";
  const counted = sum(runs.map(({ packets }) => packets));
  return dataEvent(connection, opener, {
    ...{ capture, frame: synFrame, lastFrame: runs.at(-1)?.lastFrame ?? lastSyn(connection, answered), kind: "syn" },
    seconds: secondsIn(session, runs[0]?.time ?? (synFrame === firstFrame ? startTime : null)),
    packets: runs.length > 0 ? counted : answered ? null : sent[opener].packets,
    ...{ fate, opens: true },
  });
}

/** Nothing but SYNs was sent where nobody answered. */
function lastSyn({ synFrame, lastFrame, capture, lastCapture, closed }: DataConnection, answered: boolean): number {
  const alone = !answered && closed === "open" && capture === lastCapture;
  return alone ? lastFrame : (synFrame ?? lastFrame);
}

function synAckEvent(session: FtpSession, connection: DataConnection, listener: Role): ComparedEvent | null {
  const { capture, synAckFrame } = connection;
  if (synAckFrame === null) return null;
  const run = runsOf(connection, "syn-ack", listener)[0];
  return dataEvent(connection, listener, {
    ...{ capture, frame: synAckFrame, kind: "syn-ack", seconds: secondsIn(session, run?.time ?? null) },
  });
}

/** The opener's acknowledgement of the SYN-ACK, where it came by itself and packets are known. */
function ackEvent(session: FtpSession, connection: DataConnection, opener: Role): ComparedEvent | null {
  const runs = connection.packets?.runs ?? [];
  const answer = runs.findIndex(({ kind }) => kind === "syn-ack");
  if (answer < 0) return null;
  const next = runs.slice(answer + 1).find(({ from }) => from === opener);
  if (next?.kind !== "ack") return null;
  return dataEvent(connection, opener, runContent(session, next, "ack"));
}

function refusalEvent(session: FtpSession, connection: DataConnection, listener: Role): ComparedEvent {
  const run = runsOf(connection, "rst", listener)[0];
  if (run !== undefined) return dataEvent(connection, listener, runContent(session, run, "rst"));
  const { lastCapture: capture, lastFrame: frame, endTime } = connection;
  return dataEvent(connection, listener, { capture, frame, kind: "rst", seconds: secondsIn(session, endTime) });
}

/** All payload that went in the transfer's direction; null where there was none. */
export function burstEvent({ session, transfer }: Side): ComparedEvent | null {
  const connection = transfer?.connection ?? null;
  if (transfer === null || connection === null || transfer.bytes === null || transfer.bytes === 0) return null;
  const from = senderOf(transfer.direction, connection);
  const runs = (connection.packets?.runs ?? []).filter((run) => run.from === from && carries(run));
  const { capture, firstFrame, lastFrame } = connection;
  return dataEvent(connection, from, {
    ...{ capture, frame: runs[0]?.frame ?? firstFrame, lastFrame: runs.at(-1)?.lastFrame ?? lastFrame, kind: "data" },
    ...{ seconds: secondsIn(session, transfer.startTime), bytes: transfer.bytes, duration: transfer.seconds },
    packets: runs.length > 0 ? sum(runs.map(({ packets }) => packets)) : null,
  });
}

/** A FIN may carry the last data, or all of it. */
function carries({ kind, bytes, retransmission }: SegmentRun): boolean {
  return kind === "data" || (kind === "fin" && bytes > 0 && !retransmission);
}

/** By the command; where that could not be read, whoever sent more. */
function senderOf(direction: "download" | "upload" | "listing" | null, { sent }: DataConnection): Role {
  if (direction === null) return sent.client.bytes > sent.server.bytes ? "client" : "server";
  return direction === "upload" ? "client" : "server";
}

/** FIN or RST of a connection that had come about, up to its last packet; null where packets are not known. */
export function closingEvent({ session, transfer }: Side): ComparedEvent | null {
  const connection = transfer?.connection ?? null;
  if (connection === null || connection.closed === "open" || synFate(connection) === "refused") return null;
  const run = runsOf(connection, connection.closed)[0];
  if (run === undefined) return null;
  const sameCapture = run.capture === connection.lastCapture;
  return dataEvent(connection, run.from, {
    ...runContent(session, run, connection.closed),
    lastFrame: sameCapture ? connection.lastFrame : run.lastFrame,
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
