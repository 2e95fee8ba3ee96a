import { escapeCharacter } from "../escape.ts";
import { IN_NEITHER_FONT } from "../svg/character-fonts.ts";

/** The text with each character that no font draws as its code: `\u{65e5}`. */
export function visibleCodes(text: string): string {
  return text.replace(IN_NEITHER_FONT, escapeCharacter);
}
