import type { Results } from "../results/results.ts";
import { growthChart } from "./growth-chart.ts";
import { memoryChart } from "./memory-chart.ts";
import { speedChart } from "./speed-chart.ts";
import { element, group } from "./svg.ts";

const WIDTH = 900;
const MARGIN = 24;
const GAP = 18;

/** All that was measured as one picture, for light and dark pages. */
export function speedPlot(results: Results): string {
  const inner = WIDTH - 2 * MARGIN;
  const { comparisons, growth, hour } = results;
  const charts = [
    comparisons.length === 0 ? null : speedChart(comparisons, inner),
    growth.length === 0 ? null : growthChart(growth, inner),
    hour.length === 0 ? null : memoryChart(hour, inner),
  ].filter((chart) => chart !== null);
  let y = MARGIN;
  const placed = charts.map(({ markup, height }) => {
    const at = y;
    y += height + GAP;
    return group(MARGIN, at, markup);
  });
  const height = y - GAP + MARGIN;
  const picture = [
    element("title", {}, "Speed and memory of ftpscope beside other programs"),
    `<style>${STYLE}</style>`,
    element("rect", { width: WIDTH, height, rx: 8, class: "paper" }),
    ...placed,
  ].join("");
  const size = { width: WIDTH, height, viewBox: `0 0 ${WIDTH} ${Math.round(height)}` };
  return `${element("svg", { xmlns: "http://www.w3.org/2000/svg", ...size, role: "img", "font-family": FONT, "font-size": 13 }, picture)}\n`;
}

const FONT = "system-ui, 'Segoe UI', Helvetica, Arial, 'DejaVu Sans', sans-serif";

interface Colours {
  paper: string;
  ink: string;
  faint: string;
  rule: string;
  ours: string;
  streamed: string;
  mark: string;
  peers: readonly string[];
}

const LIGHT: Colours = {
  paper: "#ffffff",
  ink: "#1b2430",
  faint: "#556072",
  rule: "#dde3ea",
  ours: "#0a5a9c",
  streamed: "#116b35",
  mark: "#b3211a",
  peers: ["#8a94a3", "#1b2430", "#8a5200", "#7a3ea8", "#7a3ea8", "#116b35", "#b04a00"],
};
const DARK: Colours = {
  paper: "#10151c",
  ink: "#e4e9f0",
  faint: "#a3afbf",
  rule: "#2b3645",
  ours: "#79bdff",
  streamed: "#72d493",
  mark: "#ff8a80",
  peers: ["#7f8b9c", "#e4e9f0", "#e8b04f", "#c79bf0", "#c79bf0", "#72d493", "#ff9c5a"],
};

function rules({ paper, ink, faint, rule, ours, streamed, mark, peers }: Colours): string {
  return [
    `.paper{fill:${paper}}.text,.strong,.title{fill:${ink}}.small{fill:${faint}}`,
    `.grid,.row{stroke:${rule}}.mark,.mark-line{stroke:${mark}}.fit{stroke:${faint}}`,
    `.ours,.point{fill:${ours}}.ours-streamed{fill:${paper};stroke:${ours}}.ours{stroke:${paper}}`,
    `.course-0{stroke:${ours}}.course-1{stroke:${streamed}}`,
    ...peers.map((colour, number) => `.peer-${number}{fill:${colour};stroke:${colour}}`),
  ].join("");
}

const STYLE = [
  ".title{font-size:15px;font-weight:600}.strong{font-weight:600}.small{font-size:12px}",
  ".mark{stroke-width:2.5}.mark-line{stroke-width:1.5;stroke-dasharray:6 4}.fit{stroke-width:1.5}",
  ".ours{stroke-width:1.5}.ours-streamed{stroke-width:2.5}.peer{stroke-width:1.5}",
  ".course{fill:none;stroke-width:2;stroke-linejoin:round}",
  rules(LIGHT),
  `@media (prefers-color-scheme:dark){${rules(DARK)}}`,
].join("");
