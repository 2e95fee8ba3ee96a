import type { GradeScreenWords } from "./screen.en.ts";

/** Evidence without the words that a person must decide: these are said once, beside all evidence. */
export function undecided(text: string, { decide }: GradeScreenWords): string {
  return text.endsWith(decide) ? text.slice(0, -decide.length).replace(/[;.,:\s]+$/, "") : text;
}
