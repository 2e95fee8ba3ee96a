/** A class of mock-up (e) with its sentences told already: what the pages draw, whatever the words of the checks become. */
import { classStatistics } from "../../../src/grade/statistics.ts";
import type { Language } from "../../../src/render/locale/language.ts";
import {
  type CheckGrade,
  GRADE_SCHEMA,
  type GradeReport,
  type HandInFile,
  type IntegritySignal,
  type Notice,
  type PartGrade,
  type StudentGrade,
} from "../../../src/report/grading/grade-report.ts";
import { CHECKS, checkOf, kindOf, PARTS, RUBRIC, type SampleCheck } from "./sample-rubric.ts";

/** Both languages of a sentence. */
export type Said = Record<Language, string>;

/** What differs from a check that passed. */
export interface Mark {
  outcome: CheckGrade["outcome"];
  points?: number;
  lost?: number;
  blockedBy?: string[];
  /** Index of the file that shows it, where it is not the part's. */
  file?: number;
  frames?: number[];
  seen: Said;
  hint?: Said;
}

type Marks = Readonly<Record<string, Mark>>;

export interface SampleStudent {
  id: string;
  name: Said | null;
  files: HandInFile[];
  marks: Marks;
  notices?: Said[];
  integrity?: IntegritySignal[];
}

export function capture(path: string, parts: string[], more: Partial<HandInFile> = {}): HandInFile {
  const seen = { format: "pcap", packets: 42, firstTime: "2026-11-20T01:31:04.000000Z", lastTime: null };
  const told = { sha256: null, problem: null, message: "", capture: seen };
  return { path, size: 4_712, kind: "capture", parts, ...told, ...more };
}

export function picture(path: string): HandInFile {
  const told = { sha256: null, problem: null, message: "", capture: null };
  return { path, size: 88_120, kind: "picture", parts: ["picture"], ...told };
}

export const BOTH = [
  capture("active.pcap", ["active"]),
  capture("passive.pcap", ["passive"]),
  picture("비교 그림.png"),
];

/** The grade of a student as the pages take it. */
export function studentGrade(student: SampleStudent, language: Language): StudentGrade {
  const parts = PARTS.map(({ id }) => partGrade(id, student, language));
  const points = parts.reduce((sum, part) => sum + part.points, 0);
  const integrity = student.integrity ?? [];
  return {
    student: { id: student.id, name: student.name?.[language] ?? null },
    place: student.id,
    files: student.files,
    parts,
    points,
    maximum: RUBRIC.points,
    status: integrity.some(({ level }) => level === "review") ? "review" : "graded",
    passed: points >= RUBRIC.pass,
    notices: (student.notices ?? []).map((said): Notice => ({ code: "doubled", data: {}, message: said[language] })),
    integrity,
  };
}

function partGrade(part: string, { files, marks }: SampleStudent, language: Language): PartGrade {
  const checks = CHECKS.filter((check) => check.part === part).map((check) => checkGrade(check, marks, language));
  const file = files.findIndex(({ parts }) => parts.includes(part));
  const isOfCapture = file >= 0 && kindOf(part) !== null;
  return {
    id: part,
    points: checks.reduce((sum, { points }) => sum + points, 0),
    maximum: checks.reduce((sum, { maximum }) => sum + maximum, 0),
    file: file < 0 ? null : file,
    session: isOfCapture ? 1 : null,
    transfer: isOfCapture ? 1 : null,
    transaction: null,
    checks,
  };
}

function checkGrade(sample: SampleCheck, marks: Marks, language: Language): CheckGrade {
  const { id, check, part, points } = sample;
  const mark: Mark = marks[id] ?? { outcome: "passed", frames: sample.frames, seen: sample.seen };
  const earned = mark.outcome === "passed" ? points : (mark.points ?? 0);
  return {
    id,
    check,
    capture: kindOf(part),
    title: sample.title[language],
    outcome: mark.outcome,
    points: earned,
    maximum: points,
    lost: mark.outcome === "blocked" ? 0 : (mark.lost ?? points - earned),
    blockedBy: mark.blockedBy ?? [],
    file: mark.file ?? null,
    frames: mark.frames ?? [],
    reason: mark.outcome === "blocked" ? null : { code: "found", data: {} },
    parameters: {},
    titleTexts: null,
    hintTexts: null,
    expected: sample.expected[language],
    seen: mark.seen[language],
    hint: mark.hint?.[language] ?? null,
  };
}

function blocked(by: string, ids: readonly string[]): Marks {
  const title = checkOf(by).title;
  const seen = {
    en: `Not checked, because "${title.en}" did not pass.`,
    ko: `‘${title.ko}’ 항목을 통과하지 못해 확인하지 않았습니다.`,
  };
  return Object.fromEntries(ids.map((id) => [id, { outcome: "blocked" as const, blockedBy: [by], seen }]));
}

const STEPS = ["handshake", "login", "announced", "syn", "port", "data", "file", "closed"];

/** Two captures of active mode. */
export const DOUBLED: SampleStudent = {
  id: "20261002",
  name: { en: "Student B", ko: "학생 나" },
  files: BOTH,
  marks: {
    "passive-mode": {
      outcome: "failed",
      lost: 40,
      frames: [18],
      seen: {
        en: "passive.pcap has no PASV/EPSV: session 1 uses PORT (frame 18).",
        ko: "passive.pcap에 PASV/EPSV가 없습니다. 세션 1은 PORT(프레임 18)를 썼습니다.",
      },
      hint: {
        en: 'Type "passive" before "get", and look for "Passive mode on" before you go on.',
        ko: 'get 명령 전에 "passive"를 입력하고 "Passive mode on"이 나오는지 확인하십시오.',
      },
    },
    ...blocked(
      "passive-mode",
      STEPS.map((step) => `passive-${step}`),
    ),
  },
  notices: [{ en: "Both captures hold active mode only.", ko: "두 캡처 모두 능동 모드만 들어 있습니다." }],
};

/** A capture that ends before the data connection. */
export const CUT: SampleStudent = {
  id: "20261003",
  name: { en: "Student C", ko: "학생 다" },
  files: BOTH,
  marks: {
    "active-syn": {
      outcome: "failed",
      lost: 12,
      frames: [18, 19, 20],
      seen: {
        en: "No SYN of a data connection: the capture ends at 12.4 s.",
        ko: "데이터 연결의 SYN이 없습니다. 캡처가 12.4초에 끝났습니다.",
      },
      hint: { en: "Stop the capture only after 226.", ko: "226 응답이 온 뒤에 캡처를 멈추십시오." },
    },
    ...blocked("active-syn", ["active-port", "active-data", "active-file"]),
    "active-announced": {
      outcome: "partial",
      points: 4,
      frames: Array.from({ length: 30 }, (_unused, index) => 20 + index * 3),
      seen: { en: "PORT was sent, and refused (frame 20).", ko: "PORT를 보냈으나 거절되었습니다(프레임 20)." },
      hint: { en: "line one\nline two", ko: "첫째 줄\n둘째 줄" },
    },
  },
};

const COPY: IntegritySignal = {
  code: "outside-window",
  level: "review",
  file: 0,
  frames: [1, 2, 3, 9],
  with: { student: "20261001", path: "active.pcap", frames: [1, 2, 3, 9] },
  data: {},
  message: "The TRUTH of a copy: 4 TCP ISNs and 618 IP IDs equal.",
};

const NOTE: IntegritySignal = { ...COPY, level: "note", with: null, message: "A note on segments without options." };

export const COPIED: SampleStudent = {
  id: "20261004",
  name: { en: "Student D", ko: "학생 라" },
  files: BOTH,
  marks: {},
  integrity: [NOTE, COPY],
};

/** An empty file in place of the active capture. */
export const EMPTY: SampleStudent = {
  id: "20261005",
  name: null,
  files: [
    capture("active.pcap", [], {
      size: 0,
      kind: "other",
      capture: null,
      problem: { code: "empty", data: {} },
      message: "empty (0 bytes)",
    }),
    capture("passive.pcap", ["passive"]),
    picture("picture.png"),
  ],
  marks: {
    "active-capture": {
      outcome: "failed",
      lost: 50,
      seen: {
        en: "active.pcap cannot be used: empty (0 bytes).",
        ko: "active.pcap을 쓸 수 없습니다. 빈 파일(0바이트)입니다.",
      },
      hint: { en: "Look at the file's size before you hand it in.", ko: "제출하기 전에 파일 크기를 확인하십시오." },
    },
    ...blocked("active-capture", ["active-mode", ...STEPS.map((step) => `active-${step}`), "picture-captures"]),
  },
};

export const RIGHT: SampleStudent = {
  id: "20261001",
  name: { en: "Student A", ko: "학생 가" },
  files: BOTH,
  marks: {},
};

export const SAMPLE_STUDENTS = [RIGHT, DOUBLED, CUT, COPIED, EMPTY];

/** The class of these students. */
export function gradeReport(students: readonly SampleStudent[], language: Language): GradeReport {
  const grades = students.map((student) => studentGrade(student, language));
  const parts = RUBRIC.parts.map((part) => ({
    ...part,
    checks: part.checks.map((check) => ({ ...check, title: checkOf(check.id).title[language] })),
  }));
  const rubric = { ...RUBRIC, parts };
  return {
    schema: GRADE_SCHEMA,
    path: "과제 1",
    rubric,
    students: grades,
    strays: [picture("읽어 보세요.png")],
    roster: { path: "roster.csv", missing: [{ id: "20261006", name: "Student F" }], unknown: ["20269999"] },
    statistics: classStatistics(grades, rubric),
  };
}
