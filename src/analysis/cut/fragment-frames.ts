import type { FragmentListener } from "../../decode/net/defragmenter.ts";
import type { FrameMarks } from "./frame-marks.ts";

/** More fragments of one datagram (copies, mostly) are not remembered. */
const MOST_FRAMES = 10_000;

interface Datagram {
  frames: number[];
  /** It was marked: so are the copies of its fragments that still come. */
  isMarked: boolean;
}

/** Remembers which frames a packet was put together from, so that all of them can be marked with it. */
export class FragmentFrames implements FragmentListener {
  readonly #marks: FrameMarks;
  readonly #datagrams: Datagram[] = [];
  /** Datagrams that became whole with the packet in hand: more than one where fragments were tunnelled in fragments. */
  readonly #whole: Datagram[] = [];
  #reference = 0;

  constructor(marks: FrameMarks) {
    this.#marks = marks;
  }

  /** Another packet is about to be decoded. */
  next(reference: number): void {
    this.#reference = reference;
    if (this.#whole.length > 0) this.#whole.length = 0;
  }

  begins(datagram: number): void {
    this.#datagrams[datagram] = { frames: [], isMarked: false };
  }

  fragment(datagram: number): void {
    const known = this.#datagrams[datagram];
    if (known === undefined) return;
    if (known.isMarked) {
      this.markPacket(this.#reference);
      return;
    }
    const frames = [...this.#whole.flatMap((outer) => outer.frames), this.#reference];
    if (known.frames.length + frames.length <= MOST_FRAMES) known.frames.push(...frames);
  }

  whole(datagram: number): void {
    const known = this.#datagrams[datagram];
    if (known !== undefined) this.#whole.push(known);
  }

  /** Marks the packet in hand, with all that it was put together from. */
  markPacket(reference: number): void {
    this.#marks.mark(reference);
    for (const datagram of this.#whole) {
      datagram.isMarked = true;
      for (const frame of datagram.frames) this.#marks.mark(frame);
    }
  }
}
