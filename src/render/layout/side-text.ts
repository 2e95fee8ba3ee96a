import type { Label, Note } from "../diagram/diagram.ts";
import { wrapAtMost } from "../text/cells.ts";
import { choose, fitting, type MeasuredText } from "./choose-text.ts";
import type { Area } from "./columns.ts";

/** Where texts beside lifelines may stand: a panel's columns (inclusive), and the lifelines in use there in this row. */
export interface Lane extends Area {
  used: readonly number[];
}

export interface SideText {
  column: number;
  lines: readonly MeasuredText[];
}

/** Where less than this is free on the right, a note rather stands on the left. */
const ENOUGH = 12;
/** A wrapped note leaves later lifelines uncovered if it has this much room before them. */
const COMFORTABLE = 24;
/** One Hangul syllable must fit. */
const NARROWEST = 2;

/** One line right of a short arrow, else left of it, without covering any lifeline; null where neither has room. */
export function besideArrow(
  label: Label,
  ends: { left: number; right: number },
  lane: Lane,
): { column: number; text: MeasuredText } | null {
  const from = ends.right + 2;
  const to = (lane.used.find((column) => column > ends.right) ?? lane.to + 1) - 1;
  const right = firstFitting(label, to - from + 1);
  if (right !== null) return { column: from, text: right };
  const before = lane.used.filter((column) => column < ends.left).at(-1);
  const left = firstFitting(label, ends.left - 2 - (before === undefined ? lane.from : before + 2) + 1);
  return left === null ? null : { column: ends.left - 1 - left.width, text: left };
}

function firstFitting(label: Label, room: number): MeasuredText | null {
  for (const variant of label) {
    const text = fitting(variant, room);
    if (text !== null) return text;
  }
  return null;
}

/** A note at its lifeline, on the side where it would rather stand if that has room. */
export function noteText(note: Note, at: number, lane: Lane, lines: number, ellipsis: string): SideText {
  const place = note.before === true && at - lane.from > ENOUGH ? textBeforeLifeline : textAtLifeline;
  return place(note.label, at, lane, lines, ellipsis);
}

/** Text left of a lifeline: in one line clear of the lifeline before it if any variant fits there, else wrapped. */
function textBeforeLifeline(label: Label, at: number, lane: Lane, lines: number, ellipsis: string): SideText {
  const neighbours = lane.used.filter((column) => column < at);
  const nearest = neighbours.at(-1);
  const clear = nearest === undefined ? null : firstFitting(label, at - 2 - (nearest + 2) + 1);
  if (clear !== null) return { column: at - 1 - clear.width, lines: [clear] };
  const left = { from: lane.from, to: at - 2 };
  const areas = neighbours.map((column) => ({ ...left, from: column + 2 }));
  return wrapped(label, widest(areas, left), lines, ellipsis, "right");
}

/**
 * Text at a lifeline: right of it in one line if any variant fits there, over later lifelines where it must; else left of it
 * if the right side is narrow; else wrapped, and cut after `lines` lines.
 */
export function textAtLifeline(label: Label, at: number, lane: Lane, lines: number, ellipsis: string): SideText {
  const right = { from: at + 2, to: lane.to };
  const onRight = firstFitting(label, roomOf(right));
  if (onRight !== null) return { column: right.from, lines: [onRight] };
  const left = { from: lane.from, to: at - 2 };
  if (roomOf(right) < ENOUGH && roomOf(right) < roomOf(left)) {
    const onLeft = firstFitting(label, roomOf(left));
    if (onLeft !== null) return { column: at - 1 - onLeft.width, lines: [onLeft] };
    return textBeforeLifeline(label, at, lane, lines, ellipsis);
  }
  if (roomOf(right) < NARROWEST) return wrapped(label, lane, lines, ellipsis, "left");
  const areas = lane.used.filter((column) => column > at).map((column) => ({ ...right, to: column - 2 }));
  return wrapped(label, widest(areas, right), lines, ellipsis, "left");
}

/** The widest area that ends before a lifeline if that is wide enough, else all that there is. */
function widest(areas: readonly Area[], whole: Area): Area {
  const best = areas.reduce<Area | null>(
    (wide, area) => (wide === null || roomOf(area) > roomOf(wide) ? area : wide),
    null,
  );
  const enough = Math.min(COMFORTABLE, Math.floor((roomOf(whole) * 2) / 3));
  return best !== null && roomOf(best) >= Math.max(ENOUGH, enough) ? best : whole;
}

function roomOf({ from, to }: Area): number {
  return to - from + 1;
}

function wrapped([whole]: Label, area: Area, most: number, ellipsis: string, side: "left" | "right"): SideText {
  const room = roomOf(area);
  const lines = wrapAtMost(whole, room, most, ellipsis).map((line) => choose([line], room, ellipsis));
  const widest = lines.reduce((width, line) => Math.max(width, line.width), 0);
  return { column: side === "left" ? area.from : area.to - widest + 1, lines };
}
