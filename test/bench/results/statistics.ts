/** The middle value; the mean of the two middle ones for an even count. NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

export interface Point {
  x: number;
  y: number;
}

/** A straight line through points. */
export interface Line {
  slope: number;
  intercept: number;
  /** Share of the scatter that the line explains: 1 where all points are on it. */
  rSquared: number;
  /** The farthest that a point is from the line, as a share of the line's height there. */
  largestDeviation: number;
}

/** The line of least squares, or null for fewer than two different x. */
export function fitLine(points: readonly Point[]): Line | null {
  const meanX = mean(points.map(({ x }) => x));
  const meanY = mean(points.map(({ y }) => y));
  const sum = (of: (point: Point) => number): number => points.reduce((total, point) => total + of(point), 0);
  const spread = sum(({ x }) => (x - meanX) ** 2);
  if (!(spread > 0)) return null;
  const slope = sum(({ x, y }) => (x - meanX) * (y - meanY)) / spread;
  const intercept = meanY - slope * meanX;
  const at = (x: number): number => intercept + slope * x;
  const scatter = sum(({ y }) => (y - meanY) ** 2);
  const left = sum(({ x, y }) => (y - at(x)) ** 2);
  return {
    slope,
    intercept,
    rSquared: scatter > 0 ? 1 - left / scatter : 1,
    largestDeviation: Math.max(...points.map(({ x, y }) => Math.abs(y - at(x)) / Math.abs(at(x)))),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
