import { element } from "./svg.ts";

const R = 5;
const SHAPES: readonly ((x: number, y: number) => string)[] = [
  (x, y) => `M${x - R} ${y - R}h${2 * R}v${2 * R}h${-2 * R}z`,
  (x, y) => `M${x} ${y - R - 1}l${R + 1} ${2 * R}h${-2 * R - 2}z`,
  (x, y) => `M${x} ${y - R - 2}l${R + 2} ${R + 2}l${-R - 2} ${R + 2}l${-R - 2} ${-R - 2}z`,
  (x, y) => `M${x} ${y + R + 1}l${R + 1} ${-2 * R}h${-2 * R - 2}z`,
  (x, y) => `M${x - R} ${y - R}l${2 * R} ${2 * R}M${x - R} ${y + R}l${2 * R} ${-2 * R}`,
  (x, y) => `M${x - R - 1} ${y}h${2 * R + 2}M${x} ${y - R - 1}v${2 * R + 2}`,
  (x, y) => `M${x - R} ${y - 2}h${2 * R}v4h${-2 * R}z`,
];

/** The sign of a peer, told apart by shape as well as colour. */
export function peerSign(number: number, x: number, y: number): string {
  const shape = SHAPES[number % SHAPES.length];
  const [atX, atY] = [Math.round(x * 10) / 10, Math.round(y * 10) / 10];
  return element("path", { d: shape?.(atX, atY) ?? "", class: `peer peer-${number % SHAPES.length}` });
}

export function ourSign(x: number, y: number, look = "ours"): string {
  return element("circle", { cx: x, cy: y, r: look === "ours" ? 7 : 5, class: look });
}
