import { TCP_SYN } from "../../../decode/packet-view.ts";
import { hasOptions } from "../tcp-options.ts";
import type { Found, Sign, SignPacket } from "./sign.ts";
import { noteFrame } from "./sign.ts";

/** SYNs without any option: every system names at least its MSS (RFC 9293 section 3.7.1); packet generators often do not. */
export class SynOptions implements Sign {
  #with = 0;
  #without = 0;
  readonly #frames: number[] = [];

  packet({ view, flow }: SignPacket): void {
    if (flow === null || (view.flags & TCP_SYN) === 0) return;
    if (hasOptions(view)) this.#with += 1;
    else {
      this.#without += 1;
      noteFrame(this.#frames, view.frame);
    }
  }

  /** Where others have options, those without come from an odd machine, not from a generator. */
  finish(): Found | null {
    if (this.#without < 2 || this.#with > 0) return null;
    return { code: "syns-without-options", data: { packets: this.#without }, frames: this.#frames };
  }
}
