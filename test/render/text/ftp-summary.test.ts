import { expect, test } from "vitest";
import { ftpSummary } from "../../../src/render/text/ftp-summary.ts";
import { renderText } from "../../../src/render/text/text.ts";
import type { FtpSession } from "../../../src/report/report.ts";
import { WalkedRows } from "../../../src/report/walked-rows.ts";
import { PLAIN, WHOLE } from "../draw.ts";
import { homework, manySessions } from "../samples.ts";

/** Counts how often it is walked through to its end. */
class Counted extends WalkedRows<FtpSession> {
  walks = 0;
  readonly #rows: readonly FtpSession[];

  constructor(rows: Iterable<FtpSession>) {
    super();
    this.#rows = [...rows];
  }

  get length(): number {
    return this.#rows.length;
  }

  *[Symbol.iterator](): Generator<FtpSession> {
    yield* this.#rows;
    this.walks += 1;
  }
}

test("the first files are kept, the others counted", () => {
  const { files, more, modes } = ftpSummary(manySessions(45).ftp.sessions, 20);
  expect(files.map(({ transfer }) => transfer.id)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  expect(files.every(({ session, transfer }) => session === transfer.id)).toBe(true);
  expect(more).toEqual({ count: 25, failures: 3 });
  expect(modes).toEqual({ active: 45, passive: 0, mixed: 0, none: 0 });
});

test("both modes are known where both were used", () => {
  expect(ftpSummary(homework().ftp.sessions, 20)).toMatchObject({ bothModes: true, more: { count: 0, failures: 0 } });
  expect(ftpSummary(manySessions(3).ftp.sessions, 20).bothModes).toBe(false);
});

test("the summary walks through very many sessions once", () => {
  const report = manySessions(400);
  const sessions = new Counted(report.ftp.sessions);
  const lines = [...renderText({ ...report, ftp: { ...report.ftp, sessions } }, WHOLE, PLAIN)];
  expect(lines).toEqual([...renderText(report, WHOLE, PLAIN)]);
  expect(sessions.walks).toBe(1);
});
