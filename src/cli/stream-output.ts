import type { OutputStream } from "./io.ts";

/** Pieces are joined up to about this many characters before they are written. */
const CHUNK = 65_536;

/** What became of an output: written, or its reader left early (`| head`), or the system refused (its error code). */
export type OutputFate = "written" | "reader-left" | { failed: string };

/** Writes the pieces in order, waiting where the stream is full. Never throws: see OutputFate. */
export async function writePieces(stream: OutputStream, pieces: Iterable<string>): Promise<OutputFate> {
  const watch = watchErrors(stream);
  let pending = "";
  for (const piece of pieces) {
    pending += piece;
    if (pending.length < CHUNK) continue;
    const fate = await writeChunk(stream, pending, watch);
    if (fate !== null) return fate;
    pending = "";
  }
  const fate = pending === "" ? null : await writeChunk(stream, pending, watch);
  return fate ?? "written";
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

async function writeChunk(stream: OutputStream, text: string, watch: ErrorWatch): Promise<OutputFate | null> {
  if (watch.fate !== null) return watch.fate;
  if (!stream.write(text)) {
    const drained = new Promise<void>((resolve) => stream.once("drain", resolve));
    await Promise.race([drained, watch.failed]);
  }
  return watch.fate;
}
