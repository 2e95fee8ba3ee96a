import type { Diagram, Label, Lifeline, Panel, Tone } from "../diagram/diagram.ts";
import { fitting } from "./choose-text.ts";
import { type GutterFrame, layGutter } from "./gutter.ts";
import { mergeSpans, type Span } from "./spans.ts";

/** The columns of a diagram: everything that does not depend on single rows. Columns are inclusive. */
export interface DiagramFrame {
  width: number;
  mode: "ports" | "hosts";
  gutter: GutterFrame;
  panels: readonly PanelFrame[];
  /** Column of the sign between two panels; null where there is one panel. */
  marker: number | null;
}

export interface PanelFrame {
  source: Panel;
  from: number;
  to: number;
  /** From left to right. */
  tracks: readonly Track[];
  /** Index of the track of each of the panel's lifelines. */
  trackOf: readonly number[];
}

/** A line that is drawn: one lifeline or, in hosts mode, all lifelines of one host. */
export interface Track {
  column: number;
  host: number;
  tone: Tone;
  port: string;
  role: Label;
  spans: readonly Span[];
}

/** No layout is narrower, whatever is asked for. */
export const NARROWEST = 40;
/** Where neighbouring lifelines come closer than this, hosts are drawn instead of ports. */
const PORT_GAP = 12;
/** Between two panels: the sign and two spaces on both sides. */
const MARKER_WIDTH = 5;
/** A panel is no narrower; every machine has two cells for its name and one space. */
const PANEL_WIDTH = 8;
const CLOSEST = 3;
/** Longer names and labels are cut rather than that lifelines move for them. */
const WIDEST_NAME = 20;
const WIDEST_LABEL = 40;
/** A space on both sides of a label, a head, and the lifeline. */
const AROUND_LABEL = 4;

type Members = readonly (readonly number[])[];

/** Wider than `width` only where there are more machines than that many columns can tell apart. */
export function layFrame(diagram: Diagram, width: number): DiagramFrame {
  const least = diagram.panels.map((panel) => Math.max(PANEL_WIDTH, byHost(panel).length * CLOSEST - 1));
  const needed = sum(least) + (least.length - 1) * MARKER_WIDTH;
  const gutter = layGutter(diagram, width, width - needed);
  const whole = Math.max(width, gutter.end + needed);
  const areas = panelAreas(least, gutter.end, whole);
  const ports = diagram.panels.every((panel, index) => hasRoomForPorts(panel, areas[index]));
  const panels = diagram.panels.map((panel, index) => {
    const { from, to } = areas[index] ?? { from: 0, to: 0 };
    const members = ports ? panel.lifelines.map((_lifeline, at) => [at]) : byHost(panel);
    const columns = ports
      ? portColumns(panel, from, to, widestNeighbour(diagram, index))
      : hostColumns(members.length, from, to);
    return panelFrame(panel, { from, to }, members, columns, diagram.rows.length);
  });
  const first = areas[0];
  const marker = areas.length > 1 && first !== undefined ? first.to + 1 + Math.floor(MARKER_WIDTH / 2) : null;
  return { width: whole, mode: ports ? "ports" : "hosts", gutter, panels, marker };
}

/** Equal shares, unless one panel has so many machines that it needs more. */
function panelAreas(least: readonly number[], start: number, width: number): { from: number; to: number }[] {
  const room = width - start - (least.length - 1) * MARKER_WIDTH;
  const share = Math.floor(room / least.length);
  const [left = 0, right = 0] = least;
  const widths = least.length === 1 ? [room] : [Math.max(left, Math.min(share, room - right)), 0];
  if (least.length > 1) widths[1] = Math.min(room - (widths[0] ?? 0), Math.max(right, share));
  let from = start;
  return widths.map((panelWidth) => {
    const area = { from, to: from + panelWidth - 1 };
    from += panelWidth + MARKER_WIDTH;
    return area;
  });
}

function hasRoomForPorts(panel: Panel, area: { from: number; to: number } | undefined): boolean {
  const count = panel.lifelines.length;
  return area === undefined || count < 2 || portGap(count, area.to - area.from) >= PORT_GAP;
}

/** Half a gap stays free at the sides, if only the rounding allows. */
function portGap(count: number, reach: number): number {
  return Math.min(Math.round(reach / (count - 0.5)), Math.floor(reach / (count - 1)));
}

/**
 * Evenly, with a little more room on the right, where notes stand. Where a label between neighbours takes more cells, the
 * lifelines stand further apart, as far as the names above the outermost leave room.
 */
function portColumns(panel: Panel, from: number, to: number, wanted: number): number[] {
  const count = panel.lifelines.length;
  if (count < 2) return panel.lifelines.map(() => from + Math.floor((Math.min(to - from, PORT_GAP) * 3) / 7));
  const reach = to - from;
  const left = nameOverhang(panel.lifelines[0]);
  const right = nameOverhang(panel.lifelines[count - 1]);
  const wide = Math.min(wanted, Math.floor((reach - left - right) / (count - 1)));
  const gap = Math.max(portGap(count, reach), wide);
  const free = reach - gap * (count - 1);
  const share = Math.floor((free * 3) / 7);
  const first = from + (left + right <= free ? Math.min(Math.max(share, left), free - right) : share);
  return Array.from({ length: count }, (_unused, index) => first + gap * index);
}

/** Cells that the names of a lifeline's port and role take on each side of it. */
function nameOverhang(lifeline: Lifeline | undefined): number {
  const names = lifeline === undefined ? [] : [lifeline.port, lifeline.role[lifeline.role.length - 1] ?? ""];
  const widths = names.map((name) => fitting(name, WIDEST_NAME)?.width ?? WIDEST_NAME);
  return Math.floor(Math.max(0, ...widths) / 2);
}

/** The gap that the shortest labels of all arrows between neighbouring lifelines want. */
function widestNeighbour({ rows }: Diagram, panel: number): number {
  let widest = 0;
  for (const row of rows) {
    const cell = row.kind === "step" ? row.cells[panel] : null;
    if (cell?.kind !== "arrow" || Math.abs(cell.from - cell.to) !== 1) continue;
    const shortest = cell.label[cell.label.length - 1] ?? "";
    widest = Math.max(widest, (fitting(shortest, WIDEST_LABEL)?.width ?? 0) + AROUND_LABEL);
  }
  return widest;
}

/** The first at the left end, the last at the right end. */
function hostColumns(count: number, from: number, to: number): number[] {
  return Array.from({ length: count }, (_unused, index) =>
    count < 2 ? from : from + Math.round(((to - from) * index) / (count - 1)),
  );
}

/** Indexes of the lifelines of each host, hosts in the order of their first lifelines. */
function byHost(panel: Panel): Members {
  const members = new Map<number, number[]>();
  for (const [index, { host }] of panel.lifelines.entries()) {
    const known = members.get(host);
    if (known === undefined) members.set(host, [index]);
    else known.push(index);
  }
  return [...members.values()];
}

function panelFrame(
  panel: Panel,
  area: { from: number; to: number },
  members: Members,
  columns: readonly number[],
  rows: number,
): PanelFrame {
  const trackOf = panel.lifelines.map((_lifeline, index) => members.findIndex((group) => group.includes(index)));
  const tracks = members.map((group, index): Track => {
    const lifelines = group.flatMap((at) => panel.lifelines[at] ?? []);
    const [first] = lifelines;
    const alone = lifelines.length === 1;
    return {
      column: columns[index] ?? area.from,
      host: first?.host ?? 0,
      tone: lifelines.every(({ tone }) => tone === first?.tone) ? (first?.tone ?? "plain") : "plain",
      port: alone ? (first?.port ?? "") : "",
      role: alone ? (first?.role ?? [""]) : [""],
      spans: mergeSpans(
        lifelines.flatMap(({ spans }) => spans),
        rows,
      ),
    };
  });
  return { source: panel, ...area, tracks, trackOf };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
