import { vi } from "vitest";
import type { Facts } from "../../../src/analysis/findings/facts.ts";
import { FindingBook } from "../../../src/analysis/findings/finding-book.ts";
import { analyzeCaptures } from "../../../src/analysis/pipeline.ts";
import { isoTime } from "../../../src/decode/timestamp.ts";
import { isSession } from "../../../src/report/ftp-report.ts";
import type { CaptureSummary, DhcpTransaction, Finding, FtpSession } from "../../../src/report/report.ts";

/** The facts that one batch of a capture, or of several, is judged by. */
export async function factsOfCaptures(paths: readonly string[]): Promise<Facts> {
  const finish = vi.spyOn(FindingBook.prototype, "finish");
  try {
    await analyzeCaptures(paths, { showPasswords: false, allowedDhcpServers: ["192.0.2.1"] });
    const [facts] = finish.mock.calls[0] ?? [];
    if (facts === undefined) throw new Error("nothing was judged");
    return facts;
  } finally {
    finish.mockRestore();
  }
}

/** What is found where borders between batches are at these times, in order: what was over by then was judged. */
export function foundInBatches(facts: Facts, borders: readonly string[]): Finding[] {
  for (const { transfers } of facts.report.ftp.sessions) for (const one of transfers) one.findings = [];
  const book = new FindingBook();
  let from = "";
  for (const border of borders) {
    book.batch(batchOf(facts, from, border));
    from = border;
  }
  return book.finish(batchOf(facts, from, null));
}

/** Times at which a session or an exchange was over, but for the last: each once, in order. */
export function bordersOf({ report }: Facts): string[] {
  const times = [...report.ftp.sessions.map(overAt), ...report.dhcp.transactions.map(exchangedAt)];
  const inCapture = times.filter((time) => time !== null && report.captures.some((one) => time < (one.lastTime ?? "")));
  return [...new Set(inCapture as string[])].sort();
}

/** All of the facts that was over after one border, and not after the next; null for the end. */
function batchOf(facts: Facts, from: string, to: string | null): Facts {
  const isOver = (time: string | null): boolean => {
    if (time === null) return to === null;
    return time > from && (to === null || time <= to);
  };
  const { report } = facts;
  const sessions = report.ftp.sessions.filter((one) => isOver(overAt(one)));
  const ids = new Set(sessions.map(({ id }) => id));
  const controls = facts.controls.filter((one) =>
    isSession(one) ? ids.has(one.id) : isOver(one.connection.closed === "rst" ? isoTime(one.connection.last) : null),
  );
  const transactions = report.dhcp.transactions.filter((one) => isOver(exchangedAt(one)));
  const before = ({ time }: { time: string }): boolean => to === null || time <= to;
  return {
    ...facts,
    controls,
    unreachables: facts.unreachables.filter(before),
    addressUses: facts.addressUses.filter(before).map((use) => ({ ...use, lastTime: earlier(use.lastTime, to) })),
    report: {
      ...report,
      captures: report.captures.map((one) => readUntil(one, to)),
      ftp: { sessions, unclaimedConnections: to === null ? report.ftp.unclaimedConnections : [] },
      dhcp: { ...report.dhcp, transactions, linkLocal: report.dhcp.linkLocal.filter(({ time }) => isOver(time)) },
    },
  };
}

/** When a session and the data connections that came to an end were closed; null for never. */
export function overAt({ closed, endTime, transfers }: FtpSession): string | null {
  if (closed === "open") return null;
  const ends = transfers.flatMap(({ connection }) =>
    connection === null || connection.closed === "open" ? [] : [connection.endTime],
  );
  const [last = endTime] = [endTime, ...ends].sort().toReversed();
  return last;
}

/** An exchange is over a minute after its last message. */
function exchangedAt({ messages, startTime }: DhcpTransaction): string {
  const last = messages.at(-1)?.time ?? startTime;
  return `${new Date(Date.parse(`${last.slice(0, 23)}Z`) + 60_000).toISOString().slice(0, 23)}${last.slice(23)}`;
}

function readUntil(capture: CaptureSummary, to: string | null): CaptureSummary {
  const { firstTime, lastTime } = capture;
  if (firstTime === null || lastTime === null || to === null || lastTime <= to) return capture;
  return firstTime > to ? { ...capture, firstTime: null, lastTime: null } : { ...capture, lastTime: to };
}

function earlier(time: string, to: string | null): string {
  return to !== null && to < time ? to : time;
}
