/** Numbers to places on an axis. */
export interface Scale {
  at(value: number): number;
  /** Values that are written at the axis. */
  readonly ticks: readonly number[];
}

const STEPS = [1, 2, 2.5, 5, 10];

/** From 0 to at least `most` over `length`, with about `count` round ticks. */
export function linearScale(most: number, length: number, count = 4): Scale {
  const rough = (most > 0 ? most : 1) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * (STEPS.find((one) => one * power >= rough * 0.999) ?? 10);
  const steps = Math.max(1, Math.ceil((most / step) * 0.999));
  const ticks = Array.from({ length: steps + 1 }, (_, index) => Number((index * step).toPrecision(12)));
  return { at: (value) => (value / (steps * step)) * length, ticks };
}

/** Powers of ten over `length`, from the one below `least` to the one above `most`. */
export function logScale(least: number, most: number, length: number): Scale {
  const [from, to] = [Math.floor(Math.log10(least)), Math.ceil(Math.log10(most))];
  const powers = Math.max(1, to - from);
  const ticks = Array.from({ length: powers + 1 }, (_, index) => 10 ** (from + index));
  return { at: (value) => ((Math.log10(value) - from) / powers) * length, ticks };
}
