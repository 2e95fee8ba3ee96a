import type { PictureFormat } from "../../report/grading/check-data/other.ts";

/** What is known of a picture that was handed in. */
export interface PictureFacts {
  /** By content, never by name. */
  format: PictureFormat;
  /** Pixels; null where it does not say. */
  width: number | null;
  height: number | null;
  /** False where its end is missing. */
  whole: boolean;
  /** Marks (picture-mark.ts) of the sessions and exchanges that it shows; null where ftpscope did not draw it. */
  marks: readonly string[] | null;
}
