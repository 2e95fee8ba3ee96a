/** How much of the room each column gets. Widths are in cells. */

/** One Hangul syllable must fit. */
const NARROWEST = 2;

/**
 * Narrows the widest columns first until all fit into `room`; a column goes below its minimum only when every column
 * is at its own. The result sums to `room` or less, unless `room` has not even two cells for each.
 */
export function fitWidths(natural: readonly number[], minimum: readonly number[], room: number): number[] {
  const afterSoft = narrow([...natural], minimum, room);
  const floor = natural.map((width) => Math.min(width, NARROWEST));
  return narrow(afterSoft, floor, room);
}

function narrow(widths: number[], floor: readonly number[], room: number): number[] {
  let excess = widths.reduce((sum, width) => sum + width, 0) - room;
  while (excess > 0) {
    const widest = indexOfWidest(widths, floor);
    if (widest === -1) break;
    widths[widest] = (widths[widest] ?? 1) - 1;
    excess -= 1;
  }
  return widths;
}

function indexOfWidest(widths: readonly number[], floor: readonly number[]): number {
  let found = -1;
  for (const [index, width] of widths.entries()) {
    if (width > (floor[index] ?? 1) && (found === -1 || width > (widths[found] ?? 0))) found = index;
  }
  return found;
}
