/** Named escapes for the control characters that people know by name. */
const NAMED: Record<string, string> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/**
 * What must not reach a terminal as it is: control and format characters (escape sequences, bidi, zero width), line
 * separators, lone surrogates, private and unassigned code points, and everything else that draws nothing.
 */
const UNSAFE = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Marks with nothing to sit on, and more than three on one letter: they would draw over their neighbours. */
const STRAY_MARKS = /(^|(?:\p{M}{3}))(\p{M}+)/gu;

/**
 * Text from the wire made safe for a terminal, on one line, in NFC: what is unsafe is shown as `\n`, `\x1b` or `\u{202e}`.
 * Backslashes stay single, for people read this; programs take the data formats.
 */
export function escapeText(text: string): string {
  return text
    .normalize("NFC")
    .replace(UNSAFE, escapeCharacter)
    .replace(STRAY_MARKS, (_match, before: string, marks: string) => before + [...marks].map(escapeCharacter).join(""));
}

/** Control and format characters but tabs and line breaks, which a quoted field may hold. */
const UNSAFE_IN_FIELD = /[^\P{C}\t\r\n]|[\p{Zl}\p{Zp}]/gu;

/** Text from the wire for a field of a data file: its line breaks stay, and so does its normal form. */
export function escapeField(text: string): string {
  return text.replace(UNSAFE_IN_FIELD, escapeCharacter);
}

/** One character as its code: `\n`, `\x1b` or `\u{202e}`. */
export function escapeCharacter(character: string): string {
  const named = NAMED[character];
  if (named !== undefined) return named;
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length <= 2 ? `\\x${hex.padStart(2, "0")}` : `\\u{${hex}}`;
}
