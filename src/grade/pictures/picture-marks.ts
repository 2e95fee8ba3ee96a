import type { PictureFormat } from "../../report/grading/check-data/other.ts";
import { MARK, MARKS_CARRIED, MARKS_NAME } from "../../report/picture-mark.ts";
import { latin1, textOf } from "./picture-format.ts";
import { pngChunks } from "./png-chunks.ts";

/** Letters in which the marks of a picture stand, behind their name; anything longer was not written by ftpscope. */
const WRITTEN = MARKS_CARRIED * 17 + 64;

/** The marks that ftpscope left in a picture; null where it did not draw it, or some program that saved it anew dropped them. */
export function marksIn(bytes: Uint8Array, format: PictureFormat): string[] | null {
  if (format === "png") return inPng(bytes);
  if (format === "svg") return inText(textOf(bytes), /<metadata[^<>]{0,99}>\s{0,99}$/, /^([0-9a-f\s]*)<\/metadata>/);
  if (format === "html") return inText(textOf(bytes), /<meta name="$/, /^" content="([0-9a-f\s]*)"/);
  return null;
}

/** A tEXt chunk: keyword, a zero, the marks. */
function inPng(bytes: Uint8Array): string[] | null {
  for (const { type, data } of pngChunks(bytes)) {
    if (type !== "tEXt" || data.length > MARKS_NAME.length + WRITTEN) continue;
    if (latin1(data, 0, MARKS_NAME.length + 1) !== `${MARKS_NAME}\0`) continue;
    return marksOf(textOf(data.subarray(MARKS_NAME.length + 1)));
  }
  return null;
}

/** Letters before the name that are looked at. */
const BEFORE = 240;

/** Between what stands before the name and what stands behind it. */
function inText(text: string, before: RegExp, behind: RegExp): string[] | null {
  for (let at = text.indexOf(MARKS_NAME); at >= 0; at = text.indexOf(MARKS_NAME, at + 1)) {
    const from = at + MARKS_NAME.length;
    if (!before.test(text.slice(Math.max(0, at - BEFORE), at))) continue;
    const marks = behind.exec(text.slice(from, from + WRITTEN))?.[1];
    if (marks !== undefined) return marksOf(marks);
  }
  return null;
}

function marksOf(text: string): string[] {
  return text
    .split(/\s+/)
    .filter((mark) => MARK.test(mark))
    .slice(0, MARKS_CARRIED);
}
