import type { Arrow, Note, Picture } from "../diagram/diagram.ts";
import { truncate } from "../text/cells.ts";

/** Cells that a title takes at most: a name off the wire may fill a screen. */
const LONGEST_TITLE = 400;

/** What is said of a step where there is room for a line: its frame and time, and its whole text. */
export type StepTitles = ReadonlyMap<Arrow | Note, string>;

/** The title of each arrow and note of a picture. */
export function stepTitles({ blocks }: Picture): StepTitles {
  const titles = new Map<Arrow | Note, string>();
  for (const block of blocks) {
    if (block.kind !== "diagram") continue;
    for (const row of block.rows) {
      if (row.kind !== "step") continue;
      const before = row.gutter.map((text) => text.trim()).filter((text) => text !== "");
      for (const cell of row.cells)
        if (cell !== null) titles.set(cell, truncate([...before, wholeText(cell)].join("  "), LONGEST_TITLE, "…"));
    }
  }
  return titles;
}

/** The longest form of everything that is written at a step. */
export function wholeText(step: Arrow | Note): string {
  const beside = step.kind === "arrow" ? step.beside : null;
  return beside === null ? step.label[0] : `${step.label[0]}  ${beside[0]}`;
}
