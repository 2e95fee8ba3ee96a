import type { comparisonEn } from "./comparison.en.ts";

export const comparisonKo: typeof comparisonEn = {};
