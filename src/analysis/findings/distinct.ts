import { createHash } from "node:crypto";
import { LIMITS } from "../../limits.ts";

/** A longer text is known by a sum of it. */
const LONGEST = 64;

/** Counts different texts. */
export class Distinct {
  readonly #texts = new Set<string>();
  #size = 0;
  #isFrozen = false;

  /** How many there are; at least, once it is frozen. */
  get size(): number {
    return this.#size;
  }

  /** How many of them are held in memory. */
  get held(): number {
    return this.#texts.size;
  }

  has(text: string): boolean {
    return this.#texts.has(brief(text));
  }

  add(text: string): void {
    if (this.#isFrozen) return;
    this.#texts.add(brief(text));
    this.#size = this.#texts.size;
  }

  /** Further ones are not counted, and the memory is given back. */
  freeze(): void {
    this.#isFrozen = true;
    this.#texts.clear();
  }
}

function brief(text: string): string {
  return text.length <= LONGEST ? text : createHash("sha256").update(text).digest("base64");
}

/** Between batches: where too many are held, those go that hold the most. */
export function freezeLargest(counts: readonly Distinct[]): void {
  let held = counts.reduce((sum, one) => sum + one.held, 0);
  for (const one of [...counts].sort((a, b) => b.held - a.held)) {
    if (held <= LIMITS.rememberedTexts) return;
    held -= one.held;
    one.freeze();
  }
}
