/** Points are reckoned in whole hundredths, so that sums are exact. */

/** Hundredths of a number of points. */
export function hundredths(points: number): number {
  return Math.round(points * 100);
}

/** Points, with two decimals at most, of a number of hundredths. */
export function pointsOf(whole: number): number {
  return whole / 100;
}

/** The sum of points, exact to two decimals. */
export function sumOfPoints(points: readonly number[]): number {
  return pointsOf(points.reduce((total, one) => total + hundredths(one), 0));
}
