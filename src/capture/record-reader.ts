// FENCE, once a record: allocates nothing. Records lie in the reader's window, and are borrowed until the next one. Guarded by test/bench.
import type { ByteWindow } from "./byte-window.ts";
import type { CaptureInterface } from "./capture-interface.ts";
import type { RecordRun } from "./record-run.ts";

/** What `RecordReader.next` found: a record, too few bytes in the window to tell, or the end of the capture. */
export const RECORD = 1;
export const STARVED = 0;
export const ENDED = 2;
export type ReadStatus = typeof RECORD | typeof STARVED | typeof ENDED;

/**
 * `linkType` of a record that is no packet: pcapng custom, journal and system call blocks. Wireshark counts them as
 * frames, so they are handed on, with a captured length of 0, to keep the numbers of the frames behind them.
 */
export const NO_LINK_TYPE = -1;

/** The years 1 to 9999, in seconds since 1970: what every date routine can write. Times outside are brought to the nearer end. */
export const MIN_SECONDS = -62_135_596_800;
export const MAX_SECONDS = 253_402_300_799;

/** A place where the file does not say what its format demands. */
export interface Damage {
  /** Offset in the (decompressed) file of the first byte that could not be believed. */
  readonly offset: number;
  /** Stable name of what was wrong, such as "record-cut" or "record-length". */
  code: string;
  /** One English sentence: what is wrong, and how many bytes were passed over. */
  message: string;
}

/**
 * The contract of all capture formats. A reader walks the records of one file inside a ByteWindow that somebody
 * else fills: it does no I/O, allocates nothing per record and never throws.
 *
 * `next` returns RECORD with the fields below set; they hold until the next call of `next` or the next fill.
 * STARVED means that `window` must be filled first (`wanted` bytes from `window.start` would do); with
 * `window.ended` set a reader returns RECORD or ENDED, never STARVED. Records are counted as Wireshark counts frames.
 */
export interface RecordReader {
  readonly format: "pcap" | "pcapng" | "snoop";
  readonly window: ByteWindow;
  /** Bytes from `window.start` that the next `next` needs at least; the source grows the buffer up to it. */
  readonly wanted: number;

  /** Offset in `window.bytes` of the first captured byte. */
  readonly offset: number;
  /** Bytes captured, from `offset`. */
  readonly capturedLength: number;
  /** Bytes on the wire; never smaller than `capturedLength`. */
  readonly originalLength: number;
  /** Seconds since 1970 UTC, whole; within MIN_SECONDS and MAX_SECONDS whatever the file claims. */
  readonly seconds: number;
  /** 0 to 999 999 999. */
  readonly nanoseconds: number;
  /**
   * False where the file gives no time (pcapng simple packet and custom blocks): `seconds` and `nanoseconds` then
   * repeat those of the last record that had one (0 before the first), so that order and durations stay sane.
   */
  readonly hasTime: boolean;
  /** LINKTYPE_ number of the interface that this record came from, or NO_LINK_TYPE. */
  readonly linkType: number;
  /**
   * The interface that the record came from: the same object for all of its records. It tells of what `next` returned, not of
   * what `nextRun` took; null before the first record, and for one that is no packet.
   */
  readonly from: CaptureInterface | null;

  /** LINKTYPE_ numbers in the order in which their interfaces were declared, each once. */
  readonly linkTypes: number[];
  /** The largest snap length that an interface declared; 0 where none was or where it means "no limit". */
  readonly snapLength: number;
  /** The first damage met, and how many places were damaged in all. */
  readonly damage: Damage | null;
  readonly damages: number;

  next(): ReadStatus;

  /**
   * Takes, as if by as many calls of `next`, the records that come next as long as they are plain, of one second less than
   * `before` and of one link type, and fit into `run`; the fields above then tell of the last of them. What is plain is the
   * reader's to say: sound in itself, with a time, whole in the window, and as most records are. It may take none, and never
   * damages or ends anything: whatever else stands there is left for `next`.
   */
  nextRun(run: RecordRun, before: number): void;
}
