import type { HandInProblems, RosterColumn } from "../../report/grading/problems.ts";

/** Numbers (from 0) of the columns that matter; null where there is none. */
export interface RosterColumns {
  /** Students' numbers and user names, the surest first. */
  ids: number[];
  /** Moodle's "Participant 123456". */
  participant: number | null;
  /** Of which the part before "@" may be an id. */
  email: number | null;
  name: number | null;
  /** Where family and given names stand apart. */
  familyName: number | null;
  givenName: number | null;
  grade: number | null;
  feedback: number | null;
}

/** Usual names of columns, as `columnKey` writes them; of several in one table the first of these is meant. */
const NAMES = {
  id: [
    "학번 학생번호 학적번호 학생학번 idnumber 아이디번호 id번호 개인식별번호 학생id studentid studentnumber studentno studentidnumber sisuserid orgdefinedid",
    "matriculationnumber 아이디 사용자아이디 사용자id userid loginid 로그인id sisloginid username 사용자명 사용자이름 id",
  ],
  participant: ["identifier 식별자 식별번호 참가자 참여자 participant"],
  email: ["emailaddress email 이메일 이메일주소 메일 전자우편"],
  name: ["성명 학생명 학생이름 이름 fullname 전체이름 성과이름 studentname name student 학생 displayname"],
  familyName: ["lastname surname familyname 성"],
  givenName: ["firstname givenname 이름"],
  grade: ["점수 성적 grade score 과제점수 취득점수 획득점수 평가점수 평점 points mark marks totalscore 총점 합계"],
  feedback: [
    "feedbackcomments feedbacktolearner 학습자피드백 피드백댓글 피드백의견 피드백 feedback 의견 평가의견 교수의견 코멘트 comments comment 첨삭 비고 remarks remark",
  ],
} as const;

type ColumnName = keyof typeof NAMES;

/** What is wrong with the columns. */
export type ColumnFault = {
  [Code in "roster-no-column" | "roster-unknown-column" | "roster-same-columns" | "roster-columns-option"]: {
    code: Code;
    data: HandInProblems[Code];
  };
}["roster-no-column" | "roster-unknown-column" | "roster-same-columns" | "roster-columns-option"];

/** A column's name as it is compared: no spaces, signs or capitals; nothing in brackets ("Grade (100)"). */
export function columnKey(name: string): string {
  return name
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/\([^()]*\)|\[[^[\]]*\]/g, "")
    .replaceAll(/[\s\p{P}\p{S}]+/gu, "");
}

/** How many columns of a row have names that a roster's have: the row with the names is where there are most. */
export function knownColumns(row: readonly string[]): number {
  const all = new Set(Object.values(NAMES).flatMap((lines) => wordsOf(lines)));
  return row.filter((name) => all.has(columnKey(name))).length;
}

/** Which column is which; those that `asked` names are as it says. Says what is wrong where nobody can tell. */
export function findColumns(
  header: readonly string[],
  asked: ReadonlyMap<RosterColumn, string>,
): RosterColumns | ColumnFault {
  const named = new Map<RosterColumn, number>();
  for (const [wanted, name] of asked) {
    const at = columnNamed(header, name);
    if (at === null) return { code: "roster-unknown-column", data: { wanted, name, columns: [...header] } };
    named.set(wanted, at);
  }
  const taken = new Set(named.values());
  const guess = (name: ColumnName): number[] => candidates(header, name).filter((at) => !taken.has(at));
  const one = (name: ColumnName): number | null => guess(name)[0] ?? null;
  const familyName = one("familyName");
  const columns: RosterColumns = {
    ids: named.has("id") ? [named.get("id") as number] : guess("id"),
    participant: one("participant"),
    email: one("email"),
    name: named.get("name") ?? (familyName === null ? one("name") : fullName(header, one("name"))),
    familyName,
    givenName: familyName === null ? null : one("givenName"),
    grade: named.get("grade") ?? one("grade"),
    feedback: named.get("feedback") ?? one("feedback"),
  };
  return faultOf(header, columns, named) ?? columns;
}

/** Beside a column of family names, "이름" is the given one. */
function fullName(header: readonly string[], at: number | null): number | null {
  return at !== null && columnKey(header[at] ?? "") === "이름" ? null : at;
}

function faultOf(
  header: readonly string[],
  { ids, participant, email, name, familyName, ...cells }: RosterColumns,
  named: ReadonlyMap<RosterColumn, number>,
): ColumnFault | null {
  if (ids.length === 0 && participant === null && email === null && name === null && familyName === null) {
    return { code: "roster-no-column", data: { wanted: "id", columns: header.filter((each) => each !== "") } };
  }
  for (const wanted of ["grade", "feedback"] as const) {
    const at = cells[wanted];
    if (at === null || named.has(wanted)) continue;
    const key = columnKey(header[at] ?? "");
    const same = header.filter((each) => columnKey(each) === key);
    if (same.length > 1) return { code: "roster-same-columns", data: { wanted, name: same.join(", ") } };
  }
  return null;
}

/** A column by the name that the user gave: letter by letter, else as names are compared. */
function columnNamed(header: readonly string[], name: string): number | null {
  const wanted = name.normalize("NFC").trim();
  const exact = header.indexOf(wanted);
  if (exact >= 0) return exact;
  const key = columnKey(wanted);
  const alike = header.flatMap((each, at) => (columnKey(each) === key && key !== "" ? [at] : []));
  return alike.length === 1 ? (alike[0] ?? null) : null;
}

function candidates(header: readonly string[], name: ColumnName): number[] {
  const keys = header.map(columnKey);
  return wordsOf(NAMES[name]).flatMap((word) => keys.flatMap((key, at) => (key === word ? [at] : [])));
}

function wordsOf(lines: readonly string[]): string[] {
  return lines.join(" ").split(" ");
}

/** Reads "id=학번,name=성명,grade=점수,feedback=의견"; names may hold commas. */
export function parseColumnsOption(text: string): Map<RosterColumn, string> | ColumnFault {
  const asked = new Map<RosterColumn, string>();
  for (const part of text.split(/,(?=\s*\w+\s*=)/)) {
    const match = /^\s*(id|name|grade|feedback)\s*=\s*(\S.*?)\s*$/s.exec(part);
    const wanted = match?.[1] as RosterColumn | undefined;
    if (wanted === undefined || asked.has(wanted)) return { code: "roster-columns-option", data: { text } };
    asked.set(wanted, match?.[2] ?? "");
  }
  return asked;
}
