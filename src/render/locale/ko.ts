import { findingsKo } from "./findings.ko.ts";
import type { Words } from "./language.ts";
import { measuresKo } from "./measures.ko.ts";
import { namesKo } from "./names.ko.ts";
import { summaryKo } from "./summary.ko.ts";

/** Every word that a person reads, in Korean. A missing or surplus entry does not compile. */
export const ko: Words = {
  measures: measuresKo,
  names: namesKo,
  summary: summaryKo,
  findings: findingsKo,
};
