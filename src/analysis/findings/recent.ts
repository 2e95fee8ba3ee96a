import { LIMITS } from "../../limits.ts";

/** A table that remembers from batch to batch what was put into it last; within a batch it forgets nothing. */
export class Recent<Value> {
  readonly #values = new Map<string, Value>();

  get size(): number {
    return this.#values.size;
  }

  get(key: string): Value | undefined {
    return this.#values.get(key);
  }

  has(key: string): boolean {
    return this.#values.has(key);
  }

  set(key: string, value: Value): void {
    this.#values.delete(key);
    this.#values.set(key, value);
  }

  /** Puts in another value, and does not count as setting it. */
  replace(key: string, value: Value): void {
    if (this.#values.has(key)) this.#values.set(key, value);
  }

  delete(key: string): void {
    this.#values.delete(key);
  }

  /** The one set longest ago first. */
  entries(): IterableIterator<[string, Value]> {
    return this.#values.entries();
  }

  /** At the end of a batch: what was set longest ago goes. */
  trim(): void {
    for (const key of this.#values.keys()) {
      if (this.#values.size <= LIMITS.rememberedThings) return;
      this.#values.delete(key);
    }
  }
}

/** Puts in the later of two times, or the higher of two numbers. */
export function setLater<Value extends string | number>(table: Recent<Value>, key: string, value: Value): void {
  const known = table.get(key);
  table.set(key, known === undefined || known < value ? value : known);
}

/** When things were last seen: for good those that somebody awaits, others as long as there is room. */
export class Sightings {
  #awaited = new Map<string, string>();
  readonly #recent = new Recent<string>();

  await(key: string): void {
    if (!this.#awaited.has(key)) this.#awaited.set(key, this.#recent.get(key) ?? "");
  }

  saw(key: string, time: string): void {
    setLater(this.#recent, key, time);
    const last = this.#awaited.get(key);
    if (last !== undefined && last < time) this.#awaited.set(key, time);
  }

  /** Of what was awaited: an empty time for never. */
  last(key: string): string {
    return this.#awaited.get(key) ?? "";
  }

  /** Between batches; `awaited` are still. */
  trim(awaited: Iterable<string>): void {
    this.#recent.trim();
    this.#awaited = new Map(Array.from(awaited, (key) => [key, this.last(key)]));
  }
}
