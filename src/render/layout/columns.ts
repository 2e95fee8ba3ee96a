import type { Diagram, Lifeline, Panel } from "../diagram/diagram.ts";
import { fitting } from "./choose-text.ts";

/** Columns from first to last, both included. */
export interface Area {
  from: number;
  to: number;
}

/** Where neighbouring lifelines come closer than this, hosts are drawn instead of ports. */
const PORT_GAP = 12;
/** Longer names and labels are cut rather than that lifelines move for them. */
const WIDEST_NAME = 20;
const WIDEST_LABEL = 40;
/** A space on both sides of a label, a head, and the lifeline. */
const AROUND_LABEL = 4;

/** Whether every port can have its lifeline. */
export function hasRoomForPorts(panel: Panel, area: Area | undefined): boolean {
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
export function portColumns(panel: Panel, { from, to }: Area, wanted: number): number[] {
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
export function widestNeighbour({ rows }: Diagram, panel: number): number {
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
export function hostColumns(count: number, { from, to }: Area): number[] {
  return Array.from({ length: count }, (_unused, index) =>
    count < 2 ? from : from + Math.round(((to - from) * index) / (count - 1)),
  );
}
