/** What is known of a picture that was handed in. */
export interface PictureFacts {
  /** "png", "jpeg", "gif", "webp", "bmp", "svg", "html" (only ftpscope's own) … */
  format: string;
  /** Pixels; null where it does not say. */
  width: number | null;
  height: number | null;
  /** False where its end is missing. */
  whole: boolean;
  /** Marks (picture-mark.ts) of the sessions and exchanges that it shows; null where ftpscope did not draw it. */
  marks: readonly string[] | null;
}
