import { LIMITS } from "../../../limits.ts";
import { secondsSinceData } from "../../../report/data-silence.ts";
import { secondsBetween } from "../../../report/elapsed.ts";
import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { CaptureSummary, Finding, FtpSession, Transfer } from "../../../report/report.ts";
import { evidence } from "../facts.ts";
import { controlLosses } from "../ftp-sessions/control-loss.ts";
import { gathering } from "../gathering.ts";
import { inOrder, LISTED, SHOWN } from "./connections.ts";

/** What was silent for longer did not wait for the end of the capture. */
const NEAR_SECONDS = 10;
/** As near is the end of data that goes by in full. */
const AT_ONCE_SECONDS = 1;
/** Among so many last commands is the one that ended the session, whatever was answered behind it. */
const LAST_COMMANDS = 3;

/** A session that was open as far as the captures were read, with no more of it than the end may ask for. */
interface OpenSession extends Pick<FtpSession, "id" | "lastFrame" | "lastCapture" | "endTime" | "security"> {
  /** Transfers that were going on. */
  working: Transfer[];
}

/** Sessions that were open when the capture ended; a transfer that was going on may well have come to a good end. */
export const endsInside = gathering({
  begin: () => ({ open: [] as OpenSession[] }),
  gather(state, facts) {
    // Where nobody answers any more, no reply would have come.
    const dead = controlLosses(facts);
    const open = facts.report.ftp.sessions.filter((session) => isOpen(session) && !dead.has(session)).map(inBrief);
    state.open = stillOpen([...state.open, ...open], facts.report.captures).slice(-LIMITS.rememberedThings);
  },
  tell({ open }, { report: { captures } }) {
    const byCapture = new Map<number, OpenSession[]>();
    for (const one of open.sort((a, b) => a.id - b.id)) {
      const own = byCapture.get(one.lastCapture) ?? [];
      byCapture.set(one.lastCapture, own);
      own.push(one);
    }
    return inOrder(byCapture).map(([capture, own]) => finding(own, capture, captures[capture]?.damage ?? null));
  },
});

function inBrief({ id, lastFrame, lastCapture, endTime, security, transfers }: FtpSession): OpenSession {
  return { id, lastFrame, lastCapture, endTime, security, working: transfers };
}

/** Those that may have been open when the capture ended, if it ends here. */
function stillOpen(sessions: readonly OpenSession[], captures: readonly CaptureSummary[]): OpenSession[] {
  const ends = endsOf(captures);
  return sessions.flatMap((one) => {
    const end = ends[one.lastCapture] ?? null;
    if (end === null) return [];
    const working = one.working.filter((transfer) => isWorking(transfer, one.security, end));
    return working.length > 0 || isNear(one.endTime, end) ? [{ ...one, working }] : [];
  });
}

function finding(own: readonly OpenSession[], capture: number, damage: CaptureSummary["damage"]): Finding {
  const transfers = own.flatMap(({ working }) => working.map(({ id }) => id));
  const ids = own.map(({ id }) => id);
  const data = {
    sessions: ids.slice(0, LISTED),
    count: ids.length,
    transfers: transfers.slice(0, LISTED),
    transferCount: transfers.length,
  };
  const subject = {
    session: ids.length === 1 ? (ids[0] ?? null) : null,
    transfer: ids.length === 1 && transfers.length === 1 ? (transfers[0] ?? null) : null,
  };
  const at = evidence(
    capture,
    own.slice(0, SHOWN).map(({ lastFrame }) => lastFrame),
  );
  const causes: Cause[] = [{ code: damage === null ? "capture-stopped" : "file-damaged", confidence: "likely" }];
  return makeFinding("capture.ends-inside", transfers.length > 0 ? "warning" : "note", data, { subject, at, causes });
}

/** By capture, when what it shows ends: with itself, or with another capture that goes on where it ends. */
function endsOf(captures: readonly CaptureSummary[]): (string | null)[] {
  const ends: (string | null)[] = captures.map(() => null);
  const timed = captures.flatMap(({ firstTime, lastTime }, index) =>
    firstTime === null || lastTime === null ? [] : [{ firstTime, lastTime, index }],
  );
  timed.sort((a, b) => (a.firstTime < b.firstTime ? -1 : 1));
  // In the order of their beginnings: a run of captures goes on while each begins before the end of those before it, or soon after.
  const runs: { end: string; members: number[] }[] = [];
  for (const { firstTime, lastTime, index } of timed) {
    const run = runs.at(-1);
    if (run === undefined || !isNear(run.end, firstTime)) runs.push({ end: lastTime, members: [index] });
    else {
      run.members.push(index);
      if (lastTime > run.end) run.end = lastTime;
    }
  }
  for (const { end, members } of runs) for (const index of members) ends[index] = end;
  return ends;
}

/** Neither left by the client (QUIT) nor ended by the server (421); and both are in the capture. */
function isOpen({ closed, sent, exchanges }: FtpSession): boolean {
  if (closed !== "open" || sent.client.packets === 0 || sent.server.packets === 0) return false;
  const last = exchanges.slice(-LAST_COMMANDS);
  return !last.some(({ verb, replies }) => verb === "QUIT" || replies.some(({ code }) => code === 421));
}

/** Its data went on until the end of the capture, or its final reply was still to come. */
function isWorking(transfer: Transfer, security: FtpSession["security"], end: string): boolean {
  const { connection, outcome } = transfer;
  if (connection === null || !connection.established || outcome === "completed" || outcome === "failed") return false;
  const { closed, endTime } = connection;
  // Of a hidden transfer nobody knows whether its reply came.
  if (security !== "none") return closed === "open" && isNear(endTime, end, AT_ONCE_SECONDS);
  if (!isNear(endTime, end)) return false;
  if (closed === "open" && secondsSinceData(transfer, end) > NEAR_SECONDS) return false;
  return !hasStopped(connection) && (closed === "open" || (closed === "fin" && outcome === "unfinished"));
}

/** Sent again and again without an answer, or closed before all was acknowledged: it came to a stop by itself. */
function hasStopped({ sent, closed, longestPause }: NonNullable<Transfer["connection"]>): boolean {
  const sender = sent.client.bytes > sent.server.bytes ? sent.client : sent.server;
  if (sender.unacknowledgedBytes === 0) return false;
  return closed === "fin" || (sender.retransmittedBytes > 0 && longestPause !== null);
}

function isNear(time: string, end: string, seconds = NEAR_SECONDS): boolean {
  return secondsBetween(time, end) <= seconds;
}
