import { chunks, type Piece } from "./chunks.ts";
import type { OutputStream } from "./io.ts";

/** What became of an output: written, or its reader left early (`| head`), or the system refused (its error code). */
export type OutputFate = "written" | "reader-left" | { failed: string };

/** Writes the pieces in order, waiting where the stream is full. Never throws: see OutputFate. */
export async function writePieces(stream: OutputStream, pieces: Iterable<Piece>): Promise<OutputFate> {
  const watch = watchErrors(stream);
  for (const chunk of chunks(pieces)) {
    const fate = await writeChunk(stream, chunk, watch);
    if (fate !== null) return fate;
  }
  return "written";
}

interface ErrorWatch {
  fate: OutputFate | null;
  failed: Promise<void>;
}

/** An error arrives as an event, sometimes after the write that caused it; the listener stays, so that it never surfaces elsewhere. */
function watchErrors(stream: OutputStream): ErrorWatch {
  const watch: ErrorWatch = { fate: null, failed: Promise.resolve() };
  watch.failed = new Promise((resolve) => {
    stream.on("error", (error) => {
      watch.fate = error.code === "EPIPE" ? "reader-left" : { failed: error.code ?? error.message };
      resolve();
    });
  });
  return watch;
}

async function writeChunk(stream: OutputStream, chunk: Piece, watch: ErrorWatch): Promise<OutputFate | null> {
  if (watch.fate !== null) return watch.fate;
  if (!stream.write(chunk)) {
    const drained = new Promise<void>((resolve) => stream.once("drain", resolve));
    await Promise.race([drained, watch.failed]);
  }
  return watch.fate;
}
