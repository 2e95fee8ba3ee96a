import { jsonText } from "../../report/json-text.ts";
import { WalkedRows } from "../../report/walked-rows.ts";

/** Lists down to here go out element by element, so that no string grows with their number. */
const PIECEMEAL_DEPTH = 3;
const INDENT = "  ";

/** Text of a list that is written in a way of its own, each of one element or more; null for any other. */
type ListTexts = (list: object) => Iterable<Uint8Array> | null;

/**
 * One JSON document in pieces, without a line's end: indented for a reader at a terminal; for programs a line for each
 * element of the outer lists, which takes half the bytes and half the time.
 */
export function jsonPieces(value: unknown, indented: boolean): Generator<string>;
export function jsonPieces(value: unknown, indented: boolean, texts: ListTexts): Generator<string | Uint8Array>;
export function jsonPieces(value: unknown, indented: boolean, texts?: ListTexts): Generator<string | Uint8Array> {
  return new Pieces(indented, texts ?? (() => null)).of(value, 0);
}

type Part = [name: string, pieces: Iterable<string | Uint8Array>];

class Pieces {
  readonly #indented: boolean;
  readonly #texts: ListTexts;

  constructor(indented: boolean, texts: ListTexts) {
    this.#indented = indented;
    this.#texts = texts;
  }

  *of(value: unknown, depth: number): Generator<string | Uint8Array> {
    const outer = `\n${INDENT.repeat(depth)}`;
    if (depth >= PIECEMEAL_DEPTH || typeof value !== "object" || value === null) {
      yield this.#indented ? jsonText(value, INDENT).replaceAll("\n", outer) : jsonText(value);
      return;
    }
    const list = isList(value);
    let separator = list ? "[" : "{";
    for (const [name, pieces] of list ? this.#elements(value, depth) : this.#fields(value, depth)) {
      yield `${separator}${outer}${INDENT}${name}`;
      yield* pieces;
      separator = ",";
    }
    const end = list ? "]" : "}";
    yield separator === "," ? outer + end : separator + end;
  }

  *#elements(list: Iterable<unknown>, depth: number): Generator<Part> {
    const texts = this.#texts(list);
    if (texts === null) for (const item of list) yield ["", this.of(item, depth + 1)];
    else for (const text of texts) yield ["", [text]];
  }

  *#fields(value: object, depth: number): Generator<Part> {
    for (const [key, item] of Object.entries(value)) yield [`${JSON.stringify(key)}: `, this.of(item, depth + 1)];
  }
}

function isList(value: object): value is Iterable<unknown> {
  return Array.isArray(value) || value instanceof WalkedRows;
}
