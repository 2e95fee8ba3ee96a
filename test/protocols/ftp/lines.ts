import type { ControlLine } from "../../../src/protocols/ftp/control-lines.ts";

/** The bytes of a text, each character one byte, so that tests can write any byte as \xNN. */
export function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** The inverse of `bytesOf`. */
export function textOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}

/** A whole line as ControlLines would give it. */
export function lineOf(text: string, fields: Partial<ControlLine> = {}): ControlLine {
  return {
    bytes: bytesOf(text),
    firstFrame: 1,
    frame: 1,
    seconds: 0,
    nanoseconds: 0,
    cut: 0,
    partial: false,
    hadTelnet: false,
    ...fields,
  };
}
