// FENCE, once a record: allocates nothing. The view's bytes are the reader's window, and hold until its next record. Guarded by test/bench.
import type { RecordReader } from "../capture/record-reader.ts";
import type { PacketView } from "./packet-view.ts";

/** Lays the view over the record in the reader's hand, ready to be decoded; `frame` is its frame reference. */
export function loadRecord(view: PacketView, reader: RecordReader, frame: number): void {
  view.record = reader.window.view;
  view.recordStart = reader.offset;
  view.recordEnd = reader.offset + reader.capturedLength;
  view.originalLength = reader.originalLength;
  view.linkType = reader.linkType;
  view.frame = frame;
  view.seconds = reader.seconds;
  view.nanoseconds = reader.nanoseconds;
}
