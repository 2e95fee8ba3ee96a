import type { Words } from "../../render/locale/language.ts";
import type { Piece } from "../chunks.ts";
import { DONE, UNUSABLE, warn } from "../deliver.ts";
import { FileDraft } from "../file-output.ts";
import type { Io } from "../io.ts";
import { StreamSink } from "../stream-output.ts";

/** Where events go, from the first one to the report's last line. */
export interface EventOutput {
  readonly isTerminal: boolean;
  /** Nobody takes anything any more. */
  readonly isLost: boolean;
  /** Resolves when there is room again; null while there is. */
  readonly full: Promise<void> | null;
  /** Writes at once. Never throws. */
  put(chunk: Piece): void;
  /** All was put, or the output is lost. Returns the exit code; throws UsageError where the system refused the file. */
  finish(): Promise<number>;
  /** Takes back what is not finished. */
  discard(): void;
}

/** Standard output. A reader that has enough is no failure. `onLost` is called where nothing more can be written. */
export class StandardOutput implements EventOutput {
  readonly isTerminal: boolean;
  readonly #sink: StreamSink;
  readonly #io: Io;
  readonly #words: Words;

  constructor(io: Io, words: Words, onLost: () => void) {
    this.isTerminal = io.stdout.isTTY === true;
    this.#sink = new StreamSink(io.stdout, onLost);
    this.#io = io;
    this.#words = words;
  }

  get isLost(): boolean {
    return this.#sink.lost !== null;
  }

  get full(): Promise<void> | null {
    return this.#sink.full;
  }

  put(chunk: Piece): void {
    this.#sink.put(chunk);
  }

  async finish(): Promise<number> {
    const { lost } = this.#sink;
    if (lost === null || lost === "reader-left") return DONE;
    await warn(this.#io, this.#words.messages.outputFailed(lost.failed));
    return UNUSABLE;
  }

  discard(): void {}
}

/** A file, which appears whole or not at all. `onLost` is called where the system refuses to write it. */
export class FileOutput implements EventOutput {
  readonly isTerminal = false;
  readonly full = null;
  readonly #draft: FileDraft;
  readonly #onLost: () => void;
  #error: unknown = null;

  constructor(path: string, options: { force: boolean }, onLost: () => void) {
    this.#draft = new FileDraft(path, options);
    this.#onLost = onLost;
  }

  get isLost(): boolean {
    return this.#error !== null;
  }

  put(chunk: Piece): void {
    if (this.#error !== null) return;
    try {
      this.#draft.put(chunk);
    } catch (error) {
      this.#error = error;
      this.#onLost();
    }
  }

  finish(): Promise<number> {
    if (this.#error !== null) return Promise.reject(this.#error);
    this.#draft.publish();
    return Promise.resolve(DONE);
  }

  discard(): void {
    this.#draft.discard();
  }
}
