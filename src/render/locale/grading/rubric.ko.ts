import { LIMITS } from "../../../limits.ts";
import type { RubricPlace, RubricProblems, RubricType, YamlFault } from "../../../report/grading/problems.ts";
import type { CaptureKind } from "../../../report/grading/rubric.ts";
import { wordsFor } from "../code-words.ts";
import { codesKo } from "../codes.ko.ts";
import type { Sentences } from "../finding-words.ts";
import { withParticle } from "../korean-particles.ts";

/** 무엇이 잘못되었는지, 그리고 무엇이 맞는지. */
export const rubricProblemsKo: Sentences<RubricProblems> = {
  "rubric-empty": () => `내용이 없습니다. ${START_OVER}`,
  "rubric-too-large": ({ limit }) => `채점 기준으로는 너무 큽니다. ${limit / 1024} KiB까지만 읽습니다`,
  "rubric-not-utf8": ({ encoding }) =>
    `${encoding === "utf-16" ? "UTF-16으로 저장되어 있습니다" : "UTF-8이 아닙니다"}. 편집기에서 인코딩을 UTF-8로 바꾸어 저장하십시오`,
  "rubric-not-text": ({ lookalike }) => `채점 기준이 아닙니다(${lookalikeName(lookalike)}). ${START_OVER}`,
  "rubric-not-yaml": ({ fault }) => FAULTS[fault],
  "rubric-unknown-alias": ({ name }) =>
    `*${withParticle(name, "이/가")} 가리키는 것이 없습니다. *로 시작하는 글은 따옴표로 묶고, 별칭이면 가리킬 것 앞에 &${withParticle(name, "을/를")} 쓰십시오`,
  "rubric-foreign": ({ found }) =>
    `${found === "map" ? "채점 기준이 아닌 YAML입니다" : FOUND[found]}. 채점 기준은 "ftpscope-rubric: 1"로 시작합니다. ${START_OVER}`,
  "rubric-version": ({ found, supported }) =>
    `버전 ${withParticle(found, "은/는")} 읽지 못합니다. 이 ftpscope가 읽는 버전: ${supported}`,
  "rubric-unknown-key": ({ key, place, allowed, nearest }) =>
    `${PLACES[place]}에는 "${key}" 키가 없습니다${or(nearest)}. 가능한 키: ${allowed.join(", ")}`,
  "rubric-missing-key": ({ key, place }) =>
    `${PLACES[place]}에 "${key}" 키가 필요합니다. ${NEEDED[key] ?? "값을 쓰십시오"}`,
  "rubric-duplicate-key": ({ key, firstLine }) =>
    `"${key}" 키가 ${firstLine}번째 줄에 이미 있습니다. 하나만 남기십시오`,
  "rubric-wrong-type": ({ key, inList, expected, found, value }) =>
    `"${key}" ${inList ? "목록의 항목은" : "값은"} ${EXPECTED[expected]} 하는데 ${FOUND[found]}${advice(key, expected, found, value)}`,
  "rubric-out-of-range": ({ key, value, minimum, maximum }) =>
    `"${key}" 값으로 ${withParticle(String(value), "은/는")} 쓸 수 없습니다. ${maximum >= Number.MAX_SAFE_INTEGER ? `${minimum} 이상이어야 합니다` : `${minimum} 이상 ${maximum} 이하여야 합니다`}`,
  "rubric-decimals": ({ key, value }) =>
    `"${key}" 값으로 ${withParticle(String(value), "은/는")} 쓸 수 없습니다. 소수는 2.5나 0.25처럼 둘째 자리까지만 씁니다`,
  "rubric-bad-word": ({ key, value, allowed, nearest }) =>
    `"${key}" 값으로 ${withParticle(`"${value}"`, "은/는")} 쓸 수 없습니다${or(nearest)}. 가능한 값: ${allowed.join(", ")}`,
  "rubric-bad-id": ({ key, value, limit }) =>
    `"${key}" 값으로 ${withParticle(`"${value}"`, "은/는")} 쓸 수 없습니다. 영문 소문자와 숫자, 그 사이의 붙임표(-) 하나씩만 쓰고 ${limit}자를 넘지 않아야 합니다`,
  "rubric-blank": ({ key }) => `"${key}"의 값이 비어 있습니다. 글을 쓰거나 키를 지우십시오`,
  "rubric-long-text": ({ key, limit }) => `"${key}"의 값이 너무 깁니다. ${limit}자까지 쓸 수 있습니다`,
  "rubric-empty-list": ({ key }) => `"${key}" 목록이 비어 있습니다. 항목이 하나는 있어야 합니다`,
  "rubric-too-many": ({ key, limit }) =>
    key === "checks"
      ? `검사가 너무 많습니다. 채점 기준 하나에 ${LIMITS.rubricChecks}개까지 쓸 수 있습니다`
      : `"${key}" 목록이 너무 깁니다. ${limit}개까지 쓸 수 있습니다`,
  "rubric-duplicate-id": ({ id, of, firstLine }) =>
    `${firstLine}번째 줄의 ${OWNERS[of]} id도 "${id}"입니다. id는 저마다 달라야 합니다`,
  "rubric-unknown-parameter": ({ check, parameter, allowed, nearest }) =>
    allowed.length === 0
      ? `${check} 검사에는 매개변수가 없습니다. "${parameter}" 줄을 지우십시오`
      : `${check} 검사에는 "${parameter}" 매개변수가 없습니다${or(nearest)}. 가능한 매개변수: ${allowed.join(", ")}`,
  "rubric-parameter-outside": ({ check, parameter }) =>
    `${withParticle(`"${parameter}"`, "은/는")} ${check} 검사의 매개변수입니다. "with:" 아래에 쓰십시오`,
  "rubric-missing-parameter": ({ check, parameter }) =>
    `${check} 검사에는 "${parameter}" 매개변수가 필요합니다. "with:" 아래에 쓰십시오`,
  "rubric-unknown-dependency": ({ id, nearest }) =>
    `id가 "${id}"인 검사가 없습니다${or(nearest)}. "depends"에는 이 채점 기준에 있는 검사의 id를 씁니다`,
  "rubric-circle": ({ ids }) =>
    ids.length === 1
      ? `${ids[0]} 검사가 자기 자신에 의존합니다. 여기서 지우십시오`
      : `${ids.join(" → ")} → ${ids[0]}: 검사들이 서로 돌아가며 의존합니다. "depends" 하나를 지우십시오`,
  "rubric-bad-time": ({ key, value, noSuchDay }) =>
    noSuchDay
      ? `"${key}" 값으로 ${withParticle(`"${value}"`, "은/는")} 쓸 수 없습니다. 달력에 없는 날짜입니다`
      : `"${key}" 값으로 ${withParticle(`"${value}"`, "은/는")} 쓸 수 없습니다. 2026-11-21T09:00:00+09:00처럼 시간대까지 쓰십시오`,
  "rubric-bad-network": ({ key, value }) =>
    `"${key}" 값으로 ${withParticle(`"${value}"`, "은/는")} 쓸 수 없습니다. 192.168.0.20 같은 IP 주소나 192.168.0.0/24 같은 네트워크를 쓰십시오`,
  "rubric-bad-sha256": ({ key, value }) =>
    `"${key}" 값으로 ${withParticle(`"${value}"`, "은/는")} 쓸 수 없습니다. sha256sum이 출력하는 16진수 64자리를 쓰십시오`,
  "rubric-empty-window": ({ key }) => `"${key}"에 시각이 없습니다. "from"이나 "until" 또는 둘 다 쓰십시오`,
  "rubric-window-order": ({ from, until }) =>
    `"from"(${from})이 "until"(${until})보다 앞서지 않습니다. 두 시각을 바꾸거나 고치십시오`,
  "rubric-foreign-check": ({ check, capture, captures }) =>
    capture === null
      ? `${check} 검사에는 캡처가 필요한데 이 영역에는 "capture"가 없습니다. 영역에 다음을 쓰십시오: ${captureKeys(captures)}`
      : `${check} 검사는 "capture: ${capture}"인 영역에 쓸 수 없습니다. 필요한 값: ${captureKeys(captures)}`,
  "rubric-no-points": () => '점수가 있는 검사가 없습니다. 몇 개에는 0보다 큰 "points"를 쓰십시오',
  "rubric-pass-above": ({ pass, points }) =>
    `모든 검사의 점수를 더해도 ${points}점이어서 ${pass}점으로는 아무도 통과하지 못합니다. "pass"를 ${points} 이하로 쓰십시오`,
  "rubric-more": ({ told }) => `잘못된 곳이 더 있습니다. 처음 ${told}개만 표시합니다`,
};

const START_OVER = '"ftpscope grade --init -o rubric.yaml"로 기본 채점 기준을 만들어 고쳐 쓰십시오';

const FAULTS: Record<YamlFault, string> = {
  tab: "들여쓰기에 탭이 있습니다. YAML은 공백으로만 들여 씁니다",
  indentation: "들여쓰기가 맞지 않습니다. 같은 곳에 속하는 키는 같은 열에서 시작합니다",
  "item-mark": '목록의 항목에 "-"가 없습니다. 항목은 모두 같은 열에서 "- "로 시작합니다',
  "no-value": '값이 없습니다. "points: 4"처럼 키 뒤에 콜론과 공백을 쓰십시오',
  "colon-in-text": "한 줄에 콜론이 또 있습니다. 콜론과 공백이 든 글은 따옴표로 묶고, 들여쓰기도 확인하십시오",
  "unclosed-quote": "따옴표가 닫히지 않았습니다. 글 뒤에 같은 따옴표를 쓰십시오",
  "unclosed-bracket": "괄호 { }나 [ ]의 짝이 맞지 않습니다. 윗줄도 확인하고, 연 괄호마다 한 번씩 닫으십시오",
  "after-quote": "값이 끝난 뒤에 다른 글이 있습니다. 글 전체를 따옴표로 묶고, '…' 안의 '는 두 번 쓰십시오",
  "first-character": "글이 이 문자로 시작할 수 없습니다. 따옴표로 묶으십시오",
  escape: "큰따옴표 안에서 쓸 수 없는 역슬래시 표기입니다. 역슬래시는 \\\\로 쓰거나 작은따옴표를 쓰십시오",
  comma: "{ }나 [ ] 안에서 쉼표가 빠졌거나 남습니다. 콜론 뒤의 공백도 확인하십시오",
  "several-documents": '여기서 두 번째 문서가 시작됩니다. "---"나 "..." 줄을 지우십시오',
  tag: '채점 기준에는 태그("!이름")를 쓰지 않습니다. !로 시작하는 글은 따옴표로 묶으십시오',
  anchor: "앵커(&이름)나 별칭(*이름)을 쓸 수 없는 곳입니다. &나 *로 시작하는 글은 따옴표로 묶으십시오",
  "too-deep": "너무 깊이 중첩되었습니다. 채점 기준은 몇 단계뿐입니다",
  other: "YAML이 아닙니다. 이 줄과 윗줄의 들여쓰기, 콜론, 따옴표, 괄호를 확인하십시오",
};

const PLACES: Record<RubricPlace, string> = {
  rubric: "채점 기준",
  window: '"window"',
  part: "영역",
  check: "검사",
  texts: "두 언어로 쓰는 글",
};

const OWNERS = { part: "영역", check: "검사" };

const NEEDED: Record<string, string> = {
  "ftpscope-rubric": "첫 줄에 ftpscope-rubric: 1을 쓰십시오",
  title: '두 언어로 쓰십시오: { en: "…", ko: "…" }',
  pass: "통과에 필요한 점수를 쓰십시오",
  parts: "검사가 든 영역들의 목록을 쓰십시오",
  checks: "검사들의 목록을 쓰십시오",
  id: "active-login처럼 다른 것과 겹치지 않는 짧은 이름을 쓰십시오",
  check: "login-accepted 같은 기본 검사의 이름을 쓰십시오",
  points: "숫자를 쓰십시오. 0이면 결과만 알립니다",
  en: "두 언어로 모두 써야 합니다",
  ko: "두 언어로 모두 써야 합니다",
};

const EXPECTED: Record<RubricType, string> = {
  map: "맵(키: 값)이어야",
  list: "목록이어야",
  text: "글이어야",
  number: "숫자여야",
  boolean: "true나 false여야",
  nothing: "비어 있어야",
};

const FOUND: Record<RubricType, string> = {
  map: "맵(키: 값)입니다",
  list: "목록입니다",
  text: "글입니다",
  number: "숫자입니다",
  boolean: "true나 false입니다",
  nothing: "비어 있습니다",
};

function captureKeys(kinds: readonly CaptureKind[]): string {
  return kinds.map((kind) => `"capture: ${kind}"`).join(", ");
}

function lookalikeName(lookalike: string | null): string {
  if (lookalike === null) return "이진 데이터";
  return lookalike === "capture" ? "캡처" : wordsFor({ ...codesKo.lookalikes, ...codesKo.unsupported }, lookalike);
}

function or(nearest: string | null): string {
  return nearest === null ? "" : `("${nearest}"인지 확인하십시오)`;
}

function advice(key: string, expected: RubricType, found: RubricType, value: string): string {
  if (key === "title" || key === "hint") return '. 두 언어로 쓰십시오: { en: "…", ko: "…" }';
  if (expected === "text" && (found === "number" || found === "boolean")) return `. 따옴표로 묶으십시오: "${value}"`;
  if (expected === "number" && found === "text") return ". 따옴표와 단위 없이 4나 2.5처럼 쓰십시오";
  if (expected === "map" && found === "text") return '. "points: 4"처럼 콜론 뒤마다 공백이 있는지 확인하십시오';
  if (expected === "list") return '. 항목마다 한 줄씩 "- "로 시작하십시오';
  return "";
}
