import type { Language } from "../language.ts";
import { gradingEn } from "./en.ts";
import { gradingKo } from "./ko.ts";
import type { GradingWords } from "./words.ts";

const LANGUAGES: Record<Language, GradingWords> = { en: gradingEn, ko: gradingKo };

export function gradingWordsOf(language: Language): GradingWords {
  return LANGUAGES[language];
}
