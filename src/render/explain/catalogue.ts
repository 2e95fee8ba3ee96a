import type { FindingEntry, FindingTopic } from "../../report/explanation.ts";
import { SEVERITIES } from "../../report/finding-severities.ts";
import type { FindingCode } from "../../report/findings.ts";
import { explanationText } from "../locale/explanations.ts";
import type { Language } from "../locale/language.ts";
import { explainCode } from "./explanation.ts";
import { GROUPS } from "./guides.ts";

/** Every finding that there is, group by group. */
export function catalogue(language: Language): FindingEntry[] {
  return GROUPS.flatMap(({ name, codes }) =>
    codes.map((code) => ({
      code,
      group: name,
      severities: [...SEVERITIES[code]],
      title: explanationText(code, language).title,
    })),
  );
}

/** What there is to say about a code, whatever the capture. */
export function topicOf(code: FindingCode, language: Language): FindingTopic {
  const entry = catalogue(language).find((one) => one.code === code);
  return {
    code,
    group: entry?.group ?? "",
    severities: entry?.severities ?? [],
    explanation: explainCode(code, language),
  };
}
