import type { TransferRecord } from "./records.ts";

/** Transfers that wait for a connection, in the order in which they were asked for. There is seldom more than one. */
export class WaitingTransfers {
  #first: TransferRecord | null = null;
  #others: Set<TransferRecord> | null = null;

  get first(): TransferRecord | null {
    return this.#first;
  }

  add(transfer: TransferRecord): void {
    if (this.#first === null) {
      this.#first = transfer;
      return;
    }
    this.#others ??= new Set();
    this.#others.add(transfer);
  }

  delete(transfer: TransferRecord): void {
    if (transfer !== this.#first) {
      this.#others?.delete(transfer);
      return;
    }
    const [next] = this.#others ?? NONE;
    this.#first = next ?? null;
    if (next !== undefined) this.#others?.delete(next);
  }
}

const NONE: readonly TransferRecord[] = [];
