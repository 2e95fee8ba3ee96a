import type { Check } from "../check.ts";
import { ftpAttempt } from "./attempt-facts.ts";
import { noCapture, told } from "./verdicts.ts";

/** The capture was running before the client connected: the control connection's SYN is there, or at least the greeting. */
export const capturedFromStart: Check<"captured-from-start"> = {
  name: "captured-from-start",
  captures: ["active", "passive", "any"],
  parameters: {},
  run: (context) => {
    const attempt = ftpAttempt(context);
    if (attempt === null) return noCapture(context);
    const { id, opened, banner, firstFrame, exchanges } = attempt.session;
    if (opened === "syn") return told(1, "syn", { session: id }, firstFrame);
    if (banner !== null) return told(1, "greeting", { session: id }, exchanges[0]?.replies[0]?.frame ?? firstFrame);
    return told(0, "midstream", { session: id }, firstFrame);
  },
};
