import type { OtherChecks } from "../../../report/grading/check-data/other.ts";
import type { CheckWords } from "./words.ts";

export const otherChecksKo: CheckWords<OtherChecks> = {
  picture: {
    title: "picture",
    expected: () => "A picture.",
    seen: { found: ({ path }) => path, missing: () => "no picture" },
    hints: { found: null, missing: null },
  },
};
