import { FileDraft } from "../file-output.ts";
import type { OutputStream } from "../io.ts";
import { StreamSink } from "../stream-output.ts";

/** Where a cut capture goes: a file that appears whole or not at all, or a stream for as long as somebody reads it. */
export interface CutOutput {
  put(chunk: Uint8Array): void;
  /** Resolves when there is room again; null while there is. */
  readonly full: Promise<void> | null;
  /** Nobody reads on. */
  readonly isLost: boolean;
  /** All was put. Throws UsageError where the file could not be written; gives the system's error code where a stream could not. */
  publish(): Promise<string | null>;
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

  async publish(): Promise<null> {
    this.#draft.publish();
    return null;
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
  async publish(): Promise<string | null> {
    await this.#sink.full;
    const { lost } = this.#sink;
    return lost === null || lost === "reader-left" ? null : lost.failed;
  }

  discard(): void {
    // What a stream was given is gone.
  }
}
