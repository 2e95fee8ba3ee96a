/** What JSON lets through and a terminal would obey: DEL, C1, zero-width, bidi and separators. */
const OBEYED = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** JSON.stringify with such characters as \uXXXX: the same value to whoever parses it, and harmless on a screen. */
export function jsonText(value: unknown, indent?: string): string {
  return JSON.stringify(value, null, indent).replace(
    OBEYED,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
