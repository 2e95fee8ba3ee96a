import type { Rows } from "../../report/rows.ts";
import { paragraph } from "./flow.ts";
import type { Sheet } from "./sheet.ts";

/** The first `most` things, or all where all are asked for; and the line (in parts, if need be) that tells how many are left out. */
export function shorten<Thing>(
  things: Rows<Thing>,
  most: number,
  sheet: Sheet,
  lead = "  ",
): { shown: readonly Thing[]; more: string[] } {
  const shown = things.slice(0, sheet.all ? things.length : most);
  const hidden = things.length - shown.length;
  if (hidden === 0) return { shown, more: [] };
  return { shown, more: paragraph(lead, `${sheet.glyphs.ellipsis} ${sheet.words.measures.more(hidden)}`, sheet.width) };
}
