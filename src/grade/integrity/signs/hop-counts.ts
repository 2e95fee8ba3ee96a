import { TCP_RST } from "../../../decode/packet-view.ts";
import { isFromClient } from "../tracked-flows.ts";
import type { Found, Sign, SignPacket } from "./sign.ts";
import { noteFrame } from "./sign.ts";

/** Before and behind a router or two, and after a change of route, hop counts differ by less. */
const JUMP = 8;

/** Packets of one end of one connection that came over ways of very different length. Firewalls send RSTs in its name; they do not count. */
export class HopCounts implements Sign {
  readonly #first = new Map<number, number>();
  readonly #frames: number[] = [];
  #packets = 0;
  #lowest = 255;
  #highest = 0;

  packet({ view, flow }: SignPacket): void {
    if (flow === null || (view.flags & TCP_RST) !== 0) return;
    const key = flow.index * 2 + (isFromClient(flow, view) ? 0 : 1);
    const first = this.#first.get(key);
    if (first === undefined) this.#first.set(key, view.timeToLive);
    else if (Math.abs(first - view.timeToLive) >= JUMP) {
      this.#packets += 1;
      this.#lowest = Math.min(this.#lowest, first, view.timeToLive);
      this.#highest = Math.max(this.#highest, first, view.timeToLive);
      noteFrame(this.#frames, view.frame);
    }
  }

  finish(): Found | null {
    if (this.#packets === 0) return null;
    const data = { packets: this.#packets, lowest: this.#lowest, highest: this.#highest };
    return { code: "hop-counts-jump", data, frames: this.#frames };
  }
}
