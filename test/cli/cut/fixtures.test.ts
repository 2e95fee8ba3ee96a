import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { analyzeCaptures } from "../../../src/analysis/pipeline.ts";
import type { Report } from "../../../src/report/report.ts";
import { FIXTURES, fixturePath } from "../../report/captures-at-hand.ts";
import { runCli } from "../fake-io.ts";
import { sameSession, transactionWithoutPlaces, transferWithoutPlaces, withoutPlaces } from "./part-report.ts";

/** ftpscope says of a part what it says of the same thing in the whole capture, but for where it stands in it. */
const FOLDER = mkdtempSync(join(tmpdir(), "ftpscope-cut-"));
const PART = join(FOLDER, "part.pcapng");

/** Of each kind, from one capture: the first ones, and the last. */
const MOST = 3;

afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

describe("a part of", () => {
  test.each([...FIXTURES.map(({ name }) => [name]), ["ftp-rotated-1.pcap", "ftp-rotated-2.pcap"]])(
    "%j",
    async (...names) => {
      const paths = names.map(fixturePath);
      const whole = await read(paths);
      const { sessions } = whole.ftp;
      for (const session of some([...sessions])) {
        const part = await cut(paths, "--session", session.id);
        const same = sameSession(part, session);
        expect(same && withoutPlaces(same)).toEqual(withoutPlaces(session));
      }
      const transfers = [...sessions].flatMap((session) =>
        session.transfers.map((transfer) => ({ session, transfer })),
      );
      for (const { session, transfer } of some(transfers)) {
        const part = await cut(paths, "--transfer", transfer.id);
        // Where commands are encrypted, transfers are told by their data connections alone: by time, then.
        const same = sameSession(part, session)?.transfers.find(({ startTime, verb }, place) =>
          verb === null ? startTime === transfer.startTime : place === session.transfers.indexOf(transfer),
        );
        expect(same && transferWithoutPlaces(same)).toEqual(transferWithoutPlaces(transfer));
      }
      for (const transaction of some([...whole.dhcp.transactions])) {
        const part = await cut(paths, "--transaction", transaction.id);
        const same = [...part.dhcp.transactions];
        expect(same.map(transactionWithoutPlaces)).toEqual([transactionWithoutPlaces(transaction)]);
      }
    },
  );
});

async function cut(paths: readonly string[], option: string, id: number): Promise<Report> {
  const { code, err } = await runCli(["cut", ...paths, option, String(id), "-o", PART, "--force"], {
    analyze: analyzeCaptures,
  });
  expect([code, err.replace(/^ftpscope: the part holds passwords.*\n$/, "")]).toEqual([0, ""]);
  const part = await read([PART]);
  expect(part.captures[0]).toMatchObject({ complete: true, damage: null });
  return part;
}

function read(paths: readonly string[]): Promise<Report> {
  return analyzeCaptures(paths, { showPasswords: false, packets: "every" });
}

function some<Row>(rows: readonly Row[]): Row[] {
  return [...new Set([...rows.slice(0, MOST), ...rows.slice(-1)])];
}
