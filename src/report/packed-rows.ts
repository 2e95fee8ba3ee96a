import { JsonWriter } from "./json-writer.ts";
import { CHUNK_BYTES, type RowChunk, type RowStore, textOf } from "./row-store.ts";
import { WalkedRows } from "./walked-rows.ts";

/** Between rows: as the report's JSON has them where it is not indented. */
export const ROW_SEPARATOR = ",\n      ";

/** Writes one row as JSON, its fields in the order of the contract. */
export type WriteRow<Row> = (out: JsonWriter, row: Row) => void;

/**
 * Rows as JSON text, which takes a tenth of the memory. They are added while a capture is read, and walked through when it has
 * been (`store.settled()`). The oldest may have been dropped: see RowStore.
 */
export class PackedRows<Row> extends WalkedRows<Row> {
  readonly #store: RowStore;
  readonly #write: WriteRow<Row>;
  /** Oldest first. */
  readonly #chunks: RowChunk[] = [];
  #added = 0;
  /** Rows of chunks that are in the list no more. */
  #forgotten = 0;
  /** What is not put into the store yet. */
  readonly #open: JsonWriter;
  #openRows = 0;

  constructor(store: RowStore, write: WriteRow<Row>) {
    super();
    this.#write = write;
    this.#open = new JsonWriter(store.buffer());
    this.#store = store;
  }

  /** Takes a row, which is no longer needed then. */
  add(row: Row): void {
    this.#added += 1;
    if (this.#openRows > 0) this.#open.raw(ROW_SEPARATOR);
    this.#write(this.#open, row);
    this.#openRows += 1;
    if (this.#open.length >= CHUNK_BYTES) this.#close();
  }

  get length(): number {
    return this.#added - this.dropped;
  }

  /** How many of the rows that were added are lost, the oldest first. */
  get dropped(): number {
    return this.#chunks.reduce((sum, { dropped, rows }) => sum + (dropped ? rows : 0), this.#forgotten);
  }

  *[Symbol.iterator](): Generator<Row> {
    for (const text of this.texts()) yield* JSON.parse(`[${text}]`) as Row[];
  }

  /** The rows as text, many at once; between one text and the next one belongs ROW_SEPARATOR. Borrowed until rows are added. */
  *texts(): Generator<Buffer> {
    for (const chunk of this.#chunks) if (!chunk.dropped) yield textOf(chunk);
    if (this.#openRows > 0) yield this.#open.written();
  }

  #close(): void {
    for (let [oldest] = this.#chunks; oldest?.dropped === true; [oldest] = this.#chunks) {
      this.#forgotten += oldest.rows;
      this.#chunks.shift();
    }
    this.#chunks.push(this.#store.put(this.#open.take(this.#store.buffer()), this.#openRows));
    this.#openRows = 0;
  }
}
