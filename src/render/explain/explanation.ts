import type { Explanation } from "../../report/explanation.ts";
import type { FindingCode } from "../../report/findings.ts";
import type { Finding } from "../../report/report.ts";
import { frameSet } from "../display-filter.ts";
import { explanationText } from "../locale/explanations.ts";
import { type Language, wordsOf } from "../locale/language.ts";
import { tellCause } from "../locale/localize.ts";
import { SETTINGS } from "./all-settings.ts";
import { GUIDES } from "./guides.ts";

/** More frames than these are in no filter: nobody reads one that is longer. */
const FRAMES_FILTERED = 50;

/** Everything there is to say about a finding; null for a code that no guide knows. */
export function explainFinding(finding: Finding, language: Language): Explanation | null {
  const { code, causes, capture, frames } = finding;
  if (!isFindingCode(code)) return null;
  const { findings } = wordsOf(language);
  const general = explainCode(code, language);
  return {
    ...general,
    causes: causes.map((cause) => tellCause(cause, findings)),
    filters: { ...general.filters, frames: capture === null ? null : framesFilter(frames) },
  };
}

const composed = new Map<string, Explanation>();

/** What is the same for every finding of a code. Not to be changed: all findings of the code share its parts. */
export function explainCode(code: FindingCode, language: Language): Explanation {
  const key = `${language} ${code}`;
  const explanation = composed.get(key) ?? compose(code, language);
  composed.set(key, explanation);
  return explanation;
}

function compose(code: FindingCode, language: Language): Explanation {
  const { title, meaning, limits, checks } = explanationText(code, language);
  const { references, filter } = GUIDES[code];
  return {
    ...{ title, meaning, causes: [], limits, checks: [...checks] },
    settings: settingsOf(code, language),
    references: references.map((reference) => ({ ...reference })),
    filters: { frames: null, kind: filter },
  };
}

/** Wireshark's display filter of these frames of one capture; null without any. */
export function framesFilter(frames: readonly number[]): string | null {
  return frames.length === 0 ? null : frameSet(frames.slice(0, FRAMES_FILTERED));
}

export function isFindingCode(code: string): code is FindingCode {
  return Object.hasOwn(GUIDES, code);
}

/** The lines of all topics by place, in the order in which places first come up. */
function settingsOf(code: FindingCode, language: Language): Explanation["settings"] {
  const { places } = wordsOf(language).explain;
  const lines = new Map<keyof typeof places, string[]>();
  for (const one of GUIDES[code].settings.flatMap((name) => SETTINGS[name])) {
    const known = lines.get(one.place) ?? [];
    known.push(...one.lines.filter((line) => !known.includes(line)));
    lines.set(one.place, known);
  }
  return [...lines].map(([place, own]) => ({ place: places[place], lines: own }));
}
