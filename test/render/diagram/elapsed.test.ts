import { expect, test } from "vitest";
import { elapsedFigure } from "../../../src/render/diagram/elapsed.ts";
import { createSheet } from "../../../src/render/text/sheet.ts";
import { PLAIN } from "../draw.ts";
import { emptyReport } from "../samples.ts";

test.each([
  [0, "0.000"],
  [9.9994, "9.999"],
  [9.9996, "10.00"],
  [99.996, "100.0"],
  [999.96, "1000"],
  [3599, "3599"],
  [3599.6, "1:00:00"],
  [3723, "1:02:03"],
  [86_399.6, "1d00:00"],
  [3 * 86_400 + 4 * 3_600 + 5 * 60, "3d04:05"],
  [-1.5, "-1.500"],
])("%d seconds are %s", (seconds, figure) => {
  expect(elapsedFigure(seconds, createSheet(emptyReport(), PLAIN))).toBe(figure);
});
