import type { Diagram, Label, Tone } from "../diagram/diagram.ts";
import { wrapAtMost } from "../text/cells.ts";
import { choose, fitting, type MeasuredText, placed } from "./choose-text.ts";
import { fitWidths } from "./fit.ts";
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

type NamesOf = (panel: PanelFrame) => Named[];

interface Group {
  host: number;
  from: number;
  to: number;
  middle: number;
}

const TITLE_LINES = 4;
/** What is no longer than this is no address, and stays with what it belongs to: "Server A". */
const LETTERS = 3;
/** Between two names. */
const SPACE = 2;

/** Title, panel titles, hosts over brackets, ports, roles: those rows that have anything to say. */
export function layHeader(diagram: Diagram, frame: DiagramFrame, ellipsis: string): Header {
  const header: Header = { height: 0, texts: [], brackets: [] };
  for (const line of diagram.title === null ? [] : wrapAtMost(diagram.title, frame.width, TITLE_LINES, ellipsis)) {
    header.texts.push(placed(header.height, 0, choose([line], frame.width, ellipsis), "heading"));
    header.height += 1;
  }
  const addRow = (namesOf: NamesOf): number | null => {
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
  const hosts = hostRows(frame).map(addRow).at(-1) ?? null;
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

/** The machines in one row or, before anything of their names is left out, in two: what each is, and which one. */
function hostRows({ panels }: DiagramFrame): NamesOf[] {
  const haveRoom = (namesOf: NamesOf): boolean =>
    panels.every((panel) => placeApart(namesOf(panel), 0, panel, 0) !== null);
  const parts = [0, 1].map(
    (part): NamesOf =>
      (panel) =>
        hostNames(panel).map((host) => ({ ...host, label: [atLastSpace(host.label[0])[part] ?? ""] })),
  );
  const isLong = panels.some((panel) => parts[1]?.(panel).some(({ label }) => fitting(label[0], LETTERS) === null));
  return isLong && !haveRoom(hostNames) && parts.every(haveRoom) ? parts : [hostNames];
}

/** "Other host 10.0.0.9" → "Other host", "10.0.0.9". */
function atLastSpace(name: string): [string, string] {
  const space = name.lastIndexOf(" ");
  return space < 0 ? [name, ""] : [name.slice(0, space), name.slice(space + 1)];
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

/** Names centred over their lifelines: as long as all can be said at equal length, else cut and pushed together. */
function placeNames(items: readonly Named[], panel: PanelFrame, row: number, ellipsis: string): PlacedText[] {
  const variants = items.reduce((most, { label }) => Math.max(most, label.length), 0);
  for (let level = 0; level < variants; level++) {
    const apart = placeApart(items, level, panel, row);
    if (apart !== null) return apart;
  }
  return pushTogether(items, panel, row, ellipsis);
}

/** Every name in the variant of that level; null where they do not fit beside each other. */
function placeApart(items: readonly Named[], level: number, panel: PanelFrame, row: number): PlacedText[] | null {
  const room = panel.to - panel.from + 1;
  const texts = items.map(({ label }) => fitting(label[Math.min(level, label.length - 1)] ?? "", room));
  const columns = texts.map((text, index) => centredColumn(items[index], text?.width ?? 0, panel));
  const apart = texts.every(
    (text, index) =>
      text !== null && (columns[index + 1] ?? Number.POSITIVE_INFINITY) - (columns[index] ?? 0) >= text.width + SPACE,
  );
  if (!apart) return null;
  return texts.flatMap((text, index) => (text === null ? [] : nameAt(items[index], text, columns[index], row)));
}

/** Shortest names, cut where even they are too long together, as near to their lifelines as they find room. */
function pushTogether(items: readonly Named[], panel: PanelFrame, row: number, ellipsis: string): PlacedText[] {
  const shortest = items.map(({ label }) =>
    choose([label[label.length - 1] ?? ""], panel.to - panel.from + 1, ellipsis),
  );
  const natural = shortest.map(({ width }) => width);
  const widths = fitWidths(natural, natural, panel.to - panel.from + 1 - (items.length - 1));
  const texts = shortest.map(({ text }, index) => choose([text], widths[index] ?? 0, ellipsis));
  const columns: number[] = [];
  let free = panel.from;
  for (const [index, { width }] of texts.entries()) {
    const column = Math.max(free, centredColumn(items[index], width, panel));
    columns.push(column);
    free = column + width + 1;
  }
  let end = panel.to + 1;
  for (let index = texts.length - 1; index >= 0; index--) {
    const column = Math.min(columns[index] ?? 0, end - (texts[index]?.width ?? 0));
    columns[index] = column;
    end = column - 1;
  }
  return texts.flatMap((text, index) => (text.width === 0 ? [] : nameAt(items[index], text, columns[index], row)));
}

function nameAt(item: Named | undefined, text: MeasuredText, column = 0, row: number): PlacedText {
  return placed(row, column, text, item?.tone ?? "plain");
}

/** Over the middle, but within the panel. */
function centredColumn(item: Named | undefined, width: number, { from, to }: PanelFrame): number {
  return Math.max(from, Math.min((item?.centre ?? from) - Math.floor(width / 2), to - width + 1));
}
