import { MARKS_CARRIED, MARKS_NAME } from "../../report/picture-mark.ts";
import type { Layout } from "../layout/layout.ts";
import { startTag } from "./xml.ts";

/** The marks of what a picture shows, each once, as pictures in files carry them. */
export function marksShown({ blocks }: Layout): string[] {
  const marks = blocks.flatMap((block) => (block.kind === "diagram" ? (block.source.marks ?? []) : []));
  return [...new Set(marks)].slice(0, MARKS_CARRIED);
}

/** The marks as an SVG's metadata, which nobody sees. */
export function* marksElement(layout: Layout): Iterable<string> {
  yield `${startTag("metadata", {})}${MARKS_NAME}`;
  for (const mark of marksShown(layout)) yield ` ${mark}`;
  yield "</metadata>";
}
