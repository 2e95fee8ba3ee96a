import { makeFinding } from "../../../report/findings.ts";
import type { Facts } from "../facts.ts";

/** Packets captured shorter than they were: texts may be cut, counts are not. */
export function snapCut({ report }: Facts) {
  return report.captures.flatMap(({ cutPackets, snapLength }, capture) =>
    cutPackets === 0 ? [] : [makeFinding("capture.snap-cut", "note", { packets: cutPackets, snapLength }, { capture })],
  );
}
