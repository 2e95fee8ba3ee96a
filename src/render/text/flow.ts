import { cellWidth, truncate, wrap } from "./cells.ts";
import type { Sheet } from "./sheet.ts";

/** Pieces side by side on as many lines as they need, none of them broken; later lines are indented by two. */
export function flowPieces(pieces: readonly string[], sheet: Sheet, gap = 3): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces) {
    const joined = line === "" ? piece : line + " ".repeat(gap) + piece;
    if (line !== "" && cellWidth(joined) > sheet.width) {
      lines.push(line);
      line = `  ${piece}`;
    } else {
      line = joined;
    }
  }
  if (line !== "") lines.push(line);
  return lines.map((text) => truncate(text, sheet.width, sheet.glyphs.ellipsis));
}

/** A paragraph after a lead ("  ! "), its later lines indented to the lead's width. */
export function paragraph(lead: string, text: string, width: number): string[] {
  const indent = cellWidth(lead);
  const lines = wrap(text, Math.max(2, width - indent));
  return lines.map((line, index) => (index === 0 ? lead : " ".repeat(indent)) + line);
}
