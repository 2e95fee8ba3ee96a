import { frameReference } from "../../../decode/frame-reference.ts";
import type { Exchange, Transfer } from "../../../report/report.ts";

/** A session's transfers by their commands. Several commands may share a frame. */
export class TransferCommands {
  /** By frame; those of one frame in their order. */
  readonly #byFrame = new Map<number, Transfer | Transfer[]>();

  constructor(transfers: readonly Transfer[]) {
    for (const transfer of transfers) {
      if (transfer.frame === null) continue;
      const place = frameReference(transfer.capture, transfer.frame);
      const same = this.#byFrame.get(place);
      if (same === undefined) this.#byFrame.set(place, transfer);
      else if (Array.isArray(same)) same.push(transfer);
      else this.#byFrame.set(place, [same, transfer]);
    }
  }

  /** The transfer that a command asked for, once; null for none. To be asked in the order of the commands. */
  take({ capture, frame, verb }: Exchange): Transfer | null {
    if (capture === null || frame === null) return null;
    const place = frameReference(capture, frame);
    const found = this.#byFrame.get(place);
    const next = Array.isArray(found) ? found[0] : found;
    if (next === undefined || next.verb !== verb) return null;
    if (Array.isArray(found)) found.shift();
    else this.#byFrame.delete(place);
    return next;
  }
}
