import type { Tone } from "../diagram/diagram.ts";
import type { Paint } from "./paint.ts";

/** One line of cells, filled from any side: what is put later lies over what was put before. */
export class GridRow {
  readonly #cells: string[];
  readonly #tones: Tone[];

  constructor(width: number) {
    this.#cells = Array.from({ length: width }, () => " ");
    this.#tones = Array.from({ length: width }, () => "plain");
  }

  /** One sign of one cell. */
  put(column: number, sign: string, tone: Tone): void {
    if (column < 0 || column >= this.#cells.length) return;
    this.#cells[column] = sign;
    this.#tones[column] = tone;
  }

  /** The same sign in every cell from `from` to `to`, both included. */
  fill(from: number, to: number, sign: string, tone: Tone): void {
    for (let column = from; column <= to; column++) this.put(column, sign, tone);
  }

  /** A text of `width` cells: it is kept whole, whatever its clusters are, and stands in its first cell. */
  write(column: number, width: number, text: string, tone: Tone): void {
    if (width === 0) return;
    this.fill(column, column + width - 1, "", tone);
    this.put(column, text, tone);
  }

  /** Without spaces at the end; runs of one tone are painted together. */
  toLine(paint: Paint): string {
    let end = this.#cells.length;
    while (end > 0 && this.#cells[end - 1] === " ") end -= 1;
    let line = "";
    let run = "";
    for (let column = 0; column < end; column++) {
      run += this.#cells[column] ?? "";
      if (column + 1 < end && this.#tones[column + 1] === this.#tones[column]) continue;
      line += painted(paint, this.#tones[column] ?? "plain", run);
      run = "";
    }
    return line;
  }
}

/** In the colour of a tone; plain text is left alone. */
export function painted(paint: Paint, tone: Tone, text: string): string {
  return tone === "plain" ? text : paint[tone](text);
}
