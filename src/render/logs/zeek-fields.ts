/**
 * Zeek's log format (its ASCII writer): tab-separated columns, named and typed in lines that begin with #. What a value
 * holds of separators, of bytes that show nothing and of backslashes is told as \xNN, so that no value ends its column.
 */
export const UNSET = "-";
export const EMPTY = "(empty)";
const SET_SEPARATOR = ",";

/** A column: its name, and its type as Zeek calls it. */
export type Column = readonly [name: string, type: string];

/** The lines in front of the rows; `opened` is when the log was begun, as "2026-11-22-11-00-57". */
export function zeekHead(path: string, columns: readonly Column[], opened: string): string {
  const lines = [
    ["#set_separator", SET_SEPARATOR],
    ["#empty_field", EMPTY],
    ["#unset_field", UNSET],
    ["#path", path],
    ["#open", opened],
    ["#fields", ...columns.map(([name]) => name)],
    ["#types", ...columns.map(([, type]) => type)],
  ];
  return `#separator \\x09\n${lines.map((line) => `${line.join("\t")}\n`).join("")}`;
}

export function zeekEnd(closed: string): string {
  return `#close\t${closed}\n`;
}

/** A row of values that are written already. */
export function zeekLine(values: readonly string[]): string {
  return `${values.join("\t")}\n`;
}

/** A string, or an address. What looks like no value, or an empty one, begins with an escape. */
export function zeekText(text: string | null): string {
  if (text === null) return UNSET;
  if (text === "") return EMPTY;
  const escaped = escapeText(text);
  return escaped === UNSET || escaped === EMPTY ? hexOf(escaped.slice(0, 1)) + escaped.slice(1) : escaped;
}

/** A set or vector of strings. */
export function zeekSet(texts: readonly string[]): string {
  if (texts.length === 0) return EMPTY;
  return texts.map((text) => zeekText(text).replaceAll(SET_SEPARATOR, hexOf(SET_SEPARATOR))).join(SET_SEPARATOR);
}

/** A time, in seconds since 1970 with microseconds, rounded down. */
export function zeekTime(time: string | null): string {
  if (time === null) return UNSET;
  return `${Math.floor(Date.parse(`${time.slice(0, 19)}Z`) / 1000)}.${time.slice(20, 26).padEnd(6, "0")}`;
}

export function zeekInterval(seconds: number | null): string {
  return seconds === null ? UNSET : seconds.toFixed(6);
}

export function zeekNumber(value: number | null): string {
  return value === null ? UNSET : String(value);
}

export function zeekBoolean(value: boolean | null): string {
  return value === null ? UNSET : value ? "T" : "F";
}

/** What may not stand in a log as it is: what draws nothing, other blanks than a space, lone surrogates, and the escape itself. */
const UNSAFE = /[\\\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|[^\S ]/gu;

function escapeText(text: string): string {
  return text.replace(UNSAFE, hexOf);
}

/** The UTF-8 bytes of a character, each as \xNN. */
function hexOf(character: string): string {
  return Array.from(new TextEncoder().encode(character), (byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("");
}
