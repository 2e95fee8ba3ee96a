import type { Diagram, Label, Panel, Tone } from "../diagram/diagram.ts";
import { type Area, hasRoomForPorts, hostColumns, portColumns, widestNeighbour } from "./columns.ts";
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
/** Between two panels: the sign and two spaces on both sides, or one where the whole is narrow. */
const MARKER_WIDTH = 5;
const NARROW_MARKER_WIDTH = 3;
const NARROW = 60;
/** A panel is no narrower; every machine has two cells for its name and one space. */
const PANEL_WIDTH = 8;
const CLOSEST = 3;

type Members = readonly (readonly number[])[];

/** Wider than `width` only where there are more machines than that many columns can tell apart. */
export function layFrame(diagram: Diagram, width: number): DiagramFrame {
  const [left, right] = diagram.panels;
  const least: readonly [number, number?] =
    right === undefined ? [leastWidth(left)] : [leastWidth(left), leastWidth(right)];
  const between = width < NARROW ? NARROW_MARKER_WIDTH : MARKER_WIDTH;
  const needed = least[0] + (least[1] === undefined ? 0 : between + least[1]);
  const gutter = layGutter(diagram, width, width - needed);
  const whole = Math.max(width, gutter.end + needed);
  const areas = panelAreas(least, gutter.end, whole, between);
  const ports = diagram.panels.every((panel, index) => hasRoomForPorts(panel, areas[index]));
  const panels = diagram.panels.map((panel, index) => {
    const area = areas[index] ?? { from: 0, to: 0 };
    const members = ports ? panel.lifelines.map((_lifeline, at) => [at]) : byHost(panel);
    const columns = ports
      ? portColumns(panel, area, widestNeighbour(diagram, index))
      : hostColumns(members.length, area);
    return panelFrame(panel, area, members, columns, diagram.rows.length);
  });
  const marker = right === undefined ? null : (areas[0]?.to ?? 0) + 1 + Math.floor(between / 2);
  return { width: whole, mode: ports ? "ports" : "hosts", gutter, panels, marker };
}

function leastWidth(panel: Panel): number {
  return Math.max(PANEL_WIDTH, byHost(panel).length * CLOSEST - 1);
}

/** Equal shares, unless one panel has so many machines that it needs more. */
function panelAreas([left, right]: readonly [number, number?], start: number, width: number, between: number): Area[] {
  if (right === undefined) return [{ from: start, to: width - 1 }];
  const room = width - start - between;
  const share = Math.floor(room / 2);
  const leftWidth = Math.max(left, Math.min(share, room - right));
  const second = start + leftWidth + between;
  return [
    { from: start, to: start + leftWidth - 1 },
    { from: second, to: second + Math.max(right, Math.min(share, room - leftWidth)) - 1 },
  ];
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

function panelFrame(panel: Panel, area: Area, members: Members, columns: readonly number[], rows: number): PanelFrame {
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
