import type { ControlSegment } from "../../../report/grading/check-data/attempt-reasons.ts";
import type { Check } from "../check.ts";
import { controlFrames, ftpAttempt, gapOf, isDisplayed } from "./attempt-facts.ts";
import { noCapture, told } from "./verdicts.ts";

const SEGMENTS: readonly ControlSegment[] = ["syn", "syn-ack", "ack"];

/** SYN, SYN-ACK and ACK of the control connection are there. Half where some of them are, none where it begins later. */
export const controlHandshake: Check<"control-handshake"> = {
  name: "control-handshake",
  captures: ["active", "passive", "any"],
  parameters: {},
  run: (context) => {
    const attempt = ftpAttempt(context);
    if (attempt === null) return noCapture(context);
    const { session } = attempt;
    if (session.handshake !== null) {
      const { synFrame, synAckFrame, ackFrame } = session.handshake;
      return told(1, "complete", { session: session.id }, synFrame, synAckFrame, ackFrame);
    }
    if (isDisplayed(session)) return told(0, "displayed", { session: session.id }, session.firstFrame);
    if (session.opened === "midstream") return told(0, "midstream", { session: session.id }, session.firstFrame);
    const missing = SEGMENTS.filter((kind) => controlFrames(session, kind).length === 0);
    return told(0.5, "incomplete", { session: session.id, missing, gap: gapOf(session) }, session.firstFrame);
  },
};
