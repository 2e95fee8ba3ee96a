import type { Diagram, Label, Tone } from "../diagram/diagram.ts";
import { wrapAtMost } from "../text/cells.ts";
import { choose, type MeasuredText, placed } from "./choose-text.ts";
import type { DiagramFrame, PanelFrame, Track } from "./frame.ts";
import { placeInGutter } from "./gutter.ts";
import type { PlacedBracket, PlacedText } from "./layout.ts";

export interface Header {
  height: number;
  texts: PlacedText[];
  brackets: PlacedBracket[];
}

/** Something named above the lifelines. */
interface Named {
  centre: number;
  label: Label;
  tone: Tone;
}

interface Group {
  host: number;
  from: number;
  to: number;
  middle: number;
}

const TITLE_LINES = 4;

/** Title, panel titles, hosts over brackets, ports, roles: those rows that have anything to say. */
export function layHeader(diagram: Diagram, frame: DiagramFrame, ellipsis: string): Header {
  const header: Header = { height: 0, texts: [], brackets: [] };
  for (const line of diagram.title === null ? [] : wrapAtMost(diagram.title, frame.width, TITLE_LINES, ellipsis)) {
    header.texts.push(placed(header.height, 0, choose([line], frame.width, ellipsis), "heading"));
    header.height += 1;
  }
  const addRow = (namesOf: (panel: PanelFrame) => Named[]): number | null => {
    const rows = frame.panels.map((panel) => ({
      panel,
      named: namesOf(panel).filter(({ label }) => saysAnything(label)),
    }));
    if (rows.every(({ named }) => named.length === 0)) return null;
    for (const { panel, named } of rows) header.texts.push(...placeNames(named, panel, header.height, ellipsis));
    header.height += 1;
    return header.height - 1;
  };
  addRow(panelTitle);
  const hosts = addRow(hostNames);
  addBrackets(header, frame);
  const ports = addRow(({ tracks }) => tracks.map((track) => ({ ...named(track), label: [track.port] })));
  const roles = addRow(({ tracks }) => tracks.map((track) => ({ ...named(track), label: track.role })));
  const titled = [hosts, ports, roles].filter((row) => row !== null);
  addGutterTitles(diagram, frame, header, titled.at(-2) ?? titled.at(-1), ellipsis);
  return header;
}

function named({ column, tone, role }: Track): Named {
  return { centre: column, label: role, tone };
}

function saysAnything(label: Label): boolean {
  return label.some((variant) => variant !== "");
}

function panelTitle({ source, tracks, from, to }: PanelFrame): Named[] {
  const first = tracks[0]?.column ?? from;
  const last = tracks.at(-1)?.column ?? to;
  return source.title === null
    ? []
    : [{ centre: Math.floor((first + last) / 2), label: [source.title], tone: "heading" }];
}

function hostNames(panel: PanelFrame): Named[] {
  return groups(panel).map(({ host, middle }) => ({
    centre: middle,
    label: panel.source.hosts[host]?.name ?? [""],
    tone: "heading",
  }));
}

/** Lifelines of the same host that stand beside each other. */
function groups({ tracks }: PanelFrame): Group[] {
  const found: Group[] = [];
  for (const { host, column } of tracks) {
    const last = found.at(-1);
    if (last === undefined || last.host !== host) found.push({ host, from: column, to: column, middle: column });
    else {
      last.to = column;
      last.middle = Math.floor((last.from + column) / 2);
    }
  }
  return found;
}

function addBrackets(header: Header, frame: DiagramFrame): void {
  const wide = frame.panels.flatMap(groups).filter(({ from, to }) => to > from);
  for (const { from, middle, to } of wide) header.brackets.push({ row: header.height, from, middle, to });
  if (wide.length > 0) header.height += 1;
}

function addGutterTitles(
  diagram: Diagram,
  frame: DiagramFrame,
  header: Header,
  row: number | undefined,
  ellipsis: string,
): void {
  if (diagram.gutter.every(({ title }) => title === "")) return;
  if (row === undefined) header.height += 1;
  for (const [index, { title }] of diagram.gutter.entries()) {
    const text = choose([title], frame.gutter.columns[index]?.width ?? 0, ellipsis);
    if (text.width > 0) header.texts.push(placeInGutter(frame.gutter, index, row ?? header.height - 1, text, "dim"));
  }
}

/** Names centred over their lifelines: as long as all can be said at equal length, else each within its share of the row. */
function placeNames(items: readonly Named[], panel: PanelFrame, row: number, ellipsis: string): PlacedText[] {
  const variants = items.reduce((most, { label }) => Math.max(most, label.length), 0);
  for (let level = 0; level < variants; level++) {
    const texts = items.map((item) => {
      const text = item.label[Math.min(level, item.label.length - 1)] ?? "";
      return centred(item, choose([text], panel.to - panel.from + 1, ellipsis), panel.from, panel.to, row);
    });
    const cutOff = texts.some(({ text }) => text.endsWith(ellipsis));
    if (!cutOff && texts.every((text, index) => index === 0 || text.column > endOf(texts[index - 1]))) return texts;
  }
  return items.flatMap((item, index) => {
    const from = index === 0 ? panel.from : between(items[index - 1], item) + 1;
    const to = index === items.length - 1 ? panel.to : between(item, items[index + 1]) - 1;
    const text = choose(item.label, to - from + 1, ellipsis);
    return text.width === 0 ? [] : [centred(item, text, from, to, row)];
  });
}

function endOf(text: PlacedText | undefined): number {
  return text === undefined ? -1 : text.column + text.width;
}

/** The column that stays free between two names. */
function between(left: Named | undefined, right: Named | undefined): number {
  return Math.floor(((left?.centre ?? 0) + (right?.centre ?? 0)) / 2);
}

function centred({ centre, tone }: Named, text: MeasuredText, from: number, to: number, row: number): PlacedText {
  const column = Math.min(centre - Math.floor(text.width / 2), to - text.width + 1);
  return placed(row, Math.max(from, column), text, tone);
}
