import { FileDraft } from "../file-output.ts";
import type { OutputStream } from "../io.ts";
import { StreamSink } from "../stream-output.ts";
import { UsageError } from "../usage-error.ts";

/** Where a cut capture goes: a file that appears whole or not at all, or a stream for as long as somebody reads it. */
export interface CutOutput {
  put(chunk: Uint8Array): void;
  /** Resolves when there is room again; null while there is. */
  readonly full: Promise<void> | null;
  /** Nobody reads on. */
  readonly isLost: boolean;
  /** All was put. Throws UsageError where it could not be written. */
  publish(): Promise<void>;
  discard(): void;
}

/** Nothing is written before the first `put`. Whoever opens one discards it in the end, be it published or not. */
export function openCutOutput(request: { output: string | null; force: boolean }, stdout: OutputStream): CutOutput {
  return request.output === null ? new StreamOutput(stdout) : new FileOutput(request.output, request.force);
}

class FileOutput implements CutOutput {
  readonly full = null;
  readonly isLost = false;
  readonly #draft: FileDraft;

  constructor(path: string, force: boolean) {
    this.#draft = new FileDraft(path, { force });
  }

  put(chunk: Uint8Array): void {
    this.#draft.put(chunk);
  }

  async publish(): Promise<void> {
    this.#draft.publish();
  }

  discard(): void {
    this.#draft.discard();
  }
}

class StreamOutput implements CutOutput {
  readonly #sink: StreamSink;

  constructor(stream: OutputStream) {
    this.#sink = new StreamSink(stream);
  }

  get full(): Promise<void> | null {
    return this.#sink.full;
  }

  get isLost(): boolean {
    return this.#sink.lost !== null;
  }

  put(chunk: Uint8Array): void {
    this.#sink.put(chunk);
  }

  /** A reader that has enough is no failure. */
  async publish(): Promise<void> {
    await this.#sink.full;
    const { lost } = this.#sink;
    if (lost !== null && lost !== "reader-left") throw new UsageError("output-unwritable", "-", lost.failed);
  }

  discard(): void {
    // What a stream was given is gone.
  }
}
