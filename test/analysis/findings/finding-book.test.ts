import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { FindingBook } from "../../../src/analysis/findings/finding-book.ts";
import { LIMITS } from "../../../src/limits.ts";
import type { DhcpTransaction, FtpSession } from "../../../src/report/report.ts";
import { at, exchange, session, transfer } from "../../render/sample-ftp.ts";
import { dora, told } from "./dhcp-exchanges/told-exchanges.ts";
import { factsOf, factsOfSessions } from "./facts-of.ts";

/** A session in which a file was refused; at its second try it was given, where it was. */
function refused(id: number, given: boolean): FtpSession {
  const name = { argument: "a.txt", path: "/a.txt", mode: null, method: null, announcementFrame: null } as const;
  const failed = { ...name, connection: null, bytes: null, outcome: "failed", replyCode: 550 } as const;
  const completed = { ...name, frame: 30, startTime: at(12) };
  return session(id, {
    exchanges: [
      exchange(25, "RETR", "a.txt", [[26, 550, "No such file."]]),
      ...(given ? [exchange(30, "RETR", "a.txt", [[31, 226, "Transfer complete."]])] : []),
    ],
    transfers: [transfer(2 * id, failed), ...(given ? [transfer(2 * id + 1, completed)] : [])],
  });
}

test("of one code so many findings are kept, the most severe, and the others counted", () => {
  const most = LIMITS.findingsPerCode;
  const sessions = Array.from({ length: most + 7 }, (_, index) => refused(index + 1, index < 20));
  const findings = new FindingBook().finish(factsOfSessions(sessions));
  const told = findings.filter(({ code }) => code === "ftp.file-refused");
  expect(told.length).toBe(most);
  expect(told.filter(({ severity }) => severity === "error").length).toBe(most - 13);
  const limits = findings.filter(({ code }) => code === "limit.reached");
  expect(limits.map(({ data }) => data)).toEqual([{ table: "findings", dropped: 7 }]);
  const ranks = findings.map(({ severity }) => ["error", "warning", "note"].indexOf(severity));
  expect(ranks).toEqual([...ranks].sort());
  for (const { transfers } of sessions) {
    for (const { id, findings: own } of transfers) {
      for (const index of own) expect(findings[index]?.subject.transfer).toBe(id);
    }
  }
});

describe("several batches", () => {
  const ids = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);
  const sessionsFrom = (from: number, count: number) => ids(from, count).map((id) => refused(id, false));

  test("each transfer names its findings by their places among all", () => {
    const book = new FindingBook();
    const batches = [sessionsFrom(1, 3), sessionsFrom(4, 2), sessionsFrom(6, 1)];
    for (const sessions of batches.slice(0, -1)) book.batch(factsOfSessions(sessions));
    const findings = book.finish(factsOfSessions(batches.at(-1) ?? []));
    for (const one of batches.flat().flatMap(({ transfers }) => transfers)) {
      const own = one.findings.map((index) => findings[index]);
      expect(own).toMatchObject([{ code: "ftp.file-refused", subject: { transfer: one.id } }]);
    }
  });

  test("what is told of many sessions is told once, of all of them", () => {
    const book = new FindingBook();
    book.batch(factsOfSessions(sessionsFrom(1, 3)));
    const findings = book.finish(factsOfSessions(sessionsFrom(4, 2)));
    const passwords = findings.filter(({ code }) => code === "ftp.password-clear");
    expect(passwords).toMatchObject([{ data: { sessions: [1, 2, 3, 4, 5], count: 5 } }]);
  });

  test("of one code no more are kept than of one batch, and the others are counted", () => {
    const book = new FindingBook();
    const most = LIMITS.findingsPerCode;
    book.batch(factsOfSessions(sessionsFrom(1, most - 5)));
    book.batch(factsOfSessions(sessionsFrom(most, 10)));
    const findings = book.finish(factsOfSessions(sessionsFrom(2 * most, 10)));
    expect(findings.filter(({ code }) => code === "ftp.file-refused").length).toBe(most);
    expect(findings.filter(({ code }) => code === "limit.reached").map(({ data }) => data)).toEqual([
      { table: "findings", dropped: 15 },
    ]);
  });

  test("hold on to none of the sessions, and to few of the exchanges, however many there are", async () => {
    const book = new FindingBook();
    const rows: { sessions: WeakRef<FtpSession>[]; transactions: WeakRef<DhcpTransaction>[] } = {
      sessions: [],
      transactions: [],
    };
    const batches = 30;
    for (let batch = 0; batch < batches; batch += 1) judgeBatch(book, batch, rows);
    await collectGarbage();
    const alive = (refs: readonly WeakRef<object>[]) => refs.filter((ref) => ref.deref() !== undefined).length;
    expect(alive(rows.sessions)).toBe(0);
    const messages = 4;
    expect(alive(rows.transactions)).toBeLessThanOrEqual(LIMITS.heldDhcpMessages / messages);
    expect(book.finish(factsOfSessions([])).length).toBeGreaterThan(batches);
  });
});

/** Sessions of which rules find much, of clients and servers that were not seen before; and clients that get no address, or one. */
function judgeBatch(
  book: FindingBook,
  batch: number,
  rows: { sessions: WeakRef<FtpSession>[]; transactions: WeakRef<DhcpTransaction>[] },
): void {
  const ids = Array.from({ length: 40 }, (_, index) => 40 * batch + index + 1);
  const sessions = ids.map((id) => {
    const ends = { client: { ip: `10.1.${batch}.${id % 250}`, port: 40_000, mac: null } };
    return { ...refused(id, id % 3 === 0), ...ends, opened: "midstream" as const };
  });
  const begin = 600 * batch;
  const transactions = ids.map((id) => {
    const mac = `02:00:00:00:${Math.floor(id / 256)
      .toString(16)
      .padStart(2, "0")}:${(id % 256).toString(16).padStart(2, "0")}`;
    if (id % 2 === 0) return dora(id, begin + (id % 40), { mac });
    return told(
      id,
      "init",
      "no-offer",
      [0, 4, 12, 28].map((second) => [begin + second, "DISCOVER"]),
      { mac },
    );
  });
  for (const one of sessions) rows.sessions.push(new WeakRef(one));
  for (const one of transactions) rows.transactions.push(new WeakRef(one));
  const { report } = factsOfSessions(sessions);
  const captures = report.captures.map((one) => ({ ...one, lastTime: at(begin + 600) }));
  book.batch(factsOf({ ...report, captures, dhcp: { ...report.dhcp, transactions } }));
}

/** What nothing refers to any more is gone behind it. */
async function collectGarbage(): Promise<void> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  // Weak references hold on until the turn of the event loop in which they were made is over, and code that is being compiled
  // in another thread to what it was made for.
  for (let turn = 0; turn < 3; turn += 1) {
    await new Promise((resume) => setImmediate(resume));
    collect();
  }
}
