import { LIMITS } from "../../limits.ts";
import { OutputUnavailable } from "./unavailable.ts";

/** Pixels of the PNG for each of the picture's: 2, or 1 where that is too many. Throws OutputUnavailable where 1 is too. */
export function scaleOf({ width, height }: { width: number; height: number }): 1 | 2 {
  const fits = (scale: number): boolean =>
    Math.max(width, height) * scale <= LIMITS.pngSide && width * height * scale ** 2 <= LIMITS.pngPixels;
  if (fits(2)) return 2;
  if (fits(1)) return 1;
  throw new OutputUnavailable("picture-too-large", "--session, --transfer, --format svg");
}
