import { classStatistics } from "../../../src/grade/statistics.ts";
import type { Language } from "../../../src/render/locale/language.ts";
import type { CheckName } from "../../../src/report/grading/check-cases.ts";
import type {
  CheckGrade,
  GradedPart,
  GradeReport,
  HandInFile,
  IntegritySignal,
  PartGrade,
  StudentGrade,
} from "../../../src/report/grading/grade-report.ts";
import type { CaptureKind } from "../../../src/report/grading/rubric.ts";

/** No words know it, so that those made here stay. */
const OF_THE_SAMPLE = "of-the-sample" as IntegritySignal["code"];

/** A class of five as mock-up (e) has it, told already in one language: its sentences are made by hand, not by the checks' words. */
export function sampleGrades(language: Language): GradeReport {
  const t = (en: string, ko: string): string => (language === "en" ? en : ko);
  const rubric = sampleRubric(t);
  const students = STUDENTS.map((make) => make(t));
  return {
    schema: "ftpscope-grade/1",
    path: "handins.zip",
    rubric,
    students,
    strays: [],
    roster: null,
    statistics: classStatistics(students, rubric),
  };
}

type Tell = (en: string, ko: string) => string;

const STUDENTS: readonly ((t: Tell) => StudentGrade)[] = [allRight, doubled, cutShort, copied, empty];

/** Everything right. */
function allRight(t: Tell): StudentGrade {
  return studentGrade("20261001", t("Student A", "학생 가"), t, {});
}

/** The passive capture shows active mode. */
function doubled(t: Tell): StudentGrade {
  const seen = t(
    "passive.pcap has no PASV/EPSV: session 1 uses PORT (frame 18)",
    "수동 캡처에 PASV/EPSV가 없음: 1번 세션이 PORT(프레임 18)를 씀",
  );
  const failing: Failing = {
    file: 1,
    frames: [18],
    reason: {
      code: "other-mode",
      data: { path: "passive.pcap", kind: "passive", mode: "active", session: 1, verb: "PORT" },
    },
    seen,
    hint: t('type "passive" before "get"', "passive 명령을 먼저 입력"),
  };
  const message = t("active.pcap and passive.pcap both show active mode", "두 캡처가 모두 능동 모드임");
  return {
    ...studentGrade("20261002", t("Student B", "학생 나"), t, { "passive-mode": failing }),
    notices: [{ code: "doubled", data: { mode: "active", paths: ["active.pcap", "passive.pcap"] }, message }],
  };
}

/** The active capture stops before the data connection. */
function cutShort(t: Tell): StudentGrade {
  const seen = t(
    "data-connection SYN is missing, capture stops at 12.4 s",
    "데이터 연결의 SYN이 빠짐 (캡처가 12.4초에 끝남)",
  );
  const failing: Failing = {
    file: 0,
    frames: [25],
    reason: { code: "capture-stops", data: { opener: "server", seconds: 12.4 } },
    seen,
    hint: t("end the capture after the client has closed", "클라이언트를 끝낸 뒤 캡처를 끝내십시오"),
  };
  return studentGrade("20261003", t("Student C", "학생 다"), t, { "active-syn": failing });
}

/** The active capture is another student's. */
function copied(t: Tell): StudentGrade {
  const signal: IntegritySignal = {
    code: OF_THE_SAMPLE,
    level: "review",
    file: 0,
    frames: [1, 22, 26],
    with: { student: "20261001", path: "active.pcap", frames: [1, 22, 26] },
    data: { isns: 4, ids: 618 },
    message: t(
      "active.pcap matches 20261001: 4 TCP ISNs and 618 IP IDs equal",
      "20261001의 능동 캡처와 같음: ISN 4개와 IP ID 618개가 일치",
    ),
  };
  return { ...studentGrade("20261004", t("Student D", "학생 라"), t, {}), status: "review", integrity: [signal] };
}

/** The active capture is an empty file, so that the picture cannot be compared with it. */
function empty(t: Tell): StudentGrade {
  const failing: Failing = {
    file: 0,
    frames: [],
    reason: { code: "unreadable", data: { path: "active.pcap", problem: { code: "empty", data: {} } } },
    seen: t("active.pcap is empty (0 bytes)", "능동: 파일을 열 수 없음 (0바이트)"),
    hint: t("capture again and end with Ctrl-C", "다시 캡처하고 Ctrl-C로 끝내십시오"),
  };
  const grade = studentGrade("20261005", t("Student E", "학생 마"), t, { "active-capture": failing });
  const files = grade.files.map(
    (file, index): HandInFile =>
      index === 0
        ? {
            ...file,
            size: 0,
            kind: "other",
            problem: { code: "empty", data: {} },
            message: t("empty (0 bytes)", "빈 파일(0바이트)"),
            capture: null,
          }
        : file,
  );
  return { ...grade, files };
}

interface Wanted {
  id: string;
  check: string;
  points: number;
  needs: string[];
  en: string;
  ko: string;
}

/** Like the standard rubric of FTP, with other weights. */
function sampleRubric(t: Tell): GradeReport["rubric"] {
  const parts = PARTS.map(
    ({ id, capture, en, ko, checks }): GradedPart => ({
      id,
      title: { en, ko },
      points: checks.reduce((sum, { points }) => sum + points, 0),
      capture,
      checks: checks.map((check) => ({
        id: check.id,
        check: check.check as CheckName,
        points: check.points,
        title: t(check.en, check.ko),
        titleTexts: null,
      })),
    }),
  );
  const title = { en: "FTP in active and passive mode", ko: "FTP 능동 모드와 수동 모드" };
  return { title, points: 100, pass: 60, parts };
}

function modeChecks(mode: "active" | "passive"): Wanted[] {
  const check = (
    name: string,
    check: string,
    points: number,
    needs: string | null,
    en: string,
    ko: string,
  ): Wanted => ({
    id: `${mode}-${name}`,
    check,
    points,
    needs: needs === null ? [] : [`${mode}-${needs}`],
    en,
    ko,
  });
  return [
    check("capture", "capture", 0, null, "capture handed in", "캡처 제출"),
    check("mode", "capture-mode", 0, "capture", "mode of the capture", "캡처의 모드"),
    check("handshake", "control-handshake", 6, "mode", "control handshake", "제어 연결의 핸드셰이크"),
    check("login", "login-accepted", 6, "mode", "login accepted", "로그인 성공"),
    check("announced", "endpoint-announced", 12, "mode", "port announced", "포트 알림"),
    check("syn", "data-syn-direction", 4, "announced", "SYN from the right side", "SYN의 방향"),
    check("port", "announced-port-used", 4, "syn", "announced port used", "알린 포트 사용"),
    check("data", "data-handshake", 2, "syn", "data handshake", "데이터 연결의 핸드셰이크"),
    check("file", "file-transferred", 2, "data", "file transferred", "파일 전송"),
    check("closed", "connection-closed", 4, "mode", "connection closed", "연결 종료"),
  ];
}

const PARTS: readonly { id: string; capture: CaptureKind | null; en: string; ko: string; checks: Wanted[] }[] = [
  { id: "active", capture: "active", en: "Active", ko: "능동", checks: modeChecks("active") },
  { id: "passive", capture: "passive", en: "Passive", ko: "수동", checks: modeChecks("passive") },
  {
    id: "picture",
    capture: null,
    en: "Picture",
    ko: "그림 제출",
    checks: [
      { id: "picture", check: "picture", points: 10, needs: [], en: "picture", ko: "그림" },
      {
        id: "picture-captures",
        check: "picture-of-captures",
        points: 10,
        needs: ["picture", "active-capture", "passive-capture"],
        en: "picture of these captures",
        ko: "제출한 캡처의 그림",
      },
    ],
  },
];

/** Those that have any, as a rubric fills them in. */
const PARAMETERS: Record<string, Record<string, unknown>> = {
  "login-accepted": { user: null },
  "endpoint-announced": { commands: null },
  "file-transferred": { direction: null, minimumBytes: 1 },
  picture: { types: ["png", "jpeg", "svg"], minimumWidth: 200, minimumHeight: 100 },
};

type Failing = Pick<CheckGrade, "file" | "frames" | "reason" | "seen" | "hint">;

/** Grades as a scorer would make them: what needs a failed check is blocked, and the loss is told where it began. */
function studentGrade(id: string, name: string, t: Tell, failing: Record<string, Failing>): StudentGrade {
  const blame = blockedBy(new Set(Object.keys(failing)));
  const wanted = PARTS.flatMap(({ checks }) => checks);
  const parts = PARTS.map(({ id: part, capture, checks }, index): PartGrade => {
    const grades = checks.map((check): CheckGrade => {
      const bad = failing[check.id];
      const causes = blame.get(check.id) ?? [];
      const held = wanted.filter((other) => blame.get(other.id)?.includes(check.id) === true);
      const earned = bad === undefined && causes.length === 0 ? check.points : 0;
      return {
        id: check.id,
        check: check.check as CheckName,
        capture,
        title: t(check.en, check.ko),
        outcome: bad !== undefined ? "failed" : causes.length > 0 ? "blocked" : "passed",
        points: earned,
        maximum: check.points,
        lost: bad === undefined ? 0 : check.points + held.reduce((sum, other) => sum + other.points, 0),
        blockedBy: causes,
        file: causes.length > 0 ? null : index,
        frames: bad === undefined && causes.length === 0 && capture !== null ? [4, 22] : [],
        reason: causes.length > 0 ? null : { code: "of-the-sample", data: {} },
        parameters: PARAMETERS[check.check] ?? {},
        titleTexts: null,
        hintTexts: null,
        expected: t(`The capture shows: ${check.en}.`, `캡처에서 다음이 보입니다: ${check.ko}.`),
        seen: causes.length > 0 ? t("not checked", "확인하지 않음") : t("As expected.", "기준과 같습니다."),
        hint: null,
        ...bad,
      };
    });
    return {
      id: part,
      points: grades.reduce((sum, { points }) => sum + points, 0),
      maximum: checks.reduce((sum, { points }) => sum + points, 0),
      file: index,
      session: capture === null ? null : 1,
      transfer: capture === null ? null : 1,
      transaction: null,
      checks: grades,
    };
  });
  const points = parts.reduce((sum, part) => sum + part.points, 0);
  return {
    student: { id, name },
    place: id,
    files: FILES.map((file) => ({ ...file })),
    parts,
    points,
    maximum: 100,
    status: "graded",
    passed: points >= 60,
    notices: [],
    integrity: [],
  };
}

/** For each check that was not made: the failed ones that held it back. */
function blockedBy(failed: ReadonlySet<string>): Map<string, string[]> {
  const blame = new Map<string, string[]>();
  for (const { id, needs } of PARTS.flatMap(({ checks }) => checks)) {
    const causes = needs.flatMap((need) => (failed.has(need) ? [need] : (blame.get(need) ?? [])));
    if (causes.length > 0 && !failed.has(id)) blame.set(id, [...new Set(causes)]);
  }
  return blame;
}

const CAPTURED = { firstTime: "2026-11-20T01:31:04.000000000Z", lastTime: "2026-11-20T01:31:18.200000000Z" };
const FINE = { problem: null, message: "" };

const FILES: readonly HandInFile[] = [
  {
    path: "active.pcap",
    size: 650_312,
    sha256: "a".repeat(64),
    kind: "capture",
    ...FINE,
    parts: ["active"],
    capture: { format: "pcap", packets: 660, ...CAPTURED },
  },
  {
    path: "passive.pcap",
    size: 648_100,
    sha256: "b".repeat(64),
    kind: "capture",
    ...FINE,
    parts: ["passive"],
    capture: { format: "pcap", packets: 652, ...CAPTURED },
  },
  {
    path: "compare.png",
    size: 81_233,
    sha256: "c".repeat(64),
    kind: "picture",
    ...FINE,
    parts: ["picture"],
    capture: null,
  },
];

/** The same class with whatever a report can hold besides: a roster, strays, notes, words of the rubric. */
export function richGrades(language: Language): GradeReport {
  const report = sampleGrades(language);
  const [stray] = FILES;
  const own = { en: "Own title", ko: "따로 지은 제목" };
  const roster = {
    path: "roster.csv",
    missing: [
      { id: "20261006", name: language === "en" ? "Student F" : "학생 바" },
      { id: "20261007", name: null },
    ],
    unknown: ["20261005"],
  };
  const students = report.students.map((grade, index) => (index === 2 ? withNotes(grade, own, language) : grade));
  const parts = report.rubric.parts.map((part, index) =>
    index === 0 ? { ...part, checks: part.checks.map((check) => ({ ...check, titleTexts: own })) } : part,
  );
  const strays = stray === undefined ? [] : [{ ...stray, path: "readme.pcap", parts: [] }];
  return { ...report, students, roster, strays, rubric: { ...report.rubric, parts } };
}

function withNotes(grade: StudentGrade, own: { en: string; ko: string }, language: Language): StudentGrade {
  const note: IntegritySignal = {
    code: OF_THE_SAMPLE,
    level: "note",
    file: 1,
    frames: [7],
    with: null,
    data: {},
    message: language === "en" ? "times go backwards in passive.pcap" : "passive.pcap에서 시각이 거꾸로 감",
  };
  const message = language === "en" ? "one file holds both modes" : "한 파일에 두 모드가 모두 있음";
  const parts = grade.parts.map((part) => ({
    ...part,
    checks: part.checks.map((check) => ({ ...check, titleTexts: own, hintTexts: own })),
  }));
  return {
    ...grade,
    parts,
    notices: [{ code: "both-in-one", data: { path: "both.pcap" }, message }],
    integrity: [note],
  };
}
