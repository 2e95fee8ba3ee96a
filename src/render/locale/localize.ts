import type { Cause, CauseCode, FindingCode } from "../../report/findings.ts";
import type { Finding, Report } from "../../report/report.ts";
import type { FindingWords } from "./findings.en.ts";
import { type Language, wordsOf } from "./language.ts";

/** The report with every finding told in the reader's language. Codes and data stay as they are; the input is not changed. */
export function localize(report: Report, language: Language): Report {
  return { ...report, findings: report.findings.map((finding) => localizeFinding(finding, language)) };
}

function localizeFinding(finding: Finding, language: Language): Finding {
  return { ...finding, message: tell(finding, wordsOf(language).findings) };
}

/** What was found, and its most probable cause. */
function tell(finding: Finding, words: FindingWords): string {
  const [cause] = finding.causes;
  const sentence = tellSeen(finding, words);
  return cause === undefined || !isKnown(finding, words) ? sentence : `${sentence} ${tellCause(cause, words)}`;
}

/** What was found, without why. A code of a newer program keeps the message that it came with. */
export function tellSeen(finding: Finding, words: FindingWords): string {
  if (!isKnown(finding, words)) return finding.message === "" ? finding.code : finding.message;
  const say = words.sentences[finding.code as FindingCode] as (data: Record<string, unknown>) => string;
  return say(finding.data);
}

function isKnown({ code }: Finding, { sentences }: FindingWords): boolean {
  return Object.hasOwn(sentences, code);
}

/** One cause of a finding as a sentence that says how sure it is. */
export function tellCause({ code, confidence }: Finding["causes"][number], words: FindingWords): string {
  const clause = Object.hasOwn(words.causes, code) ? words.causes[code as CauseCode] : code;
  return words.because[confidence satisfies Cause["confidence"]](clause);
}
