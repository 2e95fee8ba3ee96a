import { LIMITS } from "../../limits.ts";
import type { Student } from "../../report/grading/grade-report.ts";
import type { HandInProblems } from "../../report/grading/problems.ts";
import { GradeError } from "../grade-error.ts";
import { contentOf, HEAD_BYTES } from "../hand-ins/content-kind.ts";
import { readBounded } from "../hand-ins/read-bounded.ts";
import { emptyGradeColumn } from "./assignment-column.ts";
import { type CsvRow, cellText, csvRows, DELIMITERS } from "./csv-rows.ts";
import { type Filling, filledTable } from "./filled-table.ts";
import { matchRows, type RosterRow } from "./match-rows.ts";
import { columnKey, findColumns, knownColumns, parseColumnsOption, type RosterColumns } from "./roster-columns.ts";
import { readTableText, type TableText } from "./table-text.ts";

/** A list of the class, as a CSV file that is to be filled. */
export interface Roster {
  path: string;
  table: TableText;
  delimiter: string;
  rows: readonly CsvRow[];
  /** Number of the row with the columns' names. */
  header: number;
  columns: RosterColumns;
  /** Students' rows. */
  people: readonly RosterRow[];
  /** Of each student (id) that matchRoster found: the number of the row. */
  matches: ReadonlyMap<string, number>;
}

const MOST_ROWS = 1_000_000;
/** Rows in which the columns' names are looked for: titles may stand above. */
const HEADER_ROWS = 20;

/** Reads a roster; `columns` as "id=학번,grade=점수", null where the columns' usual names tell. Throws GradeError. */
export function readRoster(path: string, columns: string | null): Roster {
  const bytes = readBounded(path, LIMITS.rosterBytes);
  if (!(bytes instanceof Uint8Array)) {
    if (bytes.code === "too-large") throw failure(path, "roster-too-large", { most: LIMITS.rosterBytes });
    throw failure(path, "roster-unreadable", { detail: bytes.code === "unreadable" ? bytes.data.detail : bytes.code });
  }
  return parseRoster(bytes, path, columns);
}

/** The same of bytes; `path` is for errors. */
export function parseRoster(bytes: Uint8Array, path: string, columns: string | null): Roster {
  const table = readTableText(bytes);
  const content = contentOf(bytes.subarray(0, HEAD_BYTES));
  const isWide = table.encoding === "utf-16le" || table.encoding === "utf-16be";
  if (content.kind === "capture" || (content.kind !== "other" && !isWide)) {
    throw failure(path, "roster-not-text", { lookalike: content.format });
  }
  const asked = columns === null ? new Map<never, never>() : parseColumnsOption(columns);
  if ("code" in asked) throw failure(path, asked.code, asked.data);
  const { delimiter, rows, header } = findHeader(table, [...asked.values()]);
  const names = rows[header]?.cells.map((cell) => cellText(table, cell)) ?? [];
  if (names.every((name) => name === "")) throw failure(path, "roster-empty", {});
  const found = findColumns(names, asked);
  if ("code" in found) throw failure(path, found.code, found.data);
  const people = peopleOf(table, rows, header, found);
  if (found.grade === null) {
    const theirs = people.flatMap(({ row }) => rows[row] ?? []);
    const taken = new Set([...found.ids, ...Object.values(found).filter((at) => typeof at === "number")]);
    found.grade = emptyGradeColumn(table, names, theirs, (at) => taken.has(at));
  }
  return { path, table, delimiter, rows, header, columns: found, people, matches: new Map() };
}

function failure<Code extends keyof HandInProblems>(path: string, code: Code, data: HandInProblems[Code]): GradeError {
  return new GradeError([{ path, line: null, column: null, code, data } as GradeError["problems"][number]]);
}

/** The row with the most known (or `asked`) names, the first of them, by the delimiter that shows them. */
function findHeader(table: TableText, asked: readonly string[]): { delimiter: string; rows: CsvRow[]; header: number } {
  const wanted = new Set(asked.map(columnKey));
  let best = { delimiter: ",", header: 0, score: -1 };
  for (const delimiter of DELIMITERS) {
    for (const [index, { cells }] of csvRows(table.units, delimiter, HEADER_ROWS).entries()) {
      const names = cells.map((cell) => cellText(table, cell));
      const known = knownColumns(names) + names.filter((name) => wanted.has(columnKey(name))).length;
      // Where no name is known, the first row that has anything.
      const score =
        known > 0
          ? known * 1_000 + Math.min(cells.length, 999)
          : names.some((name) => name !== "")
            ? cells.length / 1_000 - index / 100
            : -1;
      if (score > best.score) best = { delimiter, header: index, score };
    }
  }
  const { delimiter, header } = best;
  return { delimiter, header, rows: csvRows(table.units, delimiter, MOST_ROWS) };
}

function peopleOf(table: TableText, rows: readonly CsvRow[], header: number, columns: RosterColumns): RosterRow[] {
  const people: RosterRow[] = [];
  for (const [row, { cells }] of rows.entries()) {
    if (row <= header) continue;
    const at = (column: number | null): string => (column === null ? "" : cellText(table, cells[column]));
    const family = at(columns.familyName);
    const given = at(columns.givenName);
    const address = /^[^@\s]+@[^@\s]+$/.exec(at(columns.email))?.[0] ?? null;
    const person: RosterRow = {
      row,
      ids: columns.ids.map(at).filter((id) => id !== ""),
      participant: /\d+/.exec(at(columns.participant))?.[0] ?? null,
      address,
      mailbox: address?.replace(/@.*$/, "") ?? null,
      names: namesOf(at(columns.name), family, given),
    };
    // Canvas has a row with the most points behind the names.
    const isPerson = person.ids.length > 0 || !/^points possible$/i.test(person.names[0] ?? "");
    const isTold = person.ids.length > 0 || person.names.length > 0 || person.participant !== null || address !== null;
    if (isPerson && isTold) people.push(person);
  }
  return people;
}

/** The full name, and the orders in which others may write it; the first is for people. */
function namesOf(full: string, family: string, given: string): string[] {
  const [before = "", after] = full.split(/\s*,\s*/);
  const turned = after === undefined ? "" : `${after} ${before}`;
  const apart = /[가-힣]/.test(family)
    ? [`${family}${given}`, `${given} ${family}`]
    : [`${given} ${family}`, `${family} ${given}`];
  return [full, turned, ...apart].map((name) => name.trim()).filter((name) => name !== "");
}

/**
 * Finds the students in the roster: by number or user name, Moodle's participant, then full name, and never where two could
 * be meant. `names` has the roster's name of each student found (by student id), `missing` who is in the roster without a
 * hand-in, `unknown` the ids that are not in it. `fillRoster` goes by what was found last.
 */
export function matchRoster(
  roster: Roster,
  students: readonly Student[],
): { names: Map<string, string>; missing: Student[]; unknown: string[] } {
  const matches = matchRows(roster.people, students);
  roster.matches = matches;
  const byRow = new Map(roster.people.map((person) => [person.row, person]));
  const names = new Map<string, string>();
  for (const [id, row] of matches) {
    const [name] = byRow.get(row)?.names ?? [];
    if (name !== undefined) names.set(id, name);
  }
  const found = new Set(matches.values());
  return {
    names,
    missing: roster.people.filter(({ row }) => !found.has(row)).map(studentOf),
    unknown: students.filter(({ id }) => !matches.has(id)).map(({ id }) => id),
  };
}

function studentOf({ ids, participant, address, names }: RosterRow): Student {
  const [name] = names;
  return { id: ids[0] ?? participant ?? address ?? name ?? "", name: name ?? null };
}

/**
 * The roster with grades and feedback, by student id; null leaves a cell as it is. All other bytes stay as they were, but
 * that a column which is not there is added behind the last one.
 */
export function fillRoster(
  roster: Roster,
  students: ReadonlyMap<string, { grade: string | null; feedback: string | null }>,
): Uint8Array {
  const matches =
    roster.matches.size > 0
      ? roster.matches
      : matchRows(
          roster.people,
          [...students.keys()].map((id) => ({ id, name: null })),
        );
  const byRow = new Map<number, Filling>();
  for (const [id, filling] of students) {
    const row = matches.get(id);
    if (row !== undefined) byRow.set(row, filling);
  }
  return filledTable(roster, byRow);
}
