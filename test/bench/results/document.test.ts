import { describe, expect, it } from "vitest";
import { speedDocument } from "./document.ts";
import { joined } from "./keep.ts";
import { mainFigures } from "./main-figures.ts";
import { markdownTable, times } from "./markdown.ts";
import type { Results } from "./results.ts";
import { SAMPLE } from "./sample.ts";

const NOTHING: Results = { ...SAMPLE, comparisons: [], start: null, growth: [], hour: [] };

describe("the page", () => {
  const page = speedDocument(SAMPLE);

  it("says of each mark whether it was reached", () => {
    expect(page).toContain(
      "| libpcap loop in C | 0.250 s | 0.250 s | 4000 | 1.00 times as fast | ≥ 0.9 reached | 3 MB |  | 5 |",
    );
    expect(page).toContain("| 20.0 times as fast | ≥ 25 not reached | 200 MB |  | 1, scaled from 0.1 |");
    expect(page).toContain("| ftpscope --json | 0.250 s | 0.250 s | 4000 |  |  | 90 MB | ≤ 80 MB not reached | 5 |");
    expect(page).toContain("| ftpscope --format ndjson | 1.00 s | 1.00 s | 100 |  |  | 90 MB | ≤ 100 MB reached | 5 |");
    expect(page).toContain("| `ftpscope --version` | 60 ms | 20 ms | ≤ 25 ms reached |");
    expect(page).toContain("| first byte of a small capture's summary | 140 ms | 100 ms | ≤ 60 ms not reached |");
    expect(page).toContain("| ndjson | 8.00 s | 92 MB | 98 MB | 110 MB | ≤ 120 MB reached |");
  });

  it("names no mark for captures that are not of full size", () => {
    const small = page.slice(page.indexOf("through a pipe from cat"), page.indexOf("## Start-up"));
    expect(small).toContain("0.1 times full size");
    expect(small).not.toContain("reached");
  });

  it("tells the fitted line, the machine and what was not there", () => {
    expect(page).toContain("| mix: time | 0.100 s | 0.500 s | 1.0000 | 0 % |");
    expect(page).toContain(
      "2 cores of A processor <fast>, 8 GiB, linux 6; Node v20.20.0, libpcap 1.10, tcpflow not installed, left out.",
    );
  });

  it("needs none of the parts", () => {
    expect(speedDocument(NOTHING)).toContain("# Speed");
    expect(mainFigures(NOTHING)).toBe("");
  });
});

describe("the main figures", () => {
  it("are a line for each capture with its marks", () => {
    const table = mainFigures(SAMPLE);
    expect(table).toContain("| mix | 0.250 s | 1.00 (≥ 0.9 ✓) | 20.0 (≥ 25 ✗) | 90 MB (≤ 80 MB ✗) |");
    expect(table).toContain("| ctl, as ndjson | 1.00 s |  |  | 90 MB (≤ 100 MB ✓) |");
    expect(table).toContain("| mix, through a pipe | 0.200 s |");
    expect(table).toContain("| `--version`, more than `node -e 0` | 20 ms (≤ 25 ms ✓) |");
  });
});

describe("results of several calls", () => {
  it("take the place of older ones of the same capture, and leave the others", () => {
    const [mix, , pipe] = SAMPLE.comparisons;
    if (mix === undefined || pipe === undefined) throw new RangeError("the sample is too small");
    const again = joined(SAMPLE, { comparisons: [{ ...mix, bytes: 7 }] });
    expect(again.comparisons.map(({ bytes }) => bytes)).toEqual([1e8, 1e8, 7]);
    expect(again.start).toBe(SAMPLE.start);
    expect(joined(NOTHING, { growth: SAMPLE.growth, hour: SAMPLE.hour })).toMatchObject({
      comparisons: [],
      start: null,
    });
  });
});

describe("Markdown", () => {
  it("escapes what would end a cell", () => {
    expect(markdownTable(["a", "b"], [["x|y", "1"]])).toBe("| a | b |\n| --- | ---: |\n| x\\|y | 1 |");
  });

  it("writes ratios with the digits that count", () => {
    expect([0.456, 4.567, 45.67, 456.7].map(times)).toEqual(["0.46", "4.57", "45.7", "457"]);
  });
});
