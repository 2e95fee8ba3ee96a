import type { Student } from "../../report/grading/grade-report.ts";
import { nameKey } from "../hand-ins/student-names.ts";

/** What a row of the roster tells of a student. */
export interface RosterRow {
  /** Number of the row. */
  row: number;
  ids: readonly string[];
  /** Number of Moodle's participant. */
  participant: string | null;
  /** The mail address. */
  address: string | null;
  /** What stands before "@" in it. */
  mailbox: string | null;
  /** The full name, perhaps in several orders; the first is for people. */
  names: readonly string[];
}

type Key = (text: string) => string;

/** Without spaces, hyphens, capitals, signs that nobody sees, and what spreadsheet programs add to numbers ("20,261,001.0"). */
const plain: Key = (text) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s\p{Cf}-]+/gu, "")
    .replace(/^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.0+)?$/, (number) => number.replace(/\..*$/, "").replaceAll(",", ""));
/** As spreadsheet programs and students spoil it: without leading zeros, and without the letter of a mail address. */
const bare: Key = (text) =>
  plain(text)
    .replace(/^[a-z](?=\d{5,}$)/, "")
    .replace(/^0+(?=\d)/, "");

/** The row of each student (by id), where exactly one fits; each row is one student's at most. */
export function matchRows(rows: readonly RosterRow[], students: readonly Student[]): Map<string, number> {
  const matches = new Map<string, number>();
  const index = {
    exact: indexOf(rows, ({ ids }) => ids, plain),
    loose: indexOf(rows, ({ ids }) => ids, bare),
    participant: indexOf(rows, ({ participant }) => (participant === null ? [] : [participant]), plain),
    address: indexOf(rows, ({ address }) => (address === null ? [] : [address]), plain),
    mailbox: indexOf(rows, ({ mailbox }) => (mailbox === null ? [] : [mailbox]), plain),
  };
  for (const student of students) {
    const { id } = student;
    const address = /[^\s()@]+@[^\s()@]+/.exec(id)?.[0];
    const exact = index.exact.get(plain(id)) ?? (address === undefined ? undefined : index.address.get(plain(address)));
    const participant = index.participant.get(plain(id));
    const found =
      exact !== undefined && participant !== undefined
        ? byName([...exact, ...participant], student)
        : byName(exact ?? participant ?? index.loose.get(bare(id)) ?? index.mailbox.get(plain(id)) ?? [], student);
    if (found !== null) matches.set(id, found.row);
  }
  dropShared(matches);
  matchNames(rows, students, matches);
  return matches;
}

function indexOf(
  rows: readonly RosterRow[],
  texts: (row: RosterRow) => readonly string[],
  key: Key,
): Map<string, RosterRow[]> {
  const found = new Map<string, RosterRow[]>();
  for (const row of rows) {
    for (const text of new Set(texts(row).map(key))) {
      if (text === "") continue;
      const list = found.get(text);
      if (list === undefined) found.set(text, [row]);
      else list.push(row);
    }
  }
  return found;
}

/** The only row, or of several the only one with the student's name. */
function byName(candidates: readonly RosterRow[], student: Student): RosterRow | null {
  const rows = [...new Set(candidates)];
  const named = rows.length === 1 ? rows : rows.filter((row) => hasName(row, student.name));
  return named.length === 1 ? (named[0] ?? null) : null;
}

function hasName({ names }: RosterRow, name: string | null): boolean {
  return name !== null && names.some((each) => nameKey(each) === nameKey(name));
}

/** A row that two students came to by different ways is nobody's: nobody knows whose. */
function dropShared(matches: Map<string, number>): void {
  const counts = new Map<number, number>();
  for (const row of matches.values()) counts.set(row, (counts.get(row) ?? 0) + 1);
  for (const [id, row] of matches) if ((counts.get(row) ?? 0) > 1) matches.delete(id);
}

/** Students without a number go by their names, where no namesake is in the roster or among the hand-ins. */
function matchNames(rows: readonly RosterRow[], students: readonly Student[], matches: Map<string, number>): void {
  const byKey = indexOf(rows, ({ names }) => names, nameKey);
  const counts = new Map<string, number>();
  const keyOf = ({ id, name }: Student): string => nameKey(name ?? id);
  for (const student of students) counts.set(keyOf(student), (counts.get(keyOf(student)) ?? 0) + 1);
  const taken = new Set(matches.values());
  for (const student of students) {
    if (matches.has(student.id) || counts.get(keyOf(student)) !== 1) continue;
    const [row, ...others] = byKey.get(keyOf(student)) ?? [];
    if (row === undefined || others.length > 0 || taken.has(row.row) || contradicts(row, student)) continue;
    matches.set(student.id, row.row);
  }
}

/** Whether a row has another number of the same kind: then the name is a namesake's, or the number is wrong. */
function contradicts({ ids }: RosterRow, { id }: Student): boolean {
  const own = bare(id);
  return /^\d+$/.test(own) && ids.some((each) => /^\d+$/.test(bare(each)) && bare(each).length === own.length);
}
