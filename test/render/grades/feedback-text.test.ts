import { expect, test } from "vitest";
import { feedbackText } from "../../../src/render/grades/feedback-text.ts";
import type { StudentGrade } from "../../../src/report/grading/grade-report.ts";
import { sampleGrades } from "./sample-grades.ts";

function feedback(index: number, language: "en" | "ko" = "en"): string {
  const report = sampleGrades(language);
  return feedbackText(report.students[index] as StudentGrade, report, language);
}

test("feedback for a roster's cell: the reasons, then what to do", () => {
  expect(feedback(0)).toBe("all checks pass");
  expect(feedback(1)).toBe(
    'passive.pcap has no PASV/EPSV: session 1 uses PORT (frame 18) −40\nNext time: type "passive" before "get"',
  );
  expect(feedback(4, "ko")).toBe(
    "능동: 파일을 열 수 없음 (0바이트) −40\n그림 제출 10/20\n다음에는: 다시 캡처하고 Ctrl-C로 끝내십시오",
  );
});

test("it says nothing of a review", () => {
  expect(feedback(3)).toBe("all checks pass");
});
