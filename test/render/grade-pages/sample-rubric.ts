import type { GradedPart, GradeReport } from "../../../src/report/grading/grade-report.ts";
import type { Texts } from "../../../src/report/grading/texts.ts";

/** A check of the sample with what it says where it passes. */
export interface SampleCheck {
  id: string;
  part: string;
  check: "capture" | "picture";
  points: number;
  frames: number[];
  title: Texts;
  expected: Texts;
  seen: Texts;
}

export const PARTS: { id: string; title: Texts; capture: GradedPart["capture"] }[] = [
  { id: "active", title: { en: "Active mode", ko: "능동 모드" }, capture: "active" },
  { id: "passive", title: { en: "Passive mode", ko: "수동 모드" }, capture: "passive" },
  { id: "picture", title: { en: "Picture", ko: "그림" }, capture: null },
];

export function kindOf(part: string): GradedPart["capture"] {
  return PARTS.find(({ id }) => id === part)?.capture ?? null;
}

/** Step of a mode, its points, the frames that show it, and its words: title, expected, seen, in English and Korean. */
type Step = [
  step: string,
  points: number,
  frames: number[],
  en: [string, string, string],
  ko: [string, string, string],
];

const STEPS: Step[] = [
  [
    "capture",
    0,
    [],
    ["Capture handed in", "A capture.", "The capture can be read."],
    ["캡처 제출", "캡처 파일", "캡처를 읽었습니다."],
  ],
  [
    "mode",
    0,
    [18],
    ["Mode of the capture", "A transfer in this mode.", "Session 1 uses it."],
    ["캡처의 모드", "이 모드의 전송", "세션 1이 이 모드를 썼습니다."],
  ],
  [
    "handshake",
    4,
    [1, 2, 3],
    ["Control handshake", "SYN, SYN-ACK and ACK.", "All three (frames 1-3)."],
    ["제어 연결 핸드셰이크", "SYN, SYN-ACK, ACK", "셋 모두 있습니다(프레임 1-3)."],
  ],
  [
    "login",
    4,
    [12],
    ["Login accepted", "A reply 230.", "230 (frame 12)."],
    ["로그인 성공", "응답 230", "230(프레임 12)"],
  ],
  [
    "announced",
    8,
    [22],
    ["Endpoint announced", "An endpoint that one side announces.", "It is announced (frame 22)."],
    ["접속 지점 알림", "한쪽이 알린 접속 지점", "알렸습니다(프레임 22)."],
  ],
  [
    "syn",
    8,
    [26],
    ["SYN from the right side", "The data SYN of the right side.", "It is (frame 26)."],
    ["SYN을 보낸 쪽", "올바른 쪽의 데이터 SYN", "올바릅니다(프레임 26)."],
  ],
  [
    "port",
    6,
    [26],
    ["Announced port used", "The port that was announced.", "It is used (frame 26)."],
    ["알린 포트 사용", "알린 포트", "그 포트를 썼습니다(프레임 26)."],
  ],
  [
    "data",
    2,
    [26, 27, 28],
    ["Data handshake", "SYN, SYN-ACK and ACK.", "All three (frames 26-28)."],
    ["데이터 연결 핸드셰이크", "SYN, SYN-ACK, ACK", "셋 모두 있습니다(프레임 26-28)."],
  ],
  [
    "file",
    6,
    [652],
    ["File transferred", "A whole file, and 226.", "report.hwp, 596 kB (frame 652)."],
    ["파일 전송", "온전한 파일과 226", "report.hwp, 596 kB(프레임 652)"],
  ],
  [
    "closed",
    2,
    [657],
    ["Connection closed", "FIN of both sides.", "Both (frame 657)."],
    ["연결 종료", "양쪽의 FIN", "둘 다 있습니다(프레임 657)."],
  ],
];

function pair(en: string, ko: string): Texts {
  return { en, ko };
}

function ofMode(part: string): SampleCheck[] {
  return STEPS.map(([step, points, frames, en, ko]) => ({
    id: `${part}-${step}`,
    part,
    check: "capture",
    points,
    frames,
    title: pair(en[0], ko[0]),
    expected: pair(en[1], ko[1]),
    seen: pair(en[2], ko[2]),
  }));
}

function ofPicture(id: string, title: Texts): SampleCheck {
  const said = { expected: pair("A picture.", "그림 파일"), seen: pair("PNG, 1200 × 800.", "PNG, 1200 × 800") };
  return { id, part: "picture", check: "picture", points: 10, frames: [], title, ...said };
}

export const CHECKS: readonly SampleCheck[] = [
  ...ofMode("active"),
  ...ofMode("passive"),
  ofPicture("picture", pair("Picture", "그림")),
  ofPicture("picture-captures", pair("Picture of these captures", "이 캡처의 그림")),
];

export function checkOf(id: string): SampleCheck {
  const check = CHECKS.find((candidate) => candidate.id === id);
  if (check === undefined) throw new Error(`no check ${id}`);
  return check;
}

export const RUBRIC: GradeReport["rubric"] = {
  title: { en: "FTP in active and passive mode", ko: "FTP 능동 모드와 수동 모드" },
  points: 100,
  pass: 60,
  parts: PARTS.map((part) => {
    const checks = CHECKS.filter((check) => check.part === part.id);
    const listed = checks.map(({ id, check, points }) => ({ id, check, points, title: "", titleTexts: null }));
    return { ...part, points: checks.reduce((sum, { points }) => sum + points, 0), checks: listed };
  }),
};
