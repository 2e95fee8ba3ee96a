// FENCE, numbers alone: allocates nothing.

/** How often something happened, and the frame reference of the first packet with it (0 while it never happened). */
export interface Tally {
  count: number;
  firstFrame: number;
}

export function newTally(): Tally {
  return { count: 0, firstFrame: 0 };
}

/** One more, seen in `frame`. */
export function addToTally(tally: Tally, frame: number): void {
  if (tally.count === 0) tally.firstFrame = frame;
  tally.count++;
}
