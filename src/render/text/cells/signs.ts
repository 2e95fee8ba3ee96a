import { clustersOf, clusterWidth } from "./cluster-width.ts";
import { usualWidth } from "./usual-text.ts";

/** What a terminal draws as one, and the colours it is drawn in. */
export interface Sign {
  text: string;
  cells: number;
  colour: Colour;
}

/** The codes in force, as paint.ts writes them: for bold or dim, and for a hue. Empty where there is none. */
interface Colour {
  weight: string;
  hue: string;
}

export const NO_COLOUR: Colour = { weight: "", hue: "" };
const WEIGHT_ENDS = "\u001b[22m";
const HUE_ENDS = "\u001b[39m";
const WEIGHTS = ["\u001b[1m", "\u001b[2m"];

// biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes are what is looked for.
const CODE = /(\u001b\[\d+m)/g;

/** A text without its colours. */
export function unpainted(text: string): string {
  return text.includes("\u001b") ? text.replace(CODE, "") : text;
}

/** The signs of a text that may have colours, in order. */
export function signsOf(painted: string): Sign[] {
  const signs: Sign[] = [];
  let colour = NO_COLOUR;
  for (const piece of painted.split(CODE)) {
    if (piece.startsWith("\u001b[")) colour = changedBy(piece, colour);
    else
      for (const text of clusters(piece)) signs.push({ text, cells: usualWidth(text) ?? clusterWidth(text), colour });
  }
  return signs;
}

function changedBy(code: string, colour: Colour): Colour {
  if (code === WEIGHT_ENDS) return { ...colour, weight: "" };
  if (code === HUE_ENDS) return { ...colour, hue: "" };
  return WEIGHTS.includes(code) ? { ...colour, weight: code } : { ...colour, hue: code };
}

function clusters(text: string): string[] {
  return usualWidth(text) === null ? clustersOf(text) : text.split("");
}

/** Signs as a text again. Its colours end where it ends. */
export function textOf(signs: readonly Sign[]): string {
  let text = "";
  let before = NO_COLOUR;
  for (const { text: sign, colour } of signs) {
    if (colour !== before) text += change(before, colour);
    text += sign;
    before = colour;
  }
  return text + change(before, NO_COLOUR);
}

function change(from: Colour, to: Colour): string {
  const weight = from.weight === to.weight ? "" : (from.weight === "" ? "" : WEIGHT_ENDS) + to.weight;
  const hue = from.hue === to.hue ? "" : to.hue || HUE_ENDS;
  return weight + hue;
}
