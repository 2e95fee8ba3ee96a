import type { Found, Sign, SignPacket } from "./sign.ts";
import { noteFrame } from "./sign.ts";

/** Recorders of several interfaces write packets out of order by less, and clocks are set right by less. */
const LEAST_SECONDS = 2;

/** Packets that are earlier than the one before them in the file. */
export class TimeBackwards implements Sign {
  #last = Number.NEGATIVE_INFINITY;
  #places = 0;
  #most = 0;
  readonly #frames: number[] = [];

  packet({ view, reader }: SignPacket): void {
    if (!reader.hasTime) return;
    const time = view.seconds + view.nanoseconds / 1e9;
    const back = this.#last - time;
    this.#last = time;
    if (back < LEAST_SECONDS) return;
    this.#places += 1;
    this.#most = Math.max(this.#most, back);
    noteFrame(this.#frames, view.frame);
  }

  finish(): Found | null {
    if (this.#places === 0) return null;
    const seconds = Math.round(this.#most * 1000) / 1000;
    return { code: "time-backwards", data: { seconds, places: this.#places }, frames: this.#frames };
  }
}
