import type { Check, CheckContext, Verdict } from "../check.ts";
import { otherModeCapture } from "./capture-contents.ts";
import { told } from "./verdicts.ts";

/**
 * A capture that can be read was handed in for the part. It may be of another kind, if it is the one that was meant:
 * capture-mode says so. All or nothing.
 */
export const captureCheck: Check<"capture"> = {
  name: "capture",
  captures: ["active", "passive", "dhcp", "any"],
  parameters: {},
  run: (context) => found(context) ?? notFound(context),
};

function found({ attempt, meant, files }: CheckContext): Verdict<"capture"> | null {
  const index = attempt?.file ?? meant;
  const file = index === null ? undefined : files[index];
  if (index === null || file === undefined || file.report === null) return null;
  const packets = file.report.captures[0]?.packets ?? 0;
  return { ...told(1, "found", { path: file.path, packets }), file: index };
}

function notFound({ kind, meant, files }: CheckContext): Verdict<"capture"> {
  const file = meant === null ? undefined : files[meant];
  if (meant === null || file === undefined) {
    return told(0, "missing", { kind, other: otherModeCapture(kind, files) });
  }
  return { ...told(0, "unreadable", { path: file.path, problem: file.problem }), file: meant };
}
