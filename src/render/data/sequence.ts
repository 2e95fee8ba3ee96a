import type { Arrow, Diagram, Note, Panel, Row, TableBlock } from "../diagram/diagram.ts";
import type { Layout } from "../layout/layout.ts";
import { truncate, wrapAtMost } from "../text/cells.ts";
import type { Glyphs } from "../text/glyphs.ts";

/**
 * A picture as the languages of sequence diagrams see it: participants, and what happens from top to bottom. They know one
 * diagram a document, so that all diagrams become one; a machine's port that comes again is the same participant.
 */
export interface Sequence {
  title: string;
  boxes: SequenceBox[];
  items(): Iterable<SequenceItem>;
}

/** A machine. `title` is null where it is a single participant, which names it then. */
export interface SequenceBox {
  title: string | null;
  actors: SequenceActor[];
}

export interface SequenceActor {
  /** Letters and digits. */
  id: string;
  lines: string[];
}

/** Texts are lines of moderate width, at least one each, none of them empty. */
export type SequenceItem =
  | { kind: "message"; from: string; to: string; arrow: Arrow; lines: string[] }
  | { kind: "phase"; first: string; last: string; text: string }
  | { kind: "note"; at: string; lines: string[] }
  | { kind: "over"; first: string; last: string; lines: string[] }
  | { kind: "remark"; text: string };

const HEADING_CELLS = 100;
const LABEL_CELLS = 60;
const LABEL_LINES = 4;
const NOTE_CELLS = 90;
const NOTE_LINES = 12;

/** The layout's diagrams, paragraphs and tables as one sequence. */
export function sequenceOf(layout: Layout, glyphs: Glyphs): Sequence {
  const stage = new Map<string, SequenceBox>();
  const places = new Map<Diagram, string[][]>();
  let count = 0;
  for (const { source } of layout.blocks) {
    if (source.kind !== "diagram") continue;
    const panels = source.panels.map((panel) => {
      return actorsOf(panel, stage, glyphs, () => `p${++count}`);
    });
    places.set(source, panels);
  }
  const boxes = [...stage.values()];
  if (boxes.length === 0) boxes.push({ title: null, actors: [{ id: "p0", lines: label(layout.title, glyphs) }] });
  const order = boxes.flatMap(({ actors }) => actors.map(({ id }) => id));
  return { title: heading(layout.title, glyphs), boxes, items: () => itemsOf(layout, places, order, glyphs) };
}

/** The participant of each lifeline; those that no diagram before had are put on the stage. */
function actorsOf(panel: Panel, stage: Map<string, SequenceBox>, glyphs: Glyphs, nextId: () => string): string[] {
  const perHost = panel.hosts.map((_host, index) => panel.lifelines.filter(({ host }) => host === index).length);
  const times = new Map<string, number>();
  return panel.lifelines.map(({ host, port, role }) => {
    const name = panel.hosts[host]?.name[0] ?? "";
    const own = [port, role[0]].filter((part) => part !== "").join(" ");
    const isSingle = perHost[host] === 1 && panel.title === null;
    const machine = JSON.stringify([panel.title, name, isSingle ? own : null]);
    const title = isSingle ? null : heading([panel.title ?? "", name].filter((part) => part !== "").join(", "), glyphs);
    const box = stage.get(machine) ?? { title, actors: [] };
    stage.set(machine, box);
    const nth = times.get(machine + own) ?? 0;
    times.set(machine + own, nth + 1);
    const lines = (isSingle ? [name, own] : [own === "" ? name : own]).flatMap((text) =>
      text === "" ? [] : label(text, glyphs),
    );
    const same = box.actors.filter((actor) => actor.lines.join("\n") === lines.join("\n"))[nth];
    if (same !== undefined) return same.id;
    const actor = { id: nextId(), lines: lines.length === 0 ? [glyphs.absent] : lines };
    box.actors.push(actor);
    return actor.id;
  });
}

function* itemsOf(
  layout: Layout,
  places: ReadonlyMap<Diagram, string[][]>,
  order: readonly string[],
  glyphs: Glyphs,
): Generator<SequenceItem> {
  let [first = "", last = ""] = [order[0], order.at(-1)];
  for (const { source } of layout.blocks) {
    if (source.kind === "paragraph") {
      yield { kind: "over", first, last, lines: noteLines(source.text, glyphs) };
    } else if (source.kind === "table") {
      yield* remarksOf(source);
    } else {
      const panels = places.get(source) ?? [];
      const used = new Set(panels.flat());
      [first = "", last = ""] = [order.find((id) => used.has(id)), order.findLast((id) => used.has(id))];
      if (first === "" || last === "") [first = "", last = ""] = [order[0], order.at(-1)];
      if (source.title !== null) yield { kind: "over", first, last, lines: noteLines(source.title, glyphs) };
      const told = new Map<string, string>();
      for (const row of source.rows) yield* rowItems(row, source, panels, { first, last }, told, glyphs);
    }
  }
}

function* rowItems(
  row: Row,
  diagram: Diagram,
  panels: readonly string[][],
  over: { first: string; last: string },
  told: Map<string, string>,
  glyphs: Glyphs,
): Generator<SequenceItem> {
  if (row.kind === "phase") {
    yield { kind: "phase", ...over, text: heading(row.label[0], glyphs) };
    return;
  }
  if (row.kind === "text") {
    yield { kind: "over", ...over, lines: noteLines(row.text, glyphs) };
    return;
  }
  const [gutter, isCompared] = [row.gutter.filter((text) => text !== ""), diagram.panels.length > 1];
  const mark = row.marker === null ? [] : [row.marker === "same" ? glyphs.same : glyphs.differs];
  if (isCompared && gutter.length > 0) {
    yield { kind: "over", ...over, lines: noteLines([...gutter, ...mark].join("  "), glyphs) };
  }
  const lead = isCompared || gutter.length === 0 ? "" : `${gutter.join(` ${glyphs.note} `)} ${glyphs.note} `;
  for (const [index, cell] of row.cells.entries()) {
    const panel = diagram.panels[index];
    if (cell === null || panel === undefined) continue;
    const item = cellItem(cell, panels[index] ?? [], lead, panel, told, glyphs);
    if (item !== null) yield item;
  }
}

function cellItem(
  cell: Arrow | Note,
  actors: readonly string[],
  lead: string,
  panel: Panel,
  told: Map<string, string>,
  glyphs: Glyphs,
): SequenceItem | null {
  if (cell.kind === "note") {
    const at = actors[cell.at];
    return at === undefined ? null : { kind: "note", at, lines: label(lead + cell.label[0], glyphs) };
  }
  const [from, to] = [actors[cell.from], actors[cell.to]];
  if (from === undefined || to === undefined) return null;
  const ports = portsText(cell, panel, told, glyphs);
  const beside = cell.beside === null || cell.beside[0] === "" ? [] : label(cell.beside[0], glyphs);
  return { kind: "message", from, to, arrow: cell, lines: [...label(lead + cell.label[0] + ports, glyphs), ...beside] };
}

/**
 * Where a participant stands for one port after another, a message says which when that changes. `told` keeps what was said
 * last between two participants.
 */
function portsText(
  { from, to, ports, label: [text] }: Arrow,
  panel: Panel,
  told: Map<string, string>,
  glyphs: Glyphs,
): string {
  const isNamed = (at: number) => panel.lifelines[at]?.port !== "";
  if (ports === null || (isNamed(from) && isNamed(to))) return "";
  const ends = JSON.stringify([panel.title, Math.min(from, to), Math.max(from, to)]);
  const both = from < to ? `${ports.from} ${ports.to}` : `${ports.to} ${ports.from}`;
  if (told.get(ends) === both) return "";
  told.set(ends, both);
  const isSaid = (at: number, port: string) => isNamed(at) || text.includes(port);
  return isSaid(from, ports.from) && isSaid(to, ports.to) ? "" : ` (${ports.from} ${glyphs.to} ${ports.to})`;
}

function* remarksOf({ title, columns, rows }: TableBlock): Generator<SequenceItem> {
  const lines = [title === null ? [] : [title], columns.map((column) => column.title), ...rows];
  for (const cells of lines) {
    const text = oneLine(cells.join(" | "));
    if (text !== "") yield { kind: "remark", text };
  }
}

/** On one line. */
function heading(text: string, glyphs: Glyphs): string {
  const cut = truncate(oneLine(text), HEADING_CELLS, glyphs.ellipsis);
  return cut === "" ? glyphs.absent : cut;
}

function label(text: string, glyphs: Glyphs): string[] {
  return linesOf(text, LABEL_CELLS, LABEL_LINES, glyphs);
}

function noteLines(text: string, glyphs: Glyphs): string[] {
  return linesOf(text, NOTE_CELLS, NOTE_LINES, glyphs);
}

/** Lines stay apart; each is wrapped. */
function linesOf(text: string, cells: number, most: number, { ellipsis, absent }: Glyphs): string[] {
  const lines = text.split("\n").flatMap((line) => wrapAtMost(oneLine(line), cells, most, ellipsis));
  const told = lines.map((line) => line.trim()).filter((line) => line !== "");
  if (told.length > most) return [...told.slice(0, most - 1), ellipsis];
  return told.length === 0 ? [absent] : told;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
