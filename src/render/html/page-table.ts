import type { TableBlock } from "../diagram/diagram.ts";
import { escapeXml, startTag, textElement } from "../svg/xml.ts";

/** With more columns (those for row names and signs have no title) a telephone shows each row as a list of its own. */
const MOST_BESIDE = 2;

/** A table of the picture as a table of the page; its cells know their column's title, for lists made of rows. An untitled first column names rows. */
export function* drawTable({ title, columns, rows }: TableBlock): Iterable<string> {
  const classOf = (index: number): string | null => (columns[index]?.align === "right" ? "right" : null);
  const titled = columns.filter((column) => column.title !== "");
  yield startTag("table", { class: titled.length > MOST_BESIDE ? "many" : null });
  if (title !== null) yield textElement("caption", {}, title);
  yield "<thead><tr>";
  yield* columns.map(({ title: heading }, index) =>
    heading === "" ? "<td></td>" : textElement("th", { scope: "col", class: classOf(index) }, heading),
  );
  yield "</tr></thead><tbody>\n";
  for (const cells of rows) {
    const drawn = cells.map((cell, index) => {
      const column = columns[index]?.title ?? "";
      const text = cell.split("\n").map(escapeXml).join("<br>");
      if (index === 0 && column === "") return `${startTag("th", { scope: "row", class: classOf(index) })}${text}</th>`;
      return `${startTag("td", { class: classOf(index), "data-column": column === "" ? null : column })}${text}</td>`;
    });
    yield `<tr>${drawn.join("")}</tr>\n`;
  }
  yield "</tbody></table>\n";
}
