/** Points with at most two decimals, and none that say nothing: "8", "7.5", "0.33". */
export function pointsText(points: number): string {
  return String(Math.round(points * 100) / 100);
}

/** "28/40". */
export function pointsOf(points: number, maximum: number): string {
  return `${pointsText(points)}/${pointsText(maximum)}`;
}
