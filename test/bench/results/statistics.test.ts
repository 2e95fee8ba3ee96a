import { describe, expect, it } from "vitest";
import { fitLine, median } from "./statistics.ts";

describe("the median", () => {
  it("is the middle, or the mean of the two in the middle", () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([])).toBeNaN();
  });
});

describe("the straight line", () => {
  it("goes through points that are on one", () => {
    const line = fitLine([0.1, 1, 4].map((x) => ({ x, y: 3 * x + 2 })));
    expect(line?.slope).toBeCloseTo(3);
    expect(line?.intercept).toBeCloseTo(2);
    expect(line?.rSquared).toBeCloseTo(1);
    expect(line?.largestDeviation).toBeCloseTo(0);
  });

  it("is the one of least squares elsewhere, and says how far points are from it", () => {
    const line = fitLine([
      { x: 0, y: 0 },
      { x: 1, y: 3 },
      { x: 2, y: 3 },
    ]);
    expect(line?.slope).toBeCloseTo(1.5);
    expect(line?.intercept).toBeCloseTo(0.5);
    expect(line?.rSquared).toBeCloseTo(0.75);
    expect(line?.largestDeviation).toBeCloseTo(1);
  });

  it("is none through one point, and level through level ones", () => {
    expect(fitLine([{ x: 1, y: 1 }])).toBeNull();
    expect(fitLine([])).toBeNull();
    expect(fitLine([1, 2].map((x) => ({ x, y: 5 })))).toMatchObject({ slope: 0, intercept: 5, rSquared: 1 });
  });
});
