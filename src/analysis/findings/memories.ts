/** A memory that is cut down to a bounded size at the end of a batch. */
interface Trimmed {
  trim(): void;
}

/** What rules remember from batch to batch, each its own. */
export class Memories {
  readonly #all = new Map<() => unknown, unknown>();

  /** What `make` made when it was asked for first. */
  of<Memory>(make: () => Memory): Memory {
    if (!this.#all.has(make)) this.#all.set(make, make());
    return this.#all.get(make) as Memory;
  }

  /** At the end of a batch. */
  trim(): void {
    for (const memory of this.#all.values()) if (isTrimmed(memory)) memory.trim();
  }
}

function isTrimmed(memory: unknown): memory is Trimmed {
  return typeof memory === "object" && memory !== null && "trim" in memory;
}

/** What a rule remembers of earlier batches; new where there are none. */
export function remembered<Memory>({ earlier }: { earlier?: Memories }, make: () => Memory): Memory {
  return earlier === undefined ? make() : earlier.of(make);
}
