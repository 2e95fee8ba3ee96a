import type { RubricPlace } from "../../report/grading/problems.ts";
import type { CaptureKind } from "../../report/grading/rubric.ts";

/** First key of every rubric: it tells what the file is, and which version of these keys it follows. */
export const VERSION_KEY = "ftpscope-rubric";
export const RUBRIC_VERSION = 1;

export const CAPTURE_KINDS: readonly CaptureKind[] = ["active", "passive", "dhcp", "any"];

/** The keys of each map of a rubric, in the order in which they are written, and whether they must be there. */
export const RUBRIC_KEYS: Record<RubricPlace, Readonly<Record<string, "required" | "optional">>> = {
  rubric: { [VERSION_KEY]: "required", title: "required", pass: "required", window: "optional", parts: "required" },
  texts: { en: "required", ko: "required" },
  window: { from: "optional", until: "optional" },
  part: { id: "required", title: "required", capture: "optional", checks: "required" },
  check: {
    id: "required",
    check: "required",
    points: "required",
    depends: "optional",
    with: "optional",
    title: "optional",
    hint: "optional",
  },
};
