import { pointsText } from "../../points-text.ts";
import type { GradeScreenWords } from "./screen.en.ts";

export const gradeScreenKo: GradeScreenWords = {
  student: "학번",
  name: "이름",
  total: "합계",
  reasons: "이유",
  review: "보류",
  allPass: "모두 맞음",
  decide: "사람이 확인할 것",
  noHandIn: "제출물 없음",
  hint: (text) => `도움말: ${text}`,
  ofPart: (part, text) => `${part}: ${text}`,
  partIn: (part, path) => `${part}(${path})`,
  partPoints: (part, points) => `${part} ${points}`,
  lost: (points) => `−${pointsText(points)}`,
  more: (count) => `외 ${count}개`,
  fileProblem: (path, message) => `${path}: ${message}`,
  join: (reasons) => reasons.join(". "),
  joinCauses: (causes) => causes.join(", "),
  follow: (reason, hint) => `${reason}. ${hint}`,
  notChecked: (because) =>
    because.length === 0
      ? "확인하지 않음"
      : `확인하지 않음: 먼저 ${because.map((title) => `‘${title}’`).join(", ")} 항목을 통과해야 함`,

  summary: (students, passed, mark, failed, review) =>
    `${students}명: 통과 ${passed} (${pointsText(mark)}점 이상), 미달 ${failed}${review === 0 ? "" : `, 보류 ${review}`}.`,
  mean: (mean, review) => `평균 ${pointsText(mean)}${review === 0 ? "" : " (보류 제외)"}`,
  missing: (count) => `명단에 있으나 제출물이 없음: ${count}명`,
  unknown: (names, more) => `명단에 없음: ${names}${andMore(more, "명")}`,
  strays: (names, more) => `어느 학생의 것인지 알 수 없는 파일: ${names}${andMore(more, "개")}`,
  written: (names) => `만든 파일: ${names}`,

  outcome: { passed: "맞음", partial: "일부 맞음", failed: "틀림", blocked: "확인하지 않음" },
  expected: "기준",
  seen: "실제",
  shownBy: "프레임",
  nextTime: "다음에는",
  framesOf: (path, frames) => `${frames} (${path})`,

  totalLine: (points) => `합계: ${points}`,
  expectedLine: (text) => `기준: ${text}`,
  seenLine: (text) => `실제: ${text}`,
  framesLine: (text) => `프레임: ${text}`,
  nextLine: (text) => `다음에는: ${text}`,
  integrity: "확인 필요 여부(교수자만)",
  nothingToReview: "확인할 것 없음",
  reviewLead: "확인 필요. 감점은 없으며 사람이 판단할 것",
};

function andMore(count: number, unit: string): string {
  return count === 0 ? "" : ` 외 ${count}${unit}`;
}
