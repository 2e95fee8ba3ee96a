import { frameNumber } from "./text/phrases.ts";
import type { Sheet } from "./text/sheet.ts";

const FRAMES_TOLD = 12;

/** A frame of one of the captures. */
export interface FramePlace {
  capture: number;
  frame: number;
}

/** "frames 1, 2, 7–9" in the order of their numbers; of a long list the first and how many more. */
export function framesCited(places: readonly FramePlace[], sheet: Sheet): string {
  const sorted = [...places].sort((one, other) => one.capture - other.capture || one.frame - other.frame);
  const runs: { first: FramePlace; last: FramePlace; count: number }[] = [];
  for (const place of sorted) {
    const run = runs.at(-1);
    const follows = run?.last.capture === place.capture && place.frame === run.last.frame + 1;
    if (run !== undefined && follows) {
      run.last = place;
      run.count += 1;
    } else runs.push({ first: place, last: place, count: 1 });
  }
  const shown = runs.slice(0, FRAMES_TOLD).map(({ first, last, count }) => {
    const from = frameNumber(sheet, first.capture, first.frame);
    if (count === 1) return from;
    return count === 2
      ? `${from}, ${frameNumber(sheet, last.capture, last.frame)}`
      : from + sheet.glyphs.range + last.frame;
  });
  const hidden = runs.slice(FRAMES_TOLD).reduce((sum, { count }) => sum + count, 0);
  return sheet.words.measures.frames(shown.join(", ") + (hidden > 0 ? `, +${hidden}` : ""), sorted.length > 1);
}
