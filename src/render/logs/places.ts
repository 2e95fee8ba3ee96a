const STRIDE = 2 ** 32;

/** Names a frame of one of several captures by a number: a key to look things up by. */
export function placeOf(capture: number | null, frame: number): number {
  return (capture ?? 0) * STRIDE + frame;
}
