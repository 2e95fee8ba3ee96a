import { isUsualName, personName } from "./student-names.ts";
import { type NumberToken, numbersIn } from "./student-numbers.ts";

/**
 * Whether dates in names are no numbers of students, though they may look like them: "홍길동_20261121", "김철수_20261121".
 * So it is where one of them stands with several people, and there are at most half as many of them as people. `folders`
 * are names of folders, where numbers without a person count too; `files` those of files.
 */
export function areDatesShared(folders: Iterable<string>, files: Iterable<string>): boolean {
  const people = new Set<string>();
  const peopleOf = new Map<string, Set<string>>();
  const count = (name: string, isFolder: boolean): void => {
    // The first is the date, a time follows.
    const [date] = numbersIn(name).filter(({ isTime }) => isTime);
    if (date === undefined) return;
    const person = personName(name);
    const isPerson = person !== null && isUsualName(person);
    if (isPerson) people.add(person);
    if (!isPerson && !isFolder) return;
    const known = peopleOf.get(date.value) ?? new Set();
    peopleOf.set(date.value, isPerson ? known.add(person) : known);
  };
  for (const name of folders) count(name, true);
  for (const name of files) count(name, false);
  return peopleOf.size * 2 <= people.size && [...peopleOf.values()].some(({ size }) => size > 1);
}

/** The numbers in a name: where dates are shared, and the name tells of a person, without dates. */
export function ownNumbers(name: string, areShared: boolean): NumberToken[] {
  const numbers = numbersIn(name);
  // Two alike are a date and a number, which are told apart by where they stand.
  const dates = numbers.filter(({ isTime, value }) => isTime && value.length <= 8);
  const isDated = areShared && dates.length === 1 && personName(name) !== null;
  return isDated ? numbers.filter(({ isTime }) => !isTime) : numbers;
}
