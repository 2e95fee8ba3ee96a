import type { ladderEn } from "./ladder.en.ts";

export const ladderKo: typeof ladderEn = {};
