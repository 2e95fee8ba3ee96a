import { classPage } from "../../../src/render/grade-pages/class-page.ts";
import { studentPage } from "../../../src/render/grade-pages/student-page.ts";
import type { Language } from "../../../src/render/locale/language.ts";
import type { Report } from "../../../src/report/report.ts";
import {
  BOTH,
  COPIED,
  CUT,
  capture,
  DOUBLED,
  gradeReport,
  RIGHT,
  type SampleStudent,
  studentGrade,
} from "./sample-class.ts";
import { RUBRIC } from "./sample-rubric.ts";

const TIME_ZONE = "Asia/Seoul";

export function drawStudent(student: SampleStudent, report: Report | null, language: Language): string {
  const options = { language, timeZone: TIME_ZONE };
  return [...studentPage(studentGrade(student, language), RUBRIC, report, options)].join("");
}

export function drawClass(students: readonly SampleStudent[], language: Language): string {
  const feedback = (id: string): string | null => (id.endsWith("9") ? null : `feedback/${id}.html`);
  return [...classPage(gradeReport(students, language), { language, timeZone: TIME_ZONE, feedback })].join("");
}

const EVIL = [
  `<script>alert("1")</script><img src=x onerror=alert(2)> ${"x".repeat(5_000)}`,
  `"><a href="javascript:alert(3)">\u202egpj.exe\u2066</a>\n\u0007`,
  `${"가".repeat(300)} 👨‍👩‍👧 ${"e\u0301".repeat(60)} \ud800`,
];
const said = (text: string) => ({ en: text, ko: text });

/** A hand-in whose every text was chosen to do harm. */
export const HOSTILE: SampleStudent = {
  id: EVIL[1] ?? "",
  name: said(EVIL[0] ?? ""),
  files: [
    ...EVIL.map((path) => capture(path, [], { problem: { code: "empty", data: {} }, message: `${path}: empty` })),
    ...Array.from({ length: 200 }, (_unused, index) => capture(`${index}/${EVIL[2]}`, ["active"])),
  ],
  marks: {
    "active-syn": { outcome: "failed", frames: [7], seen: said(EVIL[0] ?? ""), hint: said(EVIL[1] ?? "") },
    "passive-login": { outcome: "passed", frames: [7], seen: said(EVIL[2] ?? "") },
  },
  notices: EVIL.map(said),
  integrity: EVIL.map((message) => ({
    code: "outside-window",
    level: "review",
    file: 0,
    frames: [1],
    with: { student: message, path: message, frames: [2] },
    data: {},
    message,
  })),
};

/** A long class. */
export const MANY: readonly SampleStudent[] = Array.from({ length: 500 }, (_unused, index) => {
  const [like = RIGHT] = [[RIGHT, DOUBLED, CUT, RIGHT, COPIED][index % 5]];
  return { ...like, id: `2026${String(2_000 + index)}`, files: BOTH };
});
