import { chunks, type Piece } from "./chunks.ts";
import type { OutputStream } from "./io.ts";

/** What became of an output: written, or its reader left early (`| head`), or the system refused (its error code). */
export type OutputFate = "written" | OutputLoss;
type OutputLoss = "reader-left" | { failed: string };

/** A stream that is written to for as long as somebody reads it. Nothing here throws: see `lost`. */
export class StreamSink {
  /** Why nothing more can be written; null while all is well. */
  lost: OutputLoss | null = null;
  /** Resolves when the stream has room again, or is lost; null while it has room. */
  full: Promise<void> | null = null;
  readonly #stream: OutputStream;
  readonly #losing: Promise<void>;

  /**
   * `onLost` is called once nothing more can be written. An error arrives as an event, sometimes after the write that caused it;
   * the listener stays, so that it never surfaces elsewhere.
   */
  constructor(stream: OutputStream, onLost: () => void = () => {}) {
    this.#stream = stream;
    this.#losing = new Promise((resolve) => {
      stream.on("error", (error) => {
        this.lost ??= error.code === "EPIPE" ? "reader-left" : { failed: error.code ?? error.message };
        resolve();
        onLost();
      });
    });
  }

  /** Hands a chunk to the stream at once. Where it is full then, `full` says when to go on; more is taken all the same. */
  put(chunk: Piece): void {
    if (this.lost !== null || this.#stream.write(chunk) || this.full !== null) return;
    const drained = new Promise<void>((resolve) => this.#stream.once("drain", resolve));
    this.full = Promise.race([drained, this.#losing]).then(() => {
      this.full = null;
    });
  }
}

/** Writes the pieces in order, waiting where the stream is full. Never throws: see OutputFate. */
export async function writePieces(stream: OutputStream, pieces: Iterable<Piece>): Promise<OutputFate> {
  const sink = new StreamSink(stream);
  for (const chunk of chunks(pieces)) {
    sink.put(chunk);
    await sink.full;
    if (sink.lost !== null) return sink.lost;
  }
  return "written";
}
