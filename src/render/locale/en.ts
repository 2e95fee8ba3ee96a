import { findingsEn } from "./findings.en.ts";
import { measuresEn } from "./measures.en.ts";
import { namesEn } from "./names.en.ts";
import { summaryEn } from "./summary.en.ts";

/** Every word that a person reads, in English. */
export const en = {
  measures: measuresEn,
  names: namesEn,
  summary: summaryEn,
  findings: findingsEn,
};
