import type { CaptureFindings } from "../../../report/finding-data/captures.ts";
import type { Explanations } from "../finding-words.ts";

export const capturesExplainedKo: Explanations<CaptureFindings> = {
  "capture.damaged": { title: "capture.damaged", meaning: "", limits: null, checks: [] },
  "capture.snap-cut": { title: "capture.snap-cut", meaning: "", limits: null, checks: [] },
  "capture.unknown-link-type": { title: "capture.unknown-link-type", meaning: "", limits: null, checks: [] },
  "capture.packets-lost": { title: "capture.packets-lost", meaning: "", limits: null, checks: [] },
  "capture.one-direction": { title: "capture.one-direction", meaning: "", limits: null, checks: [] },
  "capture.duplicates": { title: "capture.duplicates", meaning: "", limits: null, checks: [] },
  "capture.starts-inside": { title: "capture.starts-inside", meaning: "", limits: null, checks: [] },
  "capture.ends-inside": { title: "capture.ends-inside", meaning: "", limits: null, checks: [] },
  "limit.reached": { title: "limit.reached", meaning: "", limits: null, checks: [] },
};
