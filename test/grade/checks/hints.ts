/** What students read of a check: hints, in both languages. */
import { gradingEn } from "../../../src/render/locale/grading/en.ts";
import { gradingKo } from "../../../src/render/locale/grading/ko.ts";
import type { CheckGrade } from "../../../src/report/grading/grade-report.ts";
import type { Script } from "../handed-in.ts";

export type Mode = "active" | "passive";

/** The hints of a verdict, in both languages; null where there is none. */
export function hintsOf({ check, reason, capture }: CheckGrade): (string | null)[] {
  return [gradingEn.checks, gradingKo.checks].map((words) => {
    const hints = words[check as keyof typeof words].hints as Record<string, unknown>;
    const hint = hints[reason?.code ?? ""] as ((...told: unknown[]) => string) | null;
    return hint === null ? null : hint(reason?.data, capture);
  });
}

/** A session with a listing first, as most have, and then what is told. */
export function afterListing(mode: Mode, rest: Script): Script {
  return (story) => {
    story.open().login();
    story.transfer(mode === "active" ? story.active() : story.passive(), "LIST", "a.bin\r\n");
    rest(story);
  };
}
