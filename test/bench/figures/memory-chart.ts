import { AIM } from "../results/aims.ts";
import type { MemoryCourse } from "../results/results.ts";
import { linearScale } from "./scale.ts";
import type { Chart } from "./speed-chart.ts";
import { label, line, path } from "./svg.ts";

const TOP = 54;
const HEIGHT = 170;
const LEFT = 42;
const MB = 1e6;

/** Resident memory against time, a line for each kind of output, and the mark. */
export function memoryChart(courses: readonly MemoryCourse[], width: number): Chart {
  const all = courses.flatMap(({ samples }) => samples);
  const across = linearScale(Math.max(...all.map(({ seconds }) => seconds), 0), width - LEFT - 20, 8);
  const highest = Math.max(...all.map(({ bytes }) => bytes), AIM.hourBytes);
  const up = linearScale(highest / MB, HEIGHT, 4);
  const at = (seconds: number, megabytes: number) => ({
    x: LEFT + across.at(seconds),
    y: TOP + HEIGHT - up.at(megabytes),
  });
  const right = width - 20;
  const grid = up.ticks.flatMap((tick) => {
    const { y } = at(0, tick);
    return [line({ x: LEFT, y }, { x: right, y }, "grid"), label(LEFT - 6, y + 4, String(tick), "end", "small")];
  });
  const seconds = across.ticks.map((tick) => label(at(tick, 0).x, TOP + HEIGHT + 18, String(tick), "middle", "small"));
  const lines = courses.map(({ samples }, index) =>
    path(
      samples.map((sample) => at(sample.seconds, sample.bytes / MB)),
      `course course-${index}`,
    ),
  );
  const { y: markY } = at(0, AIM.hourBytes / MB);
  const legend = courses.map(({ format }, index) => {
    const x = LEFT + index * 110;
    return line({ x, y: 36 }, { x: x + 24, y: 36 }, `course course-${index}`) + label(x + 30, 41, format);
  });
  const markX = LEFT + courses.length * 110;
  const markup = [
    label(0, 14, "Resident memory in MB over the seconds of an hour's traffic read through a pipe", "start", "title"),
    ...legend,
    line({ x: markX, y: 36 }, { x: markX + 24, y: 36 }, "mark-line"),
    label(markX + 30, 41, "mark"),
    ...grid,
    ...seconds,
    line({ x: LEFT, y: markY }, { x: right, y: markY }, "mark-line"),
    ...lines,
  ].join("");
  return { markup, height: TOP + HEIGHT + 30 };
}
