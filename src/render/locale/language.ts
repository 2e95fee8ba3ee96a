import { en } from "./en.ts";
import { ko } from "./ko.ts";

/** English sets the shape that every language fills. */
export type Words = typeof en;

const LANGUAGES = { en, ko } satisfies Record<string, Words>;

export type Language = keyof typeof LANGUAGES;

export const LANGUAGE_NAMES = Object.keys(LANGUAGES) as Language[];

export function wordsOf(language: Language): Words {
  return LANGUAGES[language];
}
