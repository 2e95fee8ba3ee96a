import type { HandInProblems, PatternFault, RosterColumn } from "../../../report/grading/problems.ts";
import { grouped } from "../../number-text.ts";
import { wordsFor } from "../code-words.ts";
import { codesKo } from "../codes.ko.ts";
import type { Sentences } from "../finding-words.ts";
import { lookalikeKo } from "./files.ko.ts";
import { namesListed } from "./names-listed.ts";

/** Of hand-ins and roster: what is wrong, and what to do. Follows "path: ". */
export const handInProblemsKo: Sentences<HandInProblems> = {
  "handins-missing": () => "파일이나 폴더가 없습니다. 이름을 확인하십시오",
  "handins-unreadable": ({ detail }) => `읽을 수 없습니다(${wordsFor(codesKo.system, detail)}). 권한을 확인하십시오`,
  "handins-not-zip": ({ lookalike }) =>
    lookalike === "capture" || lookalike === "gzip" || lookalike === "zstd"
      ? '제출물의 폴더나 zip이 아니라 캡처 하나입니다. 캡처가 든 폴더를 지정하거나 "ftpscope check"를 쓰십시오'
      : `제출물의 폴더나 zip이 아닙니다(${lookalikeKo(lookalike)}). 폴더에 풀어서 그 폴더를 지정하십시오`,
  "handins-damaged": () => "zip이 손상되어 아무것도 읽을 수 없습니다. 다시 내려받으십시오",
  "handins-encrypted": () => "암호가 걸린 zip입니다. 폴더에 풀어서 그 폴더를 지정하십시오",
  "handins-empty": () => "제출물이 없습니다. 학생들의 파일이 든 폴더나 zip을 지정하십시오",
  "handins-too-many": ({ most }) => `파일이 ${grouped(most)}개를 넘습니다. 제출물만 든 폴더를 지정하십시오`,
  "pattern-placeholder": ({ pattern, placeholder, why }) =>
    `--pattern ${pattern}: ${faults[why](placeholder)}. 쓸 수 있는 것은 {id}, {name}, {*}(무엇이든)입니다. 예: "{*}/{id}_{name}/{*}"`,
  "pattern-nobody": ({ pattern }) =>
    `--pattern ${pattern}: 학생을 구분하는 {id}나 {name}이 필요합니다. 예: "{*}/{id}_{name}/{*}"`,
  "pattern-no-match": ({ pattern, example }) =>
    `--pattern ${pattern}: 맞는 경로가 없습니다. 실제 경로의 예는 다음과 같습니다: ${example}`,
  "roster-unreadable": ({ detail }) =>
    detail === "ENOENT"
      ? "파일이 없습니다. 이름을 확인하십시오"
      : `읽을 수 없습니다(${wordsFor(codesKo.system, detail)}). 이름과 권한을 확인하십시오`,
  "roster-too-large": ({ most }) => `명단으로는 너무 큽니다. ${Math.floor(most / 1_048_576)} MiB까지만 읽습니다`,
  "roster-not-text": ({ lookalike }) =>
    `CSV 파일이 아닙니다(${lookalikeKo(lookalike)}). 스프레드시트 프로그램에서 CSV로 저장하십시오`,
  "roster-empty": () => "열 이름이 있는 행이 없습니다",
  "roster-no-column": ({ wanted, columns }) =>
    `${wantedNames[wanted]} 열이 없습니다. --columns ${wanted}=…로 지정하십시오. 명단의 열: ${namesListed(columns)}`,
  "roster-unknown-column": ({ name, columns }) => `"${name}" 열이 없습니다. 명단의 열: ${namesListed(columns)}`,
  "roster-same-columns": ({ wanted, name }) =>
    `${wantedNames[wanted]} 열일 수 있는 것이 여럿입니다: ${namesListed([name])}. --columns ${wanted}=…로 지정하십시오`,
  "roster-columns-option": ({ text }) =>
    `--columns ${text}: "id=학번,name=이름,grade=점수,feedback=의견"처럼 명단의 열 이름을 쓰십시오`,
};

const faults: Record<PatternFault, (placeholder: string) => string> = {
  unknown: (placeholder) => `그런 자리표시자는 없습니다: ${placeholder}`,
  open: (placeholder) => `중괄호의 짝이 없습니다: ${placeholder}`,
  twice: (placeholder) => `같은 자리표시자가 두 번 나옵니다: ${placeholder}`,
  adjacent: (placeholder) => `앞에 구분할 글자가 있어야 합니다: ${placeholder}`,
  many: () => "자리표시자가 너무 많습니다",
};

const wantedNames: Record<RosterColumn, string> = {
  id: "학번",
  name: "이름",
  grade: "점수",
  feedback: "피드백",
};
