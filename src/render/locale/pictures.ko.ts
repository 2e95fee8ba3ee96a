import type { picturesEn } from "./pictures.en.ts";

export const picturesKo: typeof picturesEn = {};
