/** A line of a log, and the report time that it stands at; null where that is not known. */
export interface LogLine {
  time: string | null;
  line: string;
}

/** The lines in the order of their times, as a server writes them; those of one time, or of none, stay as they come. */
export function* inOrder(lines: Iterable<LogLine>): Generator<string> {
  const all = [...lines];
  all.sort((a, b) => compare(a.time, b.time));
  for (const { line } of all) yield line;
}

/** Report times are in UTC and of one length, so that their text tells which is earlier. */
function compare(a: string | null, b: string | null): number {
  if (a === b || a === null || b === null) return 0;
  return a < b ? -1 : 1;
}
