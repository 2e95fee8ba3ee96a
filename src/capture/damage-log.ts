// FENCE, once a capture or where one goes wrong: here may be allocated.
import type { ByteWindow } from "./byte-window.ts";
import type { Damage } from "./record-reader.ts";

/**
 * The damaged places of one file, and whether its reader is lost: looking, from a place that makes no sense, for the
 * next record that does. The shared half of all readers.
 */
export class DamageLog {
  first: Damage | null = null;
  count = 0;
  /** The reader looks for a place to go on from. */
  isLost = false;

  private readonly window: ByteWindow;
  /** What the format calls its smallest unit, and the code of one that cannot be believed. */
  private readonly unit: "record" | "block";
  private lostAt = 0;
  private lostCode = "";

  constructor(window: ByteWindow, unit: "record" | "block") {
    this.window = window;
    this.unit = unit;
  }

  /** Notes a damaged place that starts at `start` in the window. */
  note(start: number, code: string, message: string): void {
    this.count += 1;
    this.first ??= { offset: this.window.base + start, code, message };
  }

  /** No record can be at `window.start`: steps over its first byte, from where the search goes on. */
  lose(isCut: boolean): void {
    this.isLost = true;
    this.lostAt = this.window.base + this.window.start;
    this.lostCode = isCut ? "record-cut" : `${this.unit}-length`;
    this.window.start += 1;
  }

  /** A sound record is at `window.start`: the search is over. */
  resume(): void {
    const { window, unit } = this;
    const passed = countBytes(window.base + window.start - this.lostAt);
    this.isLost = false;
    this.note(
      this.lostAt - window.base,
      `${unit}-length`,
      `A ${unit} cannot be believed; ${passed} were passed over up to the next sound one.`,
    );
  }

  /** The file ended during the search: moves `window.start` to the end. */
  giveUp(): void {
    const { window, unit } = this;
    const rest = countBytes(window.base + window.end - this.lostAt);
    const message =
      this.lostCode === "record-cut"
        ? `The file ends inside a ${unit}; its last ${rest} were not read.`
        : `A ${unit} cannot be believed, and no sound one follows; the last ${rest} were not read.`;
    this.isLost = false;
    this.note(this.lostAt - window.base, this.lostCode, message);
    window.start = window.end;
  }
}

/** "1 byte", "2 bytes" … for damage messages. */
export function countBytes(count: number): string {
  return count === 1 ? "1 byte" : `${count} bytes`;
}
