import { makeFinding } from "../../../report/findings.ts";
import { atEnd } from "../gathering.ts";

/** Packets captured shorter than they were: texts may be cut, counts are not. */
export const snapCut = atEnd(({ report }) =>
  report.captures.flatMap(({ cutPackets, snapLength }, capture) =>
    cutPackets === 0 ? [] : [makeFinding("capture.snap-cut", "note", { packets: cutPackets, snapLength }, { capture })],
  ),
);
