import type { IntegrityCases } from "../../../report/grading/integrity-data.ts";
import type { Sentences } from "../finding-words.ts";

export const integrityEn: Sentences<IntegrityCases> = { "outside-window": () => "outside of the window" };
