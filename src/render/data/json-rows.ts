import { JsonWriter } from "../../report/json-writer.ts";
import { PackedRows, ROW_SEPARATOR, type WriteRow } from "../../report/packed-rows.ts";
import type { Rows } from "../../report/rows.ts";

/** Bytes that are worth a piece of their own. */
const PIECE = 65_536;

/** Rows as JSON text, several in a piece, ROW_SEPARATOR between rows but not between pieces. Packed ones go out as they lie. */
export function* rowTexts<Row>(rows: Rows<Row>, write: WriteRow<Row>): Generator<Uint8Array> {
  if (rows instanceof PackedRows) {
    yield* rows.texts();
    return;
  }
  const out = new JsonWriter();
  for (const row of rows) {
    if (out.length > 0) out.raw(ROW_SEPARATOR);
    write(out, row);
    if (out.length >= PIECE) yield out.take();
  }
  if (out.length > 0) yield out.take();
}
