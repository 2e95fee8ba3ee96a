import type { Rows } from "./rows.ts";

/** Rows that are made anew each time they are walked through, so that only those in hand take memory. */
export abstract class WalkedRows<Row> implements Rows<Row> {
  abstract readonly length: number;
  abstract [Symbol.iterator](): Iterator<Row>;

  at(index: number): Row | undefined {
    const place = index < 0 ? this.length + index : index;
    return this.find((_row, at) => at === place);
  }

  map<To>(tell: (row: Row, index: number) => To): To[] {
    return Array.from(this, tell);
  }

  flatMap<To>(tell: (row: Row, index: number) => To | readonly To[]): To[] {
    const told: To[] = [];
    let index = 0;
    for (const row of this) {
      const one = tell(row, index++);
      if (Array.isArray(one)) for (const each of one as readonly To[]) told.push(each);
      else told.push(one as To);
    }
    return told;
  }

  filter(keep: (row: Row, index: number) => boolean): Row[] {
    const kept: Row[] = [];
    let index = 0;
    for (const row of this) if (keep(row, index++)) kept.push(row);
    return kept;
  }

  find(is: (row: Row, index: number) => boolean): Row | undefined {
    let index = 0;
    for (const row of this) if (is(row, index++)) return row;
    return undefined;
  }

  some(is: (row: Row, index: number) => boolean): boolean {
    let index = 0;
    for (const row of this) if (is(row, index++)) return true;
    return false;
  }

  every(is: (row: Row, index: number) => boolean): boolean {
    return !this.some((row, index) => !is(row, index));
  }

  slice(start: number, end = this.length): Row[] {
    const from = Math.max(0, start < 0 ? this.length + start : start);
    const to = Math.min(end < 0 ? this.length + end : end, this.length);
    const part: Row[] = [];
    if (from >= to) return part;
    let index = 0;
    for (const row of this) {
      if (index >= from) part.push(row);
      index += 1;
      if (index >= to) break;
    }
    return part;
  }
}

/** The same rows, each changed by `change` while it is walked over; an array is changed at once. */
export function changedRows<Row>(rows: Rows<Row>, change: (row: Row) => Row): Rows<Row> {
  return Array.isArray(rows) ? rows.map(change) : new ChangedRows(rows, change);
}

class ChangedRows<Row> extends WalkedRows<Row> {
  readonly #rows: Rows<Row>;
  readonly #change: (row: Row) => Row;

  constructor(rows: Rows<Row>, change: (row: Row) => Row) {
    super();
    this.#rows = rows;
    this.#change = change;
  }

  get length(): number {
    return this.#rows.length;
  }

  *[Symbol.iterator](): Generator<Row> {
    for (const row of this.#rows) yield this.#change(row);
  }
}

/** Rows of two reports, one behind the other. */
export function joinedRows<Row>(first: Rows<Row>, second: Rows<Row>): Rows<Row> {
  return Array.isArray(first) && Array.isArray(second) ? [...first, ...second] : new JoinedRows(first, second);
}

class JoinedRows<Row> extends WalkedRows<Row> {
  readonly #first: Rows<Row>;
  readonly #second: Rows<Row>;

  constructor(first: Rows<Row>, second: Rows<Row>) {
    super();
    this.#first = first;
    this.#second = second;
  }

  get length(): number {
    return this.#first.length + this.#second.length;
  }

  *[Symbol.iterator](): Generator<Row> {
    yield* this.#first;
    yield* this.#second;
  }
}
