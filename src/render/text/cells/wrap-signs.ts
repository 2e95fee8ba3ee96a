import type { Sign } from "./signs.ts";

/**
 * Lines of at most `width` cells, broken at spaces; a word that is longer than a line is broken where the line ends. The spaces at
 * a break are left out, and so are those at the beginning. A sign that is wider than a line stands on one alone.
 */
export function wrapSigns(signs: readonly Sign[], width: number): Sign[][] {
  const lines = new Lines(width);
  for (const { space, word } of wordsOf(signs)) lines.add(space, word);
  return lines.finished();
}

/** Words and the space before each of them; where several spaces follow each other, the words between them are empty. */
function wordsOf(signs: readonly Sign[]): { space: Sign | null; word: Sign[] }[] {
  let last: { space: Sign | null; word: Sign[] } = { space: null, word: [] };
  const words = [last];
  for (const sign of signs) {
    if (sign.text === " ") {
      last = { space: sign, word: [] };
      words.push(last);
    } else last.word.push(sign);
  }
  return words;
}

class Lines {
  readonly #width: number;
  #line: Sign[] = [];
  #cells = 0;
  readonly #lines: Sign[][] = [this.#line];

  constructor(width: number) {
    this.#width = width;
  }

  add(space: Sign | null, word: readonly Sign[]): void {
    if (space !== null && this.#cells > 0) this.#put(space);
    const cells = cellsOf(word);
    if (cells > this.#width) this.#addLong(word, cells);
    else {
      if (this.#cells > 0 && cells > 0 && this.#cells + cells > this.#width) this.#begin();
      for (const sign of word) this.#put(sign);
    }
  }

  /** Begins on this line unless that costs a line more than on the next. */
  #addLong(word: readonly Sign[], cells: number): void {
    const breaksHere = 1 + Math.floor((cells - (this.#width - this.#cells) - 1) / this.#width);
    const breaksBelow = Math.floor((cells - 1) / this.#width);
    if (breaksBelow < breaksHere) this.#begin();
    for (const sign of word) {
      if (sign.cells > 0 && this.#cells > 0 && this.#cells + sign.cells > this.#width) this.#begin();
      this.#put(sign);
    }
  }

  #begin(): void {
    this.#line = [];
    this.#lines.push(this.#line);
    this.#cells = 0;
  }

  #put(sign: Sign): void {
    this.#line.push(sign);
    this.#cells += sign.cells;
  }

  finished(): Sign[][] {
    return this.#lines.map((line) => line.slice(0, line.findLastIndex(({ text }) => text !== " ") + 1));
  }
}

function cellsOf(signs: readonly Sign[]): number {
  return signs.reduce((sum, { cells }) => sum + cells, 0);
}
