import type { Arrow, Tone } from "../diagram/diagram.ts";
import type { Layout, PlacedArrow } from "../layout/layout.ts";
import type { Words } from "../locale/language.ts";
import { cellWidth, truncate } from "../text/cells.ts";
import { drawArrow } from "./draw-arrow.ts";
import { drawText } from "./draw-text.ts";
import { topOf } from "./grid.ts";
import type { Pen } from "./pen.ts";

/** What one way of drawing means. */
interface LegendItem {
  sample: Pick<Arrow, "line" | "tone" | "lost">;
  text: string;
}

/** A legend in its rows, ready to draw. */
export interface Legend {
  height: number;
  draw(pen: Pen): Iterable<string>;
}

/** Cells of a sample, between it and its words, and between two items. */
const SAMPLE = 6;
const GAP = 1;
const BETWEEN = 3;

/** Explains what the picture's arrows differ in; null where all are alike, or there are none. */
export function legendOf(layout: Layout, words: Words): Legend | null {
  const items = itemsOf(layout, words.pictures.legend);
  if (items.length === 0) return null;
  const placed = placeItems(items, layout.width);
  const rows = (placed.at(-1)?.row ?? 0) + 1;
  return { height: topOf(rows), draw: (pen) => placed.map((item) => drawItem(item, pen)) };
}

function itemsOf({ blocks }: Layout, texts: Words["pictures"]["legend"]): LegendItem[] {
  const diagrams = blocks.flatMap((block) => (block.kind === "diagram" ? [block] : []));
  const arrows = diagrams.flatMap((diagram) => diagram.arrows.map(({ source }) => source));
  const first = (fits: (arrow: Arrow) => boolean): Arrow | undefined => arrows.find(fits);
  const solid = { line: "solid", lost: false } as const;
  const items: LegendItem[] = [];
  // Where ports say something, connections are told apart; in DHCP the same tones tell who speaks.
  const connections = (tone: Tone): boolean =>
    first((arrow) => arrow.ports !== null && arrow.tone === tone) !== undefined;
  if (connections("control") && connections("data")) {
    items.push({ sample: { ...solid, tone: "control" }, text: texts.control });
    items.push({ sample: { ...solid, tone: "data" }, text: texts.data });
  }
  const burst = first(({ line }) => line === "double");
  if (burst !== undefined) items.push({ sample: { line: "double", lost: false, tone: burst.tone }, text: texts.burst });
  const broadcast = first(({ line }) => line === "dashed");
  if (broadcast !== undefined) {
    items.push({ sample: { line: "dashed", lost: false, tone: broadcast.tone }, text: texts.broadcast });
  }
  const lost = first((arrow) => arrow.lost);
  if (lost !== undefined) items.push({ sample: { line: "solid", lost: true, tone: lost.tone }, text: texts.lost });
  return items;
}

type PlacedItem = LegendItem & { row: number; column: number; width: number };

/** Beside each other, as many as fit into a row. */
function placeItems(items: readonly LegendItem[], width: number): PlacedItem[] {
  let row = 0;
  let column = 0;
  return items.map((item) => {
    const text = truncate(item.text, width - SAMPLE - GAP, "…");
    const taken = SAMPLE + GAP + cellWidth(text);
    if (column > 0 && column + taken > width) {
      row++;
      column = 0;
    }
    const placed = { ...item, text, row, column, width: cellWidth(text) };
    column += taken + BETWEEN;
    return placed;
  });
}

function drawItem({ sample, text, row, column, width }: PlacedItem, pen: Pen): string {
  const nothing = { through: [], beside: null, ports: null, details: [] };
  const source: Arrow = { kind: "arrow", from: 0, to: 1, heads: "to", label: [text], ...nothing, ...sample };
  const arrow: PlacedArrow = {
    ...{ row, panel: 0, from: column, to: column + SAMPLE - 1, tail: column + 1, head: column + SAMPLE - 2 },
    ...{ crossings: [], through: [], texts: [], beside: null },
    source,
  };
  const label = { row, column: column + SAMPLE + GAP, width, text, tone: "dim" as const };
  return drawArrow(arrow, { ...pen, openStep: () => "<g>" }) + drawText(label, pen);
}
