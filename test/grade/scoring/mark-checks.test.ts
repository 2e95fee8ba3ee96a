import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gradeHandIn } from "../../../src/grade/scoring/grade-hand-in.ts";
import type { RubricCheck } from "../../../src/report/grading/rubric.ts";
import { capturesRubric, fixture, recorded, rubricCheck, rubricOf, rubricPart, session } from "../handed-in.ts";

/** A login that works, and no file: passes "login-accepted", fails "file-transferred", half of "connection-closed". */
const half = await recorded("half.pcap", (story) => story.open().login().ask("QUIT", "221 Bye."));

function outcomes(checks: RubricCheck[]): string[] {
  const { parts } = gradeHandIn(rubricOf(rubricPart("any", checks)), [half]);
  return parts.flatMap((part) =>
    part.checks.map(({ id, outcome, points, lost, blockedBy }) =>
      `${id} ${outcome} ${points} −${lost} ${blockedBy}`.trim(),
    ),
  );
}

const login = (changes: Partial<RubricCheck>) => rubricCheck("login-accepted", { points: 4, ...changes });
const file = (changes: Partial<RubricCheck>) => rubricCheck("file-transferred", { points: 6, ...changes });
const closed = (changes: Partial<RubricCheck>) => rubricCheck("connection-closed", { points: 2, ...changes });

describe("checks that depend on others", () => {
  test("are held back by a failed one, whatever their order; it answers for their points", () => {
    expect(outcomes([login({ id: "b", depends: ["a"] }), file({ id: "a" })])).toEqual([
      "b blocked 0 −0 a",
      "a failed 0 −10",
    ]);
  });

  test("are held back through others too, and name what failed", () => {
    const chain = [file({ id: "a" }), login({ id: "b", depends: ["a"] }), closed({ id: "c", depends: ["b"] })];
    expect(outcomes(chain)).toEqual(["a failed 0 −12", "b blocked 0 −0 a", "c blocked 0 −0 a"]);
  });

  test("with two failed causes count for the first", () => {
    const both = [file({ id: "a" }), file({ id: "b" }), login({ id: "c", depends: ["b", "a"] })];
    expect(outcomes(both)).toEqual(["a failed 0 −6", "b failed 0 −10", "c blocked 0 −0 b,a"]);
  });

  test("are made where a part of the points was earned", () => {
    expect(outcomes([closed({ id: "a" }), login({ id: "b", depends: ["a"] })])).toEqual([
      "a partial 1 −1",
      "b passed 4 −0",
    ]);
  });

  test("lose their own points where the cause is in another part", () => {
    const rubric = rubricOf(
      rubricPart("any", [file({ id: "a" })], "one"),
      rubricPart("any", [login({ id: "b", depends: ["a"] })], "two"),
    );
    const { parts } = gradeHandIn(rubric, [half]);
    expect(parts[0]?.checks[0]).toMatchObject({ id: "a", lost: 6 });
    expect(parts[1]?.checks[0]).toMatchObject({ id: "b", outcome: "blocked", lost: 4, blockedBy: ["a"] });
  });

  test("hold others back without points of their own", () => {
    expect(outcomes([file({ id: "a", points: 0 }), login({ id: "b", depends: ["a"] })])).toEqual([
      "a failed 0 −4",
      "b blocked 0 −0 a",
    ]);
  });
});

test("points are whole hundredths, and sums are exact", () => {
  const thirds = ["a", "b", "c"].map((id) => login({ id, points: 33.33 }));
  const { points, maximum } = gradeHandIn(rubricOf(rubricPart("any", thirds)), [half]);
  expect([points, maximum]).toEqual([99.99, 99.99]);
  const tenths = Array.from({ length: 10 }, (_, index) => login({ id: `c${index}`, points: 0.1 }));
  expect(gradeHandIn(rubricOf(rubricPart("any", tenths)), [half]).points).toBe(1);
});

describe("of any rubric", async () => {
  const files = [half, await fixture("ftp-550.pcap"), await recorded("p.pcap", session("passive"))];
  const names = [
    "login-accepted",
    "file-transferred",
    "connection-closed",
    "endpoint-announced",
    "data-handshake",
  ] as const;
  const rubrics = fc
    .array(
      fc.record({ name: fc.constantFrom(...names), points: fc.integer({ min: 0, max: 2_000 }), needs: fc.nat(7) }),
      {
        minLength: 1,
        maxLength: 8,
      },
    )
    .map((rows) =>
      rows.map(({ name, points, needs }, index) => {
        const depends = index === 0 || needs >= index ? [] : [`c${needs}`];
        return rubricCheck(name, { id: `c${index}`, points: points / 100, depends });
      }),
    )
    .map((checks) => rubricOf(rubricPart("passive", checks)));

  test("no more than the maximum is earned, blocked checks earn nothing, and losses add up", () => {
    fc.assert(
      fc.property(rubrics, fc.subarray([0, 1, 2]), (rubric, indexes) => {
        const handedIn = files.filter((_, index) => indexes.includes(index));
        const { parts, points, maximum } = gradeHandIn(rubric, handedIn);
        expect(points).toBeLessThanOrEqual(maximum);
        for (const part of parts) {
          const lost = part.checks.reduce((sum, check) => sum + Math.round(check.lost * 100), 0);
          expect(lost).toBe(Math.round(part.maximum * 100) - Math.round(part.points * 100));
          for (const { outcome, points: earned, blockedBy, reason } of part.checks) {
            expect(outcome === "blocked").toBe(blockedBy.length > 0);
            if (outcome === "blocked") expect([earned, reason]).toEqual([0, null]);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

test("the standard rubric gives 80 for a capture of each mode", async () => {
  const { points, parts } = gradeHandIn(capturesRubric(), [
    await fixture("ftp-active-vsftpd.pcap", "active.pcap"),
    await fixture("ftp-passive-vsftpd.pcap", "passive.pcap"),
  ]);
  expect([points, ...parts.map((part) => part.points)]).toEqual([80, 40, 40]);
});
