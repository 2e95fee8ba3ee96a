import type { Sheet } from "./sheet.ts";
import { drawList } from "./table.ts";

/** A label and what it says; null says nothing and is left out. */
export type Fact = readonly [label: string, text: string | null];

/** Labels on the left, what they say on the right, wrapped under itself. */
export function factsList(facts: readonly Fact[], sheet: Sheet, indent = 2): string[] {
  const rows = facts.flatMap(([label, text]) => (text === null || text === "" ? [] : [[sheet.paint.dim(label), text]]));
  return drawList([{ min: 12 }, { min: 20 }], rows, { width: sheet.width, indent, gap: 3, glyphs: sheet.glyphs });
}
