/** Where cells lie in pixels. Nanum Gothic Coding of 16 px draws Latin exactly 8 and Hangul exactly 16 wide. */
export const CELL_WIDTH = 8;
export const ROW_HEIGHT = 22;
export const FONT_SIZE = 16;
/** The size at which letters of DejaVu Sans Mono, 1233 of 2048 units wide, fill one cell. */
export const DEJAVU_SIZE = (CELL_WIDTH * 2048) / 1233;
/** Free space around everything. */
export const MARGIN = 20;

/** From a row's top to the line that its letters stand on. */
const BASELINE = 16.5;

/** Left edge of a column. */
export function leftOf(column: number): number {
  return column * CELL_WIDTH;
}

/** Where a line through a column runs. */
export function centreOf(column: number): number {
  return leftOf(column) + CELL_WIDTH / 2;
}

export function topOf(row: number): number {
  return row * ROW_HEIGHT;
}

export function middleOf(row: number): number {
  return topOf(row) + ROW_HEIGHT / 2;
}

export function baselineOf(row: number): number {
  return topOf(row) + BASELINE;
}
