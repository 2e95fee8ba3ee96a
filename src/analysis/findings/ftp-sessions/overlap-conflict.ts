import { makeFinding } from "../../../report/findings.ts";
import type { Facts } from "../facts.ts";

/** Control text that was sent twice with different bytes: the first were kept, the receiver may have taken the second. */
export function overlapConflict({ controls }: Facts) {
  return controls.flatMap(({ conflicts, conflictFrame }) =>
    conflicts === 0
      ? []
      : [makeFinding("ftp.overlap-conflict", "warning", { bytes: conflicts }, { at: [conflictFrame] })],
  );
}
