import { readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { compareTransfers } from "../../src/analysis/compare.ts";
import type { Comparison } from "../../src/report/comparison.ts";
import { joinReports } from "../../src/report/join-reports.ts";
import type { Report } from "../../src/report/report.ts";
import { refusal } from "../report/validate.ts";
import { readFixture } from "./compared.ts";

/** Every kind of transfer that was recorded: 30 captures that differ in what went wrong, what was hidden, who listened. */
const CAPTURES = readdirSync(join(import.meta.dirname, "../../fixtures"))
  .filter((name) => /^ftps?-.*\.pcap$/u.test(name))
  .filter((_name, index) => index % 2 === 0);

let report: Report;
let ids: number[];

beforeAll(async () => {
  for (const name of CAPTURES) {
    const next = await readFixture(name);
    report = report === undefined ? next : joinReports(report, next);
  }
  ids = report.ftp.sessions.flatMap(({ transfers }) => transfers.map(({ id }) => id));
});

/** Any two of all transfers, by their place in the list. */
const twoTransfers = fc.tuple(fc.nat(), fc.nat());

function idAt(place: number): number {
  return ids[place % ids.length] ?? 0;
}

function compare(left: number, right: number): Comparison {
  const comparison = compareTransfers(report, { left, right }, null);
  if (comparison === null) throw new Error(`no comparison of ${left} and ${right}`);
  return comparison;
}

function mirrored(comparison: Comparison): Comparison {
  const { left, right, steps, differences, brokeAt } = comparison;
  return {
    left: right,
    right: left,
    steps: steps.map((step) => ({
      ...step,
      rows: step.rows.map((row) => ({ same: row.same, left: row.right, right: row.left })),
    })),
    differences: differences.map((one) => ({
      ...{ code: one.code, left: one.right, right: one.left },
      ...{ leftFrames: one.rightFrames, rightFrames: one.leftFrames },
    })),
    brokeAt: brokeAt === null ? null : { ...brokeAt, side: brokeAt.side === "left" ? "right" : "left" },
  };
}

describe("any two transfers", () => {
  it("are told the other way round where the sides are swapped", () => {
    fc.assert(
      fc.property(twoTransfers, ([first, second]) => {
        const [left, right] = [idAt(first), idAt(second)];
        expect(compare(right, left)).toEqual(mirrored(compare(left, right)));
      }),
      { numRuns: 300 },
    );
  });

  it("keep the contract, and leave the report as it was", () => {
    const before = structuredClone(report);
    fc.assert(
      fc.property(twoTransfers, ([first, second]) => {
        const comparison = compare(idAt(first), idAt(second));
        const alone = { ...report, ftp: { sessions: [], unclaimedConnections: [] }, comparison };
        expect(refusal(alone)).toBeNull();
        expect(JSON.parse(JSON.stringify(comparison))).toEqual(comparison);
      }),
      { numRuns: 100 },
    );
    expect(report).toEqual(before);
  });
});

describe("a transfer and itself", () => {
  it("have no difference, whatever it is", () => {
    expect(ids.length).toBeGreaterThan(50);
    for (const id of ids) {
      const { steps, differences, brokeAt } = compare(id, id);
      expect({ id, differences, brokeAt }).toEqual({ id, differences: [], brokeAt: null });
      expect(steps.flatMap(({ rows }) => rows.map(({ same }) => same)).every((same) => same === true)).toBe(true);
      expect(steps.length).toBeGreaterThan(0);
    }
  });
});
