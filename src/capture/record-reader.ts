import type { ByteWindow } from "./byte-window.ts";

/** What `RecordReader.next` found: a record, too few bytes in the window to tell, or the end of the capture. */
export const RECORD = 1;
export const STARVED = 0;
export const ENDED = 2;
export type ReadStatus = typeof RECORD | typeof STARVED | typeof ENDED;

/** A place where the file does not say what its format demands. */
export interface Damage {
  /** Offset in the (decompressed) file of the first byte that could not be believed. */
  offset: number;
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
  wanted: number;

  /** Offset in `window.bytes` of the first captured byte. */
  offset: number;
  /** Bytes captured, from `offset`. */
  capturedLength: number;
  /** Bytes on the wire; never smaller than `capturedLength`. */
  originalLength: number;
  /** Seconds since 1970 UTC, whole. */
  seconds: number;
  /** 0 to 999 999 999. */
  nanoseconds: number;
  /** LINKTYPE_ number of the interface that this record came from. */
  linkType: number;

  /** LINKTYPE_ numbers in the order in which their interfaces were declared, each once. */
  readonly linkTypes: number[];
  /** The largest snap length that an interface declared; 0 where none was or where it means "no limit". */
  snapLength: number;
  /** The first damage met, and how many places were damaged in all. */
  damage: Damage | null;
  damages: number;

  next(): ReadStatus;
}
