import type { Words } from "./en.ts";

export type { Words };

/** Each language's words are a file of their own to load: nobody reads two. */
const LOADERS = {
  en: async () => (await import("./en.ts")).en,
  ko: async () => (await import("./ko.ts")).ko,
} satisfies Record<string, () => Promise<Words>>;

export type Language = keyof typeof LOADERS;

export const LANGUAGE_NAMES = Object.keys(LOADERS) as Language[];

const loaded = new Map<Language, Words>();

/** Done once, by whoever chose the language, before anything is told in it. */
export async function loadWords(language: Language): Promise<Words> {
  const words = loaded.get(language) ?? (await LOADERS[language]());
  loaded.set(language, words);
  return words;
}

/** The words of a language that was loaded. */
export function wordsOf(language: Language): Words {
  const words = loaded.get(language);
  if (words === undefined) throw new Error(`the words of "${language}" are used before loadWords`);
  return words;
}
