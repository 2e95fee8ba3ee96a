import { closeSync, constants, openSync } from "node:fs";

/** The system allows a process only so many. */
const MOST_OPEN = 128;

/** Files of a draft that are open for reading and writing: those that were used least lately are closed, and opened again when needed. */
export class OpenFiles {
  readonly #descriptors = new Map<string, number>();

  /** Throws what the system says. A symbolic link is never followed. */
  descriptor(path: string): number {
    const known = this.#descriptors.get(path);
    if (known !== undefined) {
      if (this.#descriptors.size > 1) {
        this.#descriptors.delete(path);
        this.#descriptors.set(path, known);
      }
      return known;
    }
    if (this.#descriptors.size >= MOST_OPEN) this.#closeOldest();
    const { O_RDWR, O_CREAT, O_NOFOLLOW = 0 } = constants;
    const descriptor = openSync(path, O_RDWR | O_CREAT | O_NOFOLLOW, 0o666);
    this.#descriptors.set(path, descriptor);
    return descriptor;
  }

  close(path: string): void {
    const descriptor = this.#descriptors.get(path);
    if (descriptor === undefined) return;
    this.#descriptors.delete(path);
    closeSync(descriptor);
  }

  closeAll(): void {
    for (const path of [...this.#descriptors.keys()]) this.close(path);
  }

  #closeOldest(): void {
    const [oldest] = this.#descriptors.keys();
    if (oldest !== undefined) this.close(oldest);
  }
}
