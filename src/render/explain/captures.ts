import type { CaptureFindings } from "../../report/finding-data/captures.ts";
import type { Guides } from "./guide.ts";

export const capturesGuides: Guides<CaptureFindings> = {
  "capture.damaged": { references: [], settings: [], filter: "frame" },
  "capture.snap-cut": { references: [], settings: [], filter: "frame" },
  "capture.unknown-link-type": { references: [], settings: [], filter: "frame" },
  "capture.packets-lost": { references: [], settings: [], filter: "frame" },
  "capture.one-direction": { references: [], settings: [], filter: "frame" },
  "capture.duplicates": { references: [], settings: [], filter: "frame" },
  "capture.starts-inside": { references: [], settings: [], filter: "frame" },
  "capture.ends-inside": { references: [], settings: [], filter: "frame" },
  "limit.reached": { references: [], settings: [], filter: "frame" },
};
