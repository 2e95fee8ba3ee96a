import { makeFinding } from "../../../report/findings.ts";
import type { Facts } from "../facts.ts";
import { sessionControls } from "./session-controls.ts";

/** Control text that was sent twice with different bytes: the first were kept, the receiver may have taken the second. */
export function overlapConflict(facts: Facts) {
  return sessionControls(facts).flatMap(({ session: { id }, control: { conflicts, conflictFrame } }) => {
    if (conflicts === 0) return [];
    const place = { subject: { session: id }, at: [conflictFrame] };
    return [makeFinding("ftp.overlap-conflict", "warning", { bytes: conflicts }, place)];
  });
}
