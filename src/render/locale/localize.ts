import type { FindingCode } from "../../report/findings.ts";
import type { Finding, Report } from "../../report/report.ts";
import { type Language, wordsOf } from "./language.ts";

/** The report with every finding told in the reader's language. Codes and data stay as they are; the input is not changed. */
export function localize(report: Report, language: Language): Report {
  return { ...report, findings: report.findings.map((finding) => ({ ...finding, message: tell(finding, language) })) };
}

function tell(finding: Finding, language: Language): string {
  const { findings } = wordsOf(language);
  if (!Object.hasOwn(findings, finding.code)) return finding.message === "" ? finding.code : finding.message;
  const say = findings[finding.code as FindingCode] as (data: Record<string, unknown>) => string;
  return say(finding.data);
}
