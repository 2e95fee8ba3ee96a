import type { Rows } from "../../report/rows.ts";
import { paragraph } from "./flow.ts";
import type { Sheet } from "./sheet.ts";

/** The first `most` things, or all where all are asked for; and `moreLine` of the others. */
export function shorten<Thing>(
  things: Rows<Thing>,
  most: number,
  sheet: Sheet,
  lead = "  ",
): { shown: readonly Thing[]; more: string[] } {
  const shown = things.slice(0, sheet.all ? things.length : most);
  return { shown, more: moreLine(things.length - shown.length, sheet, lead) };
}

/** The line that tells how many are left out, in parts, if need be; none where all are shown. */
export function moreLine(hidden: number, sheet: Sheet, lead = "  "): string[] {
  if (hidden === 0) return [];
  return paragraph(lead, `${sheet.glyphs.ellipsis} ${sheet.words.measures.more(hidden)}`, sheet.width);
}
