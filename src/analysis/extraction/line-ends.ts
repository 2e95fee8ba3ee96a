import type { Output } from "./block-mode.ts";

const CR = 0x0d;
const LF = 0x0a;

/**
 * Text with its line ends made alike, as it comes: the wire has CR LF (RFC 959 section 3.1.1.1), and some servers send LF alone.
 * A CR by itself stays as it is.
 */
export class LineEnds {
  readonly #output: Output;
  readonly #end: Uint8Array;
  /** A CR came last, and is not told yet. */
  #pending = false;

  constructor(to: "lf" | "crlf", output: Output) {
    this.#output = output;
    this.#end = to === "lf" ? Uint8Array.of(LF) : Uint8Array.of(CR, LF);
  }

  push(bytes: Uint8Array): void {
    let from = 0;
    if (this.#pending && bytes.length > 0) {
      this.#pending = false;
      if (bytes[0] !== LF) this.#output(Uint8Array.of(CR));
    }
    for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, from)) {
      const end = at > from && bytes[at - 1] === CR ? at - 1 : at;
      if (end > from) this.#output(bytes.subarray(from, end));
      this.#output(this.#end);
      from = at + 1;
    }
    this.#pending = from < bytes.length && bytes[bytes.length - 1] === CR;
    const rest = bytes.subarray(from, this.#pending ? bytes.length - 1 : bytes.length);
    if (rest.length > 0) this.#output(rest);
  }

  end(): void {
    if (this.#pending) this.#output(Uint8Array.of(CR));
    this.#pending = false;
  }
}
