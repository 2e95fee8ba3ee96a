import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { CaptureInput } from "../capture/capture-input.ts";
import type { Input } from "./input.ts";

/** What reports and errors call an input that has no path. */
const NAMELESS = "(stream)";

/** Throws TypeError for what no capture can be read from. */
export function captureInput(input: Input): CaptureInput {
  if (typeof input === "string") return input;
  if (input instanceof URL) return fileURLToPath(input);
  return { name: NAMELESS, stream: streamOf(input) };
}

function streamOf(input: Uint8Array | AsyncIterable<Uint8Array>): Readable {
  if (input instanceof Uint8Array) return Readable.from([input], { objectMode: false });
  if (input instanceof Readable) {
    if (input.readableEncoding !== null) throw new TypeError("analyze: the stream gives text; captures are bytes");
    return input;
  }
  if (typeof input?.[Symbol.asyncIterator] === "function") return Readable.from(input, { objectMode: false });
  throw new TypeError("analyze: a capture is a path, a file URL, bytes or a stream of bytes");
}
