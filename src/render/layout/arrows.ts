import type { Arrow, Label } from "../diagram/diagram.ts";
import { cutLabelOn, type LabelPlace, labelOn, roomOf, type Stretch, tightLabelOn } from "./arrow-label.ts";
import { fitting, placed } from "./choose-text.ts";
import type { PlacedArrow, PlacedText } from "./layout.ts";

/** Where an arrow is drawn; `used` are the columns of lifelines in use in this row, in order. */
export interface ArrowPlace {
  row: number;
  panel: number;
  from: number;
  to: number;
  /** Columns of the lifelines that it reaches on its way. */
  through: readonly number[];
  used: readonly number[];
  /** Whether the ports of both ends are written into the line. */
  withPorts: boolean;
  /** Whether an arrow above says the same ports: a label is not cut for them then. */
  portsAreTold: boolean;
}

/** Less line than this between two ports is no room for a label. */
const LEAST_BETWEEN_PORTS = 12;
/** A broadcast's label is not cut to less than this if the whole line has more room. */
const LEAST_CUT = 8;

/** An arrow between two different columns, without the text beside it. */
export function layArrow(arrow: Arrow, place: ArrowPlace, ellipsis: string): PlacedArrow {
  const { from, to, row, panel } = place;
  const rightward = to > from;
  const whole: Stretch = {
    from: Math.min(from, to) + 1,
    to: Math.max(from, to) - 1,
    leftHead: rightward && arrow.heads === "to" ? 0 : 1,
    rightHead: rightward || arrow.heads === "both" ? 1 : 0,
  };
  const between = place.withPorts ? betweenPorts(arrow, whole, place) : null;
  const inPorts = between === null ? null : labelBetween(arrow, between.stretch, whole, place, ellipsis);
  const line = between !== null && inPorts !== null ? between.stretch : whole;
  const label = inPorts ?? labelAlong(arrow, whole, place, ellipsis);
  const labels = label === null ? [] : [placed(row, label.column, label.text, arrow.tone)];
  const ends = between === null || inPorts === null ? [] : [between.left, between.right];
  const texts = [...labels, ...ends].filter((text) => text.width > 0).sort((a, b) => a.column - b.column);
  const free = (column: number, space: 0 | 1): boolean =>
    column >= line.from && column <= line.to && !isCovered(column, texts, space);
  const through = place.through.filter((column) => free(column, 0) && free(column + (rightward ? -1 : 1), 0));
  const crossings = place.used.filter((column) => free(column, 1) && !through.includes(column));
  const [tail, head] = rightward ? [line.from, line.to] : [line.to, line.from];
  return { row, panel, from, to, tail, head, crossings, through, texts, beside: null, source: arrow };
}

/** A text covers its own cells and, on either side, so much space. */
function isCovered(column: number, texts: readonly PlacedText[], space: 0 | 1): boolean {
  return texts.some((text) => column >= text.column - space && column < text.column + text.width + space);
}

interface BetweenPorts {
  left: PlacedText;
  right: PlacedText;
  stretch: Stretch;
}

/** What remains of the line between the ports of its two ends; null where they leave no room, or end it at a third lifeline. */
function betweenPorts(arrow: Arrow, whole: Stretch, { from, to, row, used }: ArrowPlace): BetweenPorts | null {
  if (arrow.ports === null) return null;
  const [left, right] = from < to ? [arrow.ports.from, arrow.ports.to] : [arrow.ports.to, arrow.ports.from];
  const room = whole.to - whole.from + 1;
  const leftText = fitting(left, room);
  const rightText = fitting(right, room);
  if (leftText === null || rightText === null) return null;
  const spaces = { left: leftText.width === 0 ? 0 : 1, right: rightText.width === 0 ? 0 : 1 };
  const stretch = {
    ...whole,
    from: whole.from + leftText.width + spaces.left,
    to: whole.to - rightText.width - spaces.right,
  };
  if (roomOf(stretch) < 1 || used.includes(stretch.from) || used.includes(stretch.to)) return null;
  return {
    left: placed(row, whole.from, leftText, arrow.tone),
    right: placed(row, whole.to - rightText.width + 1, rightText, arrow.tone),
    stretch,
  };
}

/** The label between ports; null where it says more without them. */
function labelBetween(
  { label }: Arrow,
  stretch: Stretch,
  whole: Stretch,
  { portsAreTold }: ArrowPlace,
  ellipsis: string,
): LabelPlace | null {
  const fitted = labelOn(label, stretch, true) ?? tightLabelOn(label, stretch);
  if (fitted !== null || portsAreTold || roomOf(stretch) < LEAST_BETWEEN_PORTS) return fitted;
  if (tightLabelOn(label, whole) !== null) return null;
  return cutLabelOn(label, stretch, ellipsis);
}

/** The label on the whole line; that of a broadcast where it hides none of the lifelines that it reaches on its way. */
function labelAlong(
  { label }: Arrow,
  whole: Stretch,
  { from, to, through }: ArrowPlace,
  ellipsis: string,
): LabelPlace | null {
  const stretches = stretchesBetween(whole, through, from < to);
  for (const labelled of [labelWithSpaces, tightLabelOn]) {
    for (const stretch of stretches) {
      const place = labelled(label, stretch);
      if (place !== null) return place;
    }
  }
  return cutLabelOn(label, stretches.find((stretch) => roomOf(stretch) >= LEAST_CUT) ?? whole, ellipsis);
}

function labelWithSpaces(label: Label, stretch: Stretch): LabelPlace | null {
  return labelOn(label, stretch, false);
}

/** Stretches of a line between the lifelines that it reaches, from its tail on; each ends in a head. */
function stretchesBetween(whole: Stretch, through: readonly number[], rightward: boolean): Stretch[] {
  const inside = through.filter((column) => column > whole.from && column < whole.to).sort((a, b) => a - b);
  const bounds = [whole.from - 1, ...inside, whole.to + 1];
  const stretches = bounds.slice(1).map((end, index): Stretch => {
    const start = bounds[index] ?? 0;
    return {
      from: start + 1,
      to: end - 1,
      leftHead: index === 0 ? whole.leftHead : rightward ? 0 : 1,
      rightHead: index === bounds.length - 2 ? whole.rightHead : rightward ? 1 : 0,
    };
  });
  return rightward ? stretches : stretches.reverse();
}
