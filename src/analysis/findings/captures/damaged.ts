import { makeFinding } from "../../../report/findings.ts";
import { atEnd } from "../gathering.ts";

/** A capture that ends inside a record, or whose bytes do not say what its format demands. */
export const captureDamaged = atEnd(({ report, damages }) =>
  report.captures.flatMap(({ damage }, index) => {
    if (damage === null) return [];
    return [makeFinding("capture.damaged", "warning", { ...damage, places: damages[index] ?? 1 }, { capture: index })];
  }),
);
