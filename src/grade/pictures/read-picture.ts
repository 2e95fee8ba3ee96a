import { isWhole } from "./picture-end.ts";
import type { PictureFacts } from "./picture-facts.ts";
import { pictureFormatOf } from "./picture-format.ts";
import { marksIn } from "./picture-marks.ts";
import { pictureSizeOf } from "./picture-size.ts";

/**
 * What is known of a picture, told by its bytes alone; null where they are none. The bytes are only read; whatever they are,
 * it neither throws nor takes more time than they are long.
 */
export function readPicture(bytes: Uint8Array): PictureFacts | null {
  const format = pictureFormatOf(bytes);
  if (format === null) return null;
  const { width, height } = pictureSizeOf(bytes, format);
  return { format, width, height, whole: isWhole(bytes, format), marks: marksIn(bytes, format) };
}
