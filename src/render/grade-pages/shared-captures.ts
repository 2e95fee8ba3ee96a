import type { IntegritySignal, StudentGrade } from "../../report/grading/grade-report.ts";
import type { SharedPackets } from "../../report/grading/integrity-data.ts";

/** A signal, and whose it is. */
export interface OwnSignal {
  grade: StudentGrade;
  signal: IntegritySignal;
}

/** Students whom signals tie to each other, one alone mostly, and what is to be told of them. */
export interface Circle {
  grades: StudentGrade[];
  signals: OwnSignal[];
}

/**
 * Students in the circles that signals of a level draw, in the order of each circle's first student. What students share is
 * told once, from the side of the first of them; what is to be reviewed comes before notes.
 */
export function circlesOf(students: readonly StudentGrade[], level: IntegritySignal["level"]): Circle[] {
  const places = new Map(students.map(({ student }, place) => [student.id, place]));
  const firsts = students.map((_grade, place) => place);
  for (const [place, { integrity }] of students.entries()) {
    for (const signal of integrity) {
      const other = signal.level === level ? places.get(signal.with?.student ?? "") : undefined;
      if (other !== undefined) tie(firsts, place, other);
    }
  }
  const circles = new Map<number, StudentGrade[]>();
  for (const [place, grade] of students.entries()) {
    const first = firstOf(firsts, place);
    circles.set(first, [...(circles.get(first) ?? []), grade]);
  }
  return [...circles.values()].map((grades) => ({ grades, signals: signalsOf(grades) }));
}

/** Each circle is known by its first student. */
function tie(firsts: number[], one: number, other: number): void {
  const [a, b] = [firstOf(firsts, one), firstOf(firsts, other)];
  firsts[Math.max(a, b)] = Math.min(a, b);
}

function firstOf(firsts: number[], place: number): number {
  let first = place;
  while (firsts[first] !== first) first = firsts[first] ?? first;
  firsts[place] = first;
  return first;
}

function signalsOf(grades: readonly StudentGrade[]): OwnSignal[] {
  const told = new Map<string, OwnSignal>();
  const owners = new Map<string, StudentGrade>();
  for (const grade of grades) {
    for (const [index, signal] of grade.integrity.entries()) {
      const group = groupKey(signal);
      const owner = group === null ? grade : (owners.get(group) ?? grade);
      const key = keyOf(signal, grade, index);
      if (told.has(key) || owner !== grade) continue;
      told.set(key, { grade, signal });
      if (group !== null) owners.set(group, grade);
    }
  }
  return [...told.values()].sort((a, b) => rank(a) - rank(b));
}

/** Where more than two have the same packets, each of them says so in the same figures; null where it is two, or none. */
function groupKey({ code, data, frames }: IntegritySignal): string | null {
  const { otherCount, isns, ids } = data as Partial<SharedPackets>;
  return otherCount === undefined || otherCount === 0 ? null : JSON.stringify([code, otherCount, isns, ids, frames]);
}

/** The same from both sides, where two students share something. */
function keyOf(signal: IntegritySignal, { student, files }: StudentGrade, index: number): string {
  if (signal.with === null) return JSON.stringify([student.id, index]);
  const own = JSON.stringify([student.id, signal.file === null ? null : files[signal.file]?.path]);
  const other = JSON.stringify([signal.with.student, signal.with.path]);
  return JSON.stringify([signal.code, ...[own, other].sort()]);
}

function rank({ signal }: OwnSignal): number {
  return signal.level === "review" ? 0 : 1;
}
