import { startTag } from "../svg/xml.ts";
import { element, plainText, sentence } from "./markup.ts";

export interface DataColumn {
  title: string;
  align?: "right";
  /** Of the column's cells, for the style sheet. */
  className?: string;
}

/**
 * A table whose first column names its rows; cells are markup. Roles are said in so many words, for on telephones each row becomes a
 * list, and a browser forgets what a table is once it is laid out otherwise.
 */
export function* drawDataTable(
  columns: readonly DataColumn[],
  rows: Iterable<readonly string[]>,
  options: { className: string; label: string | null },
): Iterable<string> {
  yield startTag("table", {
    class: options.className,
    role: "table",
    "aria-label": options.label === null ? null : plainText(options.label),
  });
  const heads = columns.map(({ title, align, className }) =>
    element("th", { scope: "col", role: "columnheader", class: classesOf(align, className) }, sentence(title)),
  );
  yield `<thead role="rowgroup"><tr role="row">${heads.join("")}</tr></thead><tbody role="rowgroup">\n`;
  for (const cells of rows) {
    const drawn = cells.map((cell, index) => drawCell(cell, index, columns[index] ?? { title: "" }));
    yield `<tr role="row">${drawn.join("")}</tr>\n`;
  }
  yield "</tbody></table>\n";
}

function drawCell(cell: string, index: number, { title, align, className }: DataColumn): string {
  const classes = classesOf(align, className);
  return index === 0
    ? element("th", { scope: "row", role: "rowheader", class: classes }, cell)
    : element(
        "td",
        { role: "cell", class: classes, "data-column": cell === "" || title === "" ? null : plainText(title) },
        cell,
      );
}

function classesOf(align: "right" | undefined, className: string | undefined): string | null {
  const classes = [align, className].filter((each) => each !== undefined).join(" ");
  return classes === "" ? null : classes;
}
