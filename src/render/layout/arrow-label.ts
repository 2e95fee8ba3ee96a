import type { Label } from "../diagram/diagram.ts";
import { cut, fitting, type MeasuredText } from "./choose-text.ts";

/** A stretch of an arrow's line, in columns (inclusive), and how many heads stand at its ends. */
export interface Stretch {
  from: number;
  to: number;
  leftHead: 0 | 1;
  rightHead: 0 | 1;
}

export interface LabelPlace {
  column: number;
  text: MeasuredText;
}

/** Cells of line left standing beside a label, most comfortable first. */
const LINE_CELLS = [2, 1, 0];
/** A label cut to less than this gives up the spaces around it. */
const SHORT = 12;

/** The fullest variant with spaces around it and as much line as there is room for; null where none fits. */
export function labelOn(label: Label, stretch: Stretch, centred: boolean): LabelPlace | null {
  const room = roomOf(stretch);
  for (const variant of label) {
    const text = fitting(variant, room - 2);
    if (text !== null) return { text, column: columnOf(text, stretch, centred) };
  }
  return null;
}

/** The fullest variant from end to end of the line, without spaces; null where none fits. */
export function tightLabelOn(label: Label, stretch: Stretch): LabelPlace | null {
  for (const variant of label) {
    const text = fitting(variant, roomOf(stretch));
    if (text !== null) return { text, column: stretch.from + stretch.leftHead };
  }
  return null;
}

/** The shortest variant, cut. */
export function cutLabelOn(label: Label, stretch: Stretch, ellipsis: string): LabelPlace | null {
  const room = roomOf(stretch);
  const spaces = room - 2 >= SHORT ? 1 : 0;
  const text = cut(label[label.length - 1] ?? "", room - 2 * spaces, ellipsis);
  return text.width === 0 ? null : { text, column: stretch.from + stretch.leftHead + spaces };
}

/** Cells between the heads. */
export function roomOf({ from, to, leftHead, rightHead }: Stretch): number {
  return to - from + 1 - leftHead - rightHead;
}

function columnOf(text: MeasuredText, stretch: Stretch, centred: boolean): number {
  const free = roomOf(stretch) - text.width - 2;
  const line = centred ? Math.floor(free / 2) : (LINE_CELLS.find((cells) => 2 * cells <= free) ?? 0);
  return stretch.from + stretch.leftHead + line + 1;
}
