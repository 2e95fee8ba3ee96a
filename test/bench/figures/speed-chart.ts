import { PEER } from "../peers/peers.ts";
import { speedAim } from "../results/aims.ts";
import { type Comparison, OURS, OURS_STREAMED } from "../results/results.ts";
import { logScale } from "./scale.ts";
import { ourSign, peerSign } from "./sign.ts";
import { group, label, line } from "./svg.ts";

const LEFT = 150;
const ROW = 30;
const LEGEND_ROW = 22;
const LEGEND_COLUMNS = 4;

export interface Chart {
  markup: string;
  height: number;
}

/** Speed of all programs on all captures: a capture a row, MB/s along it, and what was aimed at as a stroke. */
export function speedChart(comparisons: readonly Comparison[], width: number): Chart {
  const peers = [...new Set(comparisons.flatMap(({ timings }) => timings.map(({ name }) => name)))].filter(
    (name) => name !== OURS && name !== OURS_STREAMED,
  );
  const entries = [OURS, OURS_STREAMED, "mark against libpcap", ...peers];
  const top = 30 + Math.ceil(entries.length / LEGEND_COLUMNS) * LEGEND_ROW;
  const all = comparisons.flatMap(({ bytes, timings }) => timings.map(({ seconds }) => speed(bytes, seconds)));
  const scale = logScale(Math.min(...all), Math.max(...all), width - LEFT - 20);
  const bottom = top + comparisons.length * ROW;
  const axis = scale.ticks.flatMap((tick) => {
    const x = LEFT + scale.at(tick);
    return [
      line({ x, y: top }, { x, y: bottom }, "grid"),
      label(x, bottom + 18, tick.toLocaleString("en"), "middle", "small"),
    ];
  });
  const rows = comparisons.map((comparison, index) => {
    const { kind, via } = comparison;
    return group(
      0,
      top + (index + 0.5) * ROW,
      label(LEFT - 14, 5, via === "pipe" ? `${kind}, pipe` : kind, "end"),
      line({ x: LEFT, y: 0 }, { x: width - 20, y: 0 }, "row"),
      ...signs(comparison, peers, (value) => LEFT + scale.at(value)),
    );
  });
  const markup = [
    label(0, 14, "Speed in MB/s, larger is faster; each step ten times", "start", "title"),
    legend(entries, width),
    ...axis,
    ...rows,
  ].join("");
  return { markup, height: bottom + 30 };
}

function signs(comparison: Comparison, peers: readonly string[], at: (speed: number) => number): string[] {
  const { bytes, timings } = comparison;
  const loop = timings.find(({ name }) => name === PEER.loop);
  const aim = speedAim(comparison, PEER.loop);
  const drawn = peers.flatMap((name, number) =>
    timings
      .filter((timing) => timing.name === name)
      .map(({ seconds }) => peerSign(number, at(speed(bytes, seconds)), 0)),
  );
  if (loop !== undefined && aim !== null) drawn.push(markStroke(at(aim * speed(bytes, loop.seconds)), 0));
  const ours = (name: string, look: string): string[] =>
    timings.filter((timing) => timing.name === name).map(({ seconds }) => ourSign(at(speed(bytes, seconds)), 0, look));
  return [...drawn, ...ours(OURS_STREAMED, "ours-streamed"), ...ours(OURS, "ours")];
}

function legend(entries: readonly string[], width: number): string {
  const column = width / LEGEND_COLUMNS;
  const cells = entries.map((name, index) => {
    const [x, y] = [10 + (index % LEGEND_COLUMNS) * column, 36 + Math.floor(index / LEGEND_COLUMNS) * LEGEND_ROW];
    const number = index - 3;
    const sign =
      number >= 0 ? peerSign(number, x, y) : [ourSign(x, y), ourSign(x, y, "ours-streamed"), markStroke(x, y)][index];
    return `${sign}${label(x + 14, y + 5, name)}`;
  });
  return cells.join("");
}

function markStroke(x: number, y: number): string {
  return line({ x, y: y - 11 }, { x, y: y + 11 }, "mark");
}

function speed(bytes: number, seconds: number): number {
  return bytes / 1e6 / seconds;
}
