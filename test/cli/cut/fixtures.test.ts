import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { walkCaptures } from "../../../src/analysis/cut/walk-captures.ts";
import { analyzeCaptures } from "../../../src/analysis/pipeline.ts";
import type { Report } from "../../../src/report/report.ts";
import { FIXTURES, fixturePath } from "../../report/captures-at-hand.ts";
import { runCli } from "../fake-io.ts";
import { commentsIn } from "./comments.ts";
import { sameSession, transactionWithoutPlaces, transferWithoutPlaces, withoutPlaces } from "./part-report.ts";

/** ftpscope says of a part what it says of the same thing in the whole capture, but for where it stands in it. */
const FOLDER = mkdtempSync(join(tmpdir(), "ftpscope-cut-"));
const PART = join(FOLDER, "part.pcapng");

/** Of each kind, from one capture: the first ones, and the last. */
const MOST = 2;

afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

describe("a part of", () => {
  test.each([...FIXTURES.map(({ name }) => [name]), ["ftp-rotated-1.pcap", "ftp-rotated-2.pcap"]])(
    "%j",
    async (...names) => {
      const paths = names.map(fixturePath);
      const whole = await read(paths);
      const records = await recordsOf(paths);
      const { sessions } = whole.ftp;
      for (const session of some([...sessions])) {
        const part = await cut(paths, records, "--session", session.id);
        const same = sameSession(part, session);
        expect(same && withoutPlaces(same)).toEqual(withoutPlaces(session));
      }
      const transfers = [...sessions].flatMap((session) =>
        session.transfers.map((transfer) => ({ session, transfer })),
      );
      for (const { session, transfer } of some(transfers)) {
        const part = await cut(paths, records, "--transfer", transfer.id);
        // Where commands are encrypted, transfers are told by their data connections alone: by time, then.
        const same = sameSession(part, session)?.transfers.find(({ startTime, verb }, place) =>
          verb === null ? startTime === transfer.startTime : place === session.transfers.indexOf(transfer),
        );
        expect(same && transferWithoutPlaces(same)).toEqual(transferWithoutPlaces(transfer));
      }
      for (const transaction of some([...whole.dhcp.transactions])) {
        const part = await cut(paths, records, "--transaction", transaction.id);
        const same = [...part.dhcp.transactions];
        expect(same.map(transactionWithoutPlaces)).toEqual([transactionWithoutPlaces(transaction)]);
      }
    },
  );
});

/** Cuts, and sees to it that each record is the one that its comment names, with all that its capture tells of it. */
async function cut(
  paths: readonly string[],
  records: ReadonlyMap<string, RecordFacts>,
  option: string,
  id: number,
): Promise<Report> {
  const { code, err } = await runCli(["cut", ...paths, option, String(id), "-o", PART, "--force"], {
    analyze: analyzeCaptures,
  });
  expect([code, err.replace(/^ftpscope: the part holds passwords.*\n$/, "")]).toEqual([0, ""]);
  const comments = commentsIn(readFileSync(PART)).filter((comment) => comment.startsWith("frame "));
  const written = [...(await recordsOf([PART])).values()];
  const named = comments.map((comment) => records.get(comment.replace(/ of .*/, "")) ?? null);
  if (paths.length === 1) expect(written).toEqual(named);
  const part = await read([PART]);
  expect(part.captures[0]).toMatchObject({ complete: true, damage: null });
  return part;
}

interface RecordFacts {
  seconds: number;
  nanoseconds: number;
  originalLength: number;
  bytes: string;
  from: unknown;
}

/** The records of captures by their frame numbers. */
async function recordsOf(paths: readonly string[]): Promise<Map<string, RecordFacts>> {
  const records = new Map<string, RecordFacts>();
  await walkCaptures(paths, {
    record(reference, { window, offset, capturedLength, seconds, nanoseconds, originalLength, from }) {
      const { linkType, snapLength, resolution, offsetSeconds, options } = from ?? {};
      records.set(`frame ${reference}`, {
        ...{ seconds, nanoseconds, originalLength },
        bytes: Buffer.from(window.bytes.subarray(offset, offset + capturedLength)).toString("latin1"),
        from: { linkType, snapLength, resolution, offsetSeconds, options: Buffer.from(options ?? []).toString("hex") },
      });
    },
  });
  return records;
}

function read(paths: readonly string[]): Promise<Report> {
  return analyzeCaptures(paths, { showPasswords: false, packets: "every" });
}

function some<Row>(rows: readonly Row[]): Row[] {
  return [...new Set([...rows.slice(0, MOST), ...rows.slice(-1)])];
}
