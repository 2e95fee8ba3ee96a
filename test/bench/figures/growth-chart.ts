import type { Growth } from "../results/results.ts";
import type { Line, Point } from "../results/statistics.ts";
import { linearScale } from "./scale.ts";
import { ourSign } from "./sign.ts";
import type { Chart } from "./speed-chart.ts";
import { group, label, line } from "./svg.ts";

const TOP = 54;
const BOX = { height: 110, gap: 46, left: 42 };

/** Time and memory against size, a column for each kind, with the fitted line. */
export function growthChart(growth: readonly Growth[], width: number): Chart {
  const column = width / growth.length;
  const columns = growth.map(({ kind, sizes, time, memory }, index) => {
    const seconds = sizes.map(({ bytes, seconds: y }) => ({ x: bytes / 1e9, y }));
    const peaks = sizes.flatMap(({ bytes, peakBytes }) =>
      peakBytes === null ? [] : [{ x: bytes / 1e9, y: peakBytes / 1e6 }],
    );
    const boxWidth = column - BOX.left - 18;
    return group(
      index * column,
      TOP,
      label(BOX.left, -10, kind, "start", "strong"),
      box(seconds, scaled(time, 1e9, 1), boxWidth),
      group(0, BOX.height + BOX.gap, box(peaks, scaled(memory, 1e9, 1e-6), boxWidth)),
    );
  });
  const title = "Cost against size in GB: seconds above, peak memory in MB below, with straight lines fitted";
  return {
    markup: `${label(0, 14, title, "start", "title")}${columns.join("")}`,
    height: TOP + 2 * BOX.height + BOX.gap + 30,
  };
}

/** The line in other units. */
function scaled(fit: Line | null, x: number, y: number): { slope: number; intercept: number } | null {
  return fit === null ? null : { slope: fit.slope * x * y, intercept: fit.intercept * y };
}

function box(points: readonly Point[], fit: { slope: number; intercept: number } | null, width: number): string {
  const most = Math.max(...points.map(({ x }) => x), 0);
  const across = linearScale(most, width, 2);
  const up = linearScale(Math.max(...points.map(({ y }) => y), 0), BOX.height, 3);
  const at = (x: number, y: number) => ({ x: BOX.left + across.at(x), y: BOX.height - up.at(y) });
  const right = BOX.left + width;
  const drawn = up.ticks.flatMap((tick) => {
    const { y } = at(0, tick);
    return [
      line({ x: BOX.left, y }, { x: right, y }, "grid"),
      label(BOX.left - 6, y + 4, String(tick), "end", "small"),
    ];
  });
  drawn.push(...across.ticks.map((tick) => label(at(tick, 0).x, BOX.height + 16, String(tick), "middle", "small")));
  if (fit !== null && points.length > 1) {
    drawn.push(line(at(0, Math.max(0, fit.intercept)), at(most, fit.intercept + fit.slope * most), "fit"));
  }
  return [...drawn, ...points.map(({ x, y }) => ourSign(at(x, y).x, at(x, y).y, "point"))].join("");
}
