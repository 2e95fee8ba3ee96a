/** A number in a name that may be a student's. */
export interface NumberToken {
  /** Digits, or "2026-12345" as some universities write them. */
  value: string;
  /** A single letter in front ("C135012"); "" for none. */
  letter: string;
  /** How much it looks like a student's number; more is better, 0 or less hardly. */
  likeness: number;
  /** It may be a date or a time. */
  isTime: boolean;
}

const HYPHENATED = /(?<!\d)(?:19|20)\d\d-\d{5}(?!\d)/g;
const RUN = /\d+/g;
/** Of a name that are looked at: systems have no longer ones, and nobody writes more numbers; a zip made to do harm does. */
const MOST_CHARACTERS = 255;
const MOST_NUMBERS = 8;
const PHONE = /^01[016-9]\d{7,8}$/;

/**
 * Numbers of 5 to 12 digits in a name, from left to right. Not among them: what is part of a longer word on both sides
 * (hashes), phone numbers, and the counters of recording programs ("00001").
 */
export function numbersIn(name: string): NumberToken[] {
  const found: (NumberToken & { at: number })[] = [];
  let rest = name.slice(0, MOST_CHARACTERS);
  for (const match of rest.matchAll(HYPHENATED)) {
    found.push({ value: match[0], letter: "", likeness: 4, isTime: false, at: match.index });
    rest = rest.slice(0, match.index) + " ".repeat(match[0].length) + rest.slice(match.index + match[0].length);
  }
  let previousEnd = -1;
  let isBehindDate = false;
  for (const match of rest.matchAll(RUN)) {
    const [digits] = match;
    const end = match.index + digits.length;
    const follows = isBehindDate && match.index - previousEnd <= 1;
    const before = rest.slice(Math.max(0, match.index - 2), match.index);
    isBehindDate = isDate(digits) || /\d\d-\d\d-\d\d$/.test(rest.slice(Math.max(0, end - 8), end));
    previousEnd = end;
    if (isOfPrograms(digits, rest.slice(Math.max(0, match.index - 16), match.index), rest.slice(end, end + 7)))
      continue;
    const token = tokenOf(digits, before, rest.slice(end), follows);
    if (token !== null) found.push({ ...token, at: match.index });
  }
  found.sort((left, right) => left.at - right.at);
  return found.slice(0, MOST_NUMBERS).map(({ at: _, ...token }) => token);
}

/** "20261122T031500Z" of Google Drive, "20261121130522_a01234" of Wireshark. */
function isOfPrograms({ length }: string, before: string, after: string): boolean {
  if (length === 8) return /^T\d{6}/.test(after);
  return length === 6 ? /\d{8}T$/.test(before) : length === 5 && /\d{14}_[a-z]$/.test(before);
}

function tokenOf(digits: string, before: string, after: string, isBehindDate: boolean): NumberToken | null {
  if (digits.length < 5 || digits.length > 12 || digits.startsWith("000") || PHONE.test(digits)) return null;
  if (/[a-z]$/i.test(before) && /^[a-z]/i.test(after)) return null;
  // The fraction of a number, as of seconds.
  if (/\d\.$/.test(before)) return null;
  const isTime = isDate(digits) || isTimeOfDay(digits, isBehindDate);
  const letter = /(?:^|[^\p{L}\p{N}])([a-z])$/iu.exec(before)?.[1] ?? "";
  return { value: digits, letter, likeness: likenessOf(digits, isTime), isTime };
}

function likenessOf(digits: string, isTime: boolean): number {
  const { length } = digits;
  const isUsualLength = length >= 7 && length <= 10;
  const hasYear = length >= 8 && length <= 10 && /^(?:19[89]|20[0-4])\d/.test(digits);
  return (isUsualLength ? 2 : 0) + (hasYear ? 1 : 0) + (isTime ? 0 : 1);
}

/** YYYYMMDD, with hour and minute behind it, YYMMDD, or seconds since 1970 of our days. */
function isDate(digits: string): boolean {
  if (digits.length === 8) return isDay(digits.slice(2)) && /^20[0-3]/.test(digits);
  if (digits.length === 12) return isDay(digits.slice(2, 8)) && /^20[0-3]/.test(digits) && isClock(digits.slice(8));
  if (digits.length === 6) return isDay(digits) && /^[0-3]/.test(digits);
  return digits.length === 10 && /^1[5-9]/.test(digits);
}

function isDay(yymmdd: string): boolean {
  const month = Number(yymmdd.slice(2, 4));
  const day = Number(yymmdd.slice(4, 6));
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/** HHMMSS; behind a date also with thousandths. */
function isTimeOfDay(digits: string, isBehindDate: boolean): boolean {
  const isLength = digits.length === 6 || (isBehindDate && digits.length === 9);
  return isLength && isClock(digits.slice(0, 4)) && Number(digits.slice(4, 6)) < 60;
}

function isClock(hhmm: string): boolean {
  return Number(hhmm.slice(0, 2)) < 24 && Number(hhmm.slice(2, 4)) < 60;
}

/**
 * Which number of each name is the student's: the likeliest. Of equally likely ones (an id that could be a date, and a date) that
 * which stands where it does in names that leave no doubt, else in a place where it tells names apart and does not stand with
 * many others, as dates do. Names without any are left out.
 */
export function chooseNumbers(tokens: ReadonlyMap<string, readonly NumberToken[]>): Map<string, NumberToken> {
  const chosen = new Map<string, NumberToken>();
  const doubtful = new Map<string, readonly NumberToken[]>();
  const votes = new Map<number, number>();
  for (const [name, list] of tokens) {
    const most = Math.max(...list.map(({ likeness }) => likeness));
    const best = list.filter(({ likeness }) => likeness === most);
    const [first] = best;
    if (first === undefined) continue;
    const isPlain = new Set(best.map(({ value }) => value)).size === 1;
    chosen.set(name, first);
    if (!isPlain) doubtful.set(name, best);
    else if (list.length > 1) votes.set(list.indexOf(first), (votes.get(list.indexOf(first)) ?? 0) + 1);
  }
  const [voted] = [...votes].sort((left, right) => right[1] - left[1]);
  const place = voted?.[0] ?? tellingPlace([...doubtful.values()]);
  for (const [name, best] of doubtful) {
    const there = tokens.get(name)?.[place];
    const token = there !== undefined && best.includes(there) ? there : best[0];
    if (token !== undefined) chosen.set(name, token);
  }
  return chosen;
}

/** Others that a student's number stands with, on average, at most: dates of its files. */
const FEW = 2.5;

function tellingPlace(lists: readonly (readonly NumberToken[])[]): number {
  const places = [...new Set(lists.flatMap((list) => [...list.keys()]))].sort((left, right) => left - right);
  const figures = places.map((place) => ({ place, ...figuresOf(lists, place) })).filter(({ distinct }) => distinct > 1);
  const [first] = figures;
  if (first === undefined || first.others < FEW) return first?.place ?? 0;
  return figures.reduce((best, each) => (each.others < best.others ? each : best)).place;
}

/** Different values at a place, and how many different other numbers each stands with, on average. */
function figuresOf(lists: readonly (readonly NumberToken[])[], place: number): { distinct: number; others: number } {
  const partners = new Map<string, Set<string>>();
  for (const list of lists) {
    const value = list[place]?.value;
    if (value === undefined) continue;
    const others = partners.get(value) ?? new Set<string>();
    for (const other of list) if (other.value !== value) others.add(other.value);
    partners.set(value, others);
  }
  const total = [...partners.values()].reduce((sum, { size }) => sum + size, 0);
  return { distinct: partners.size, others: total / Math.max(1, partners.size) };
}
