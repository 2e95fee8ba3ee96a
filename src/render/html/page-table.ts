import type { TableBlock } from "../diagram/diagram.ts";
import { escapeXml, startTag, textElement } from "../svg/xml.ts";

/** With more columns a telephone shows each row as a list of its own. */
const MOST_BESIDE = 3;

/** A table of the picture as a table of the page; its cells know their column's title, for lists made of rows. */
export function* drawTable({ title, columns, rows }: TableBlock): Iterable<string> {
  const classOf = (index: number): string | null => (columns[index]?.align === "right" ? "right" : null);
  yield startTag("table", { class: columns.length > MOST_BESIDE ? "many" : null });
  if (title !== null) yield textElement("caption", {}, title);
  yield "<thead><tr>";
  yield* columns.map((column, index) => textElement("th", { scope: "col", class: classOf(index) }, column.title));
  yield "</tr></thead><tbody>\n";
  for (const cells of rows) {
    const drawn = cells.map((cell, index) => {
      const column = columns[index]?.title ?? "";
      const attributes = { class: classOf(index), "data-column": column === "" ? null : column };
      return `${startTag("td", attributes)}${cell.split("\n").map(escapeXml).join("<br>")}</td>`;
    });
    yield `<tr>${drawn.join("")}</tr>\n`;
  }
  yield "</tbody></table>\n";
}
