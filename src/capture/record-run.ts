// FENCE, once a record: allocates nothing. Records lie in the reader's window, and are borrowed until the next one. Guarded by test/bench.

/** Records that a run holds at most: few enough that they, and the packets' headers, are still in the first cache when read. */
const MOST_RECORDS = 256;

const NOTHING = new DataView(new ArrayBuffer(0));

/**
 * HOT PATH. Many records in hand at once: those of a stretch of the window that are sound in the plainest way and of one second,
 * each of their fields in an array of its own for record 0, 1, … up to `count`. One object is reused; what is behind `count` is left over from
 * earlier runs. Guarded by test/bench: read one by one, records cost three times as much.
 *
 * `view` is the reader's window and holds, like all offsets into it, until its next fill.
 */
export class RecordRun {
  count = 0;
  view: DataView = NOTHING;
  /** LINKTYPE_ number of all of them. */
  linkType = 0;
  /** Whole seconds since 1970 UTC of all of them. */
  seconds = 0;

  /** Offset in `view` of the first captured byte. */
  readonly offsets = new Int32Array(MOST_RECORDS);
  readonly capturedLengths = new Int32Array(MOST_RECORDS);
  readonly originalLengths = new Int32Array(MOST_RECORDS);
  /** For each record, how many up to it, itself counted, were captured only in part. */
  readonly cuts = new Int32Array(MOST_RECORDS);
  /** 0 to 999 999 999. */
  readonly nanoseconds = new Int32Array(MOST_RECORDS);
}

/** The fields of a reader that tell of its last record. */
interface LastRecord {
  offset: number;
  capturedLength: number;
  originalLength: number;
  seconds: number;
  nanoseconds: number;
}

/** Lets a reader's fields tell of the last record of the run that it has just made, which must not be empty. */
export function takeLast(reader: LastRecord, run: RecordRun): void {
  const last = run.count - 1;
  reader.offset = run.offsets[last] as number;
  reader.capturedLength = run.capturedLengths[last] as number;
  reader.originalLength = run.originalLengths[last] as number;
  reader.seconds = run.seconds;
  reader.nanoseconds = run.nanoseconds[last] as number;
}
