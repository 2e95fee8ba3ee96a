import { describe, expect, it } from "vitest";
import { SAMPLE } from "../results/sample.ts";
import { speedPlot } from "./plot.ts";
import { linearScale, logScale } from "./scale.ts";
import { escaped } from "./svg.ts";

describe("the plot", () => {
  const plot = speedPlot(SAMPLE);

  it("draws every part, each program and what was aimed at", () => {
    expect(plot.match(/class="ours"/g)).toHaveLength(1 + SAMPLE.comparisons.length);
    for (const words of ["tshark -Y ftp", "mix, pipe", "ndjson", "Cost against size", "Resident memory"]) {
      expect(plot).toContain(words);
    }
    expect(plot).toContain("prefers-color-scheme:dark");
  });

  it("closes what it opens, and has no number that is none", () => {
    const open = plot.match(/<(?![/!])[^>]*[^/]>/g)?.length;
    expect(plot.match(/<\//g)).toHaveLength(open ?? -1);
    expect(plot).not.toMatch(/NaN|Infinity|undefined/);
  });

  it("is a picture even of nothing", () => {
    const nothing = speedPlot({ ...SAMPLE, comparisons: [], growth: [], hour: [] });
    expect(nothing).toMatch(/^<svg .*<\/svg>\n$/s);
    expect(nothing).not.toMatch(/NaN|Infinity/);
  });

  it("has no trouble without samples of memory", () => {
    const course = { format: "text" as const, seconds: 1, peakBytes: null, firstQuarterBytes: 0, lastQuarterBytes: 0 };
    expect(speedPlot({ ...SAMPLE, hour: [{ ...course, samples: [] }] })).not.toMatch(/NaN|Infinity/);
  });
});

describe("axes", () => {
  it("have round numbers up to what they hold", () => {
    expect(linearScale(93, 100).ticks).toEqual([0, 25, 50, 75, 100]);
    expect(linearScale(0.3, 100, 3).ticks).toEqual([0, 0.1, 0.2, 0.3]);
    expect(linearScale(0, 100).ticks.length).toBeGreaterThan(1);
    expect(linearScale(100, 200).at(50)).toBe(100);
  });

  it("go in powers of ten where asked", () => {
    const scale = logScale(3, 700, 300);
    expect(scale.ticks).toEqual([1, 10, 100, 1000]);
    expect(scale.at(10)).toBeCloseTo(100);
  });
});

describe("words in a picture", () => {
  it("are escaped", () => {
    expect(escaped('<a href="&">')).toBe("&lt;a href=&quot;&amp;&quot;&gt;");
  });
});
