import type { Language } from "../language.ts";
import { extractingEn } from "./en.ts";
import { extractingKo } from "./ko.ts";
import type { ExtractingWords } from "./words.ts";

const LANGUAGES: Record<Language, ExtractingWords> = { en: extractingEn, ko: extractingKo };

export function extractingWordsOf(language: Language): ExtractingWords {
  return LANGUAGES[language];
}
