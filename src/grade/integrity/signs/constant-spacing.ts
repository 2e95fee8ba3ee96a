import type { Found, Sign, SignPacket } from "./sign.ts";

/** Packets in a row; that so many times between real ones are equal to the microsecond does not come up by chance. */
const FEWEST = 20;
/** Microseconds: in a burst of data packets come so fast that the clock's step is all there is between them. */
const CLOCK_STEPS = 100;
/** A capture that keeps to such a step nearly all along was no burst. */
const NEARLY_ALL = 0.9;

/** Packets of FTP and DHCP that follow each other with exactly the same time between them, as programs write that make captures. */
export class ConstantSpacing implements Sign {
  #last = 0;
  #gap = 0;
  #run = 0;
  #begun = 0;
  #packets = 0;
  #longest = { run: 0, gap: 0, frame: 0 };

  packet({ view, reader, flow, isDhcp }: SignPacket): void {
    if (!reader.hasTime || (flow === null && !isDhcp)) return;
    this.#packets += 1;
    const time = view.seconds * 1e6 + Math.floor(view.nanoseconds / 1000);
    const gap = time - this.#last;
    this.#last = time;
    if (gap !== this.#gap || gap <= 0) {
      this.#run = 1;
      this.#gap = gap;
      this.#begun = view.frame;
    }
    this.#run += 1;
    if (this.#run > this.#longest.run && gap > 0) this.#longest = { run: this.#run, gap, frame: this.#begun };
  }

  finish(): Found | null {
    const { run, gap, frame } = this.#longest;
    if (run < FEWEST || (gap < CLOCK_STEPS && run < this.#packets * NEARLY_ALL)) return null;
    return { code: "constant-spacing", data: { packets: run, seconds: gap / 1e6 }, frames: [frame] };
  }
}
