import type { Damage } from "./record-reader.ts";

/** Counts damaged places and keeps the first: the shared half of every reader's `damage` and `damages`. */
export class DamageLog {
  first: Damage | null = null;
  count = 0;

  /** Notes one damaged place; `offset` is in the decompressed file. */
  note(offset: number, code: string, message: string): void {
    this.count += 1;
    if (this.first === null) this.first = { offset, code, message };
  }
}

/** "1 byte", "2 bytes" … for damage messages. */
export function countBytes(count: number): string {
  return count === 1 ? "1 byte" : `${count} bytes`;
}
