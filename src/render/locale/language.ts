import { en, type Words } from "./en.ts";
import { ko } from "./ko.ts";

export type { Words };

const LANGUAGES = { en, ko } satisfies Record<string, Words>;

export type Language = keyof typeof LANGUAGES;

export const LANGUAGE_NAMES = Object.keys(LANGUAGES) as Language[];

export function wordsOf(language: Language): Words {
  return LANGUAGES[language];
}
