import { makeFinding } from "../../../report/findings.ts";
import type { Facts } from "../facts.ts";

/** A ceiling that keeps memory bounded was reached, so something was left out. */
export function limitReached({ dropped }: Facts) {
  return Object.entries(dropped).flatMap(([table, count]) =>
    count === 0 ? [] : [makeFinding("limit.reached", "warning", { table, dropped: count })],
  );
}
