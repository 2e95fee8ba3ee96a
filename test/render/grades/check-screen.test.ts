import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { renderCheck } from "../../../src/render/grades/check-screen.ts";
import { cellWidth } from "../../../src/render/text/cells.ts";
import type { TextOptions } from "../../../src/render/text/sheet.ts";
import type { CheckGrade } from "../../../src/report/grading/grade-report.ts";
import { PLAIN } from "../draw.ts";
import { hostileTexts, poisonedGrades } from "./hostile-grades.ts";
import { richGrades, sampleGrades } from "./sample-grades.ts";

const PATHS = ["active.pcap", "passive.pcap", "compare.png"];

function checks(student: number, part: number, from: number, to: number, language: "en" | "ko" = "en"): CheckGrade[] {
  return sampleGrades(language).students[student]?.parts[part]?.checks.slice(from, to) ?? [];
}

function screen(grades: readonly CheckGrade[], options: Partial<TextOptions> = {}): string {
  return renderCheck(grades, PATHS, { ...PLAIN, ...options });
}

describe("the screen of check", () => {
  test("says of each check what was expected, seen, where, and what to do", () => {
    expect(screen(checks(1, 1, 0, 3))).toBe(
      `
✓ capture handed in: passed
  seen       As expected.
  frames     4, 22 of passive.pcap
✗ mode of the capture: failed
  expected   The capture shows: mode of the capture.
  seen       passive.pcap has no PASV/EPSV: session 1 uses PORT (frame 18)
  frames     18 of passive.pcap
  next time  type "passive" before "get"
– control handshake: not checked, 0/6
  seen       not checked
`.slice(1),
    );
  });

  test("in Korean", () => {
    expect(screen(checks(1, 1, 1, 2, "ko"), { language: "ko", width: 60 })).toBe(
      `
✗ 캡처의 모드: 틀림
  기준      캡처에서 다음이 보입니다: 캡처의 모드.
  실제      수동 캡처에 PASV/EPSV가 없음: 1번 세션이
            PORT(프레임 18)를 씀
  프레임    18 (passive.pcap)
  다음에는  passive 명령을 먼저 입력
`.slice(1),
    );
  });

  it("says the same in colours and in ASCII", () => {
    const grades = checks(1, 1, 0, 3);
    const coloured = screen(grades, { colourLevel: 1 });
    expect(coloured).toContain("\u001b[31m✗ mode of the capture");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control sequences
    expect(coloured.replaceAll(/\u001b\[\d+m/g, "")).toBe(screen(grades));
    expect(screen(grades, { ascii: true })).toMatch(/^[ -~\n]*$/);
    expect(screen(grades, { ascii: true })).toContain("X mode of the capture: failed\n");
  });

  it("keeps to the width and lets no control character through", () => {
    fc.assert(
      fc.property(hostileTexts, fc.constantFrom(20, 40, 80), (texts, width) => {
        const report = poisonedGrades(richGrades("en"), texts);
        for (const { parts, files } of report.students) {
          const grades = parts.flatMap((part) => part.checks.slice(0, 3));
          const paths = files.map(({ path }) => path);
          const text = renderCheck(grades, paths, { ...PLAIN, width });
          expect(text).not.toMatch(/[^\P{C}\n]|[\p{Zl}\p{Zp}]/u);
          for (const line of text.split("\n")) expect(cellWidth(line), line).toBeLessThanOrEqual(width);
        }
      }),
      { numRuns: 25 },
    );
  });
});
