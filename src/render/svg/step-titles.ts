import type { Arrow, Note, Picture } from "../diagram/diagram.ts";

/** What is said of a step where there is room for a line: its frame and time, and its whole text. */
export type StepTitles = ReadonlyMap<Arrow | Note, string>;

export function stepTitles({ blocks }: Picture): StepTitles {
  const titles = new Map<Arrow | Note, string>();
  for (const block of blocks) {
    if (block.kind !== "diagram") continue;
    for (const row of block.rows) {
      if (row.kind !== "step") continue;
      const before = row.gutter.map((text) => text.trim()).filter((text) => text !== "");
      for (const cell of row.cells) if (cell !== null) titles.set(cell, [...before, wholeText(cell)].join("  "));
    }
  }
  return titles;
}

/** The longest form of everything that is written at a step. */
export function wholeText(step: Arrow | Note): string {
  const beside = step.kind === "arrow" ? step.beside : null;
  return beside === null ? step.label[0] : `${step.label[0]}  ${beside[0]}`;
}
