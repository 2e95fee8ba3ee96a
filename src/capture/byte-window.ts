// FENCE, once a read: the window's bytes are moved and its buffer is replaced here, and nowhere else.

/**
 * The stretch of input that is in memory. Readers look at `view` between `start` and `end` and move `start` on;
 * sources move the unread tail to the front and add bytes behind it. The bytes belong to the source and stay
 * where they are until its next `fill`: whoever wants to keep some copies them.
 *
 * `bytes` and `view` are replaced when the buffer grows, so nobody keeps them over a fill.
 */
export class ByteWindow {
  bytes: Uint8Array;
  view: DataView;
  /** Offset in `bytes` of the first byte not yet read. */
  start = 0;
  /** Offset in `bytes` behind the last byte read from the input. */
  end = 0;
  /** Offset in the (decompressed) input of `bytes[0]`. */
  base = 0;
  /** No byte came behind `end` for a while: what is whole may be taken without a look at what follows. */
  still = false;
  /** No byte will follow `end`. */
  ended = false;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
}
