import type { Moment } from "../../../decode/timestamp.ts";
import { isoTime, secondsBetween } from "../../../decode/timestamp.ts";
import { opposite } from "../../../flow/connection.ts";
import type { Unanswered } from "../../../flow/unanswered.ts";
import { secondsSinceData } from "../../../report/data-silence.ts";
import { secondsBetween as secondsBetweenTimes } from "../../../report/elapsed.ts";
import type { FtpSession, Transfer } from "../../../report/report.ts";
import type { Facts } from "../facts.ts";
import { SERVICE_CLOSING } from "./reply-words.ts";
import { type SessionControl, sessionControls } from "./session-controls.ts";

/** A control connection that went dead: one end went on, and nothing came back, or a RST out of the blue. */
export interface ControlLoss {
  run: Unanswered;
  /** The end that sent in vain, or from whose address the RST came. */
  by: "client" | "server";
  how: "unanswered" | "rst";
  reset: Moment | null;
  idleSeconds: number;
  /** The transfer whose result never arrived. */
  lost: Transfer | null;
  /** The data connection went on working when the control connection was silent. */
  dataMoved: boolean;
  /** The transfer's data had stopped before its end too. */
  dataDied: boolean;
  /** The end that was not answered had only said goodbye. */
  leaving: boolean;
}

/** Packets sent again are no loss yet: the path may be slow, and the capture may have ended before the answer came. */
const REPEATS = 2;
const REPEATED_SECONDS = 0.5;
const PATIENCE_SECONDS = 3;
/** After the data has come, the final reply follows at once; a client that leaves after this has waited for it. */
const RESULT_SECONDS = 2;
/** A data connection that is alive is not silent for so long. */
const DATA_SECONDS = 10;
/** Address translators and firewalls forget silent connections after minutes, some after one. */
export const FORGETTING_SECONDS = 60;

const known = new WeakMap<Facts, ReadonlyMap<FtpSession, ControlLoss>>();

/** Sessions whose control connection went dead, in their order. */
export function controlLosses(facts: Facts): ReadonlyMap<FtpSession, ControlLoss> {
  let losses = known.get(facts);
  if (losses === undefined) {
    losses = new Map(
      sessionControls(facts).flatMap((one) => {
        const loss = controlLoss(one);
        return loss === null ? [] : [[one.session, loss]];
      }),
    );
    known.set(facts, losses);
  }
  return losses;
}

function controlLoss({ session, control }: SessionControl): ControlLoss | null {
  const { unanswered: run, reset, connection, serverSide } = control;
  // A capture of one direction shows no answers.
  if (run === null || connection.ends.some(({ packets }) => packets === 0) || session.closed === "fin") return null;
  const idleSeconds = secondsBetween(run.before, run.first);
  const lost = resultLost(session, run, run.side === serverSide);
  const dataDied = lost !== null && stoppedBefore(lost, run);
  const shared = { run, reset, idleSeconds, lost, dataMoved: !dataDied && movedData(session, run.before), dataDied };
  if (reset === null || connection.resetBy === run.side) {
    if (!isGivenUp(session, run, lost)) return null;
    const by = run.side === serverSide ? "server" : "client";
    return {
      ...shared,
      by,
      how: "unanswered",
      leaving: isLeaving(session, control.connection.ends[run.side].finSequence, run),
    };
  }
  if (!isCutOff({ session, control }, run, idleSeconds, lost)) return null;
  return { ...shared, by: run.side === serverSide ? "client" : "server", how: "rst", leaving: false };
}

/** Sent again and again, for longer than the path takes. */
function isGivenUp(session: FtpSession, { repeats, first, last }: Unanswered, lost: Transfer | null): boolean {
  const seconds = secondsBetween(first, last);
  const roundTrip = session.handshake?.seconds ?? 0;
  if (repeats >= REPEATS && seconds >= Math.max(REPEATED_SECONDS, 4 * roundTrip)) return true;
  if (repeats >= 1 && seconds >= Math.max(PATIENCE_SECONDS, 4 * roundTrip)) return true;
  const dataEnd = lost?.connection?.endTime;
  return repeats >= 1 && dataEnd !== undefined && secondsBetweenTimes(dataEnd, isoTime(last)) >= RESULT_SECONDS;
}

/**
 * A RST as the answer to what was sent into a live session: after goodbyes it is customary, and a client that ends a session
 * with RST is only blunt.
 */
function isCutOff(
  { session, control }: SessionControl,
  run: Unanswered,
  idleSeconds: number,
  lost: Transfer | null,
): boolean {
  const { connection, serverSide, reset } = control;
  const saidGoodbye = connection.ends.some(({ finSequence }) => finSequence >= 0);
  if (saidGoodbye || run.probesOnly || reset === null || isOver(session)) return false;
  if (connection.resetBy !== opposite(run.side)) return false;
  if (run.side === serverSide) return lost !== null && idleSeconds >= FORGETTING_SECONDS;
  return session.security === "none" || idleSeconds >= FORGETTING_SECONDS;
}

function isOver({ exchanges }: FtpSession): boolean {
  const last = exchanges.findLast(({ verb }) => verb !== null);
  const said = exchanges.at(-1)?.replies.at(-1)?.code;
  return last?.verb === "QUIT" || said === 221 || said === SERVICE_CLOSING;
}

/** The transfer that waited for its final reply then, or whose final reply is among what was sent in vain. */
function resultLost(session: FtpSession, { before, first }: Unanswered, byServer: boolean): Transfer | null {
  const { transfers, security } = session;
  const sent = byServer ? repliedSince(session, isoTime(first)) : null;
  const moved = transfers.findLast(({ connection }) => connection !== null);
  if (moved?.connection == null) return null;
  if (security !== "none" && moved.verb === null) return moved.connection.endTime > isoTime(before) ? moved : null;
  if (moved.replyCode === null) return moved.outcome === "aborted" ? null : moved;
  return sent !== null && sent === moved.frame ? moved : null;
}

/** Frame of the last command that was answered at or after a time; null for none. */
function repliedSince({ exchanges }: FtpSession, time: string): number | null {
  const answered = exchanges.findLast(({ replies }) => (replies.at(-1)?.time ?? "") >= time);
  return answered?.frame ?? null;
}

function movedData({ transfers }: FtpSession, since: Moment): boolean {
  const time = isoTime(since);
  return transfers.some(({ connection }) => connection?.established === true && connection.endTime > time);
}

/** Its data connection never ended: data was sent again and again in vain, or none came for long. */
function stoppedBefore(transfer: Transfer, { last }: Unanswered): boolean {
  const { connection } = transfer;
  if (connection?.closed !== "open") return false;
  const { client, server } = connection.sent;
  const sender = client.bytes > server.bytes ? client : server;
  if (sender.unacknowledgedBytes > 0 && sender.retransmittedBytes > 0) return true;
  return secondsSinceData(transfer, isoTime(last)) >= DATA_SECONDS;
}

/** Nothing new was in it but QUIT, its answer, or a FIN. */
function isLeaving(
  { exchanges, security }: FtpSession,
  finSequence: number,
  { first, probesOnly, packets, repeats }: Unanswered,
): boolean {
  if (probesOnly || repeats === packets) return false;
  const time = isoTime(first);
  const said = exchanges.filter((one) => (one.time ?? "") >= time || (one.replies.at(-1)?.time ?? "") >= time);
  if (said.length === 0) return security === "none" || finSequence >= 0;
  return said.every(
    ({ verb, replies }) => verb === "QUIT" || (verb === null && replies.at(-1)?.code === SERVICE_CLOSING),
  );
}
