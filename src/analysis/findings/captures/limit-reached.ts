import { makeFinding } from "../../../report/findings.ts";
import { atEnd } from "../gathering.ts";

/** A ceiling that keeps memory bounded was reached, so something was left out. */
export const limitReached = atEnd(({ dropped }) =>
  Object.entries(dropped).flatMap(([table, count]) =>
    count === 0 ? [] : [makeFinding("limit.reached", "warning", { table, dropped: count })],
  ),
);
