// FENCE, once a capture or where one goes wrong: here may be allocated.
import type { Readable } from "node:stream";

/** A stream of bytes under a name of its own; it is owned, and destroyed, by whoever reads it. */
export interface NamedStream {
  readonly name: string;
  readonly stream: Readable;
}

/** What captures are read from: a path, "-" for standard input, or a stream. */
export type CaptureInput = string | NamedStream;

/** The input's path or name, as reports and errors tell it. */
export function inputName(input: CaptureInput): string {
  return typeof input === "string" ? input : input.name;
}

/** Whether an input cannot be opened a second time. */
export function isReadOnce(input: CaptureInput): boolean {
  return typeof input !== "string" || input === "-";
}
