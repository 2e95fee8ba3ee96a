import type { ControlLine, ControlLines } from "../../../src/protocols/ftp/control-lines.ts";

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
  const bytes = fields.bytes ?? bytesOf(text);
  const moment = { frame: 1, seconds: 0, nanoseconds: 0 };
  return { start: 0, end: bytes.length, ...moment, cut: 0, partial: false, ...fields, bytes };
}

/** The lines that are finished now, to keep. */
export function linesOf(lines: ControlLines): ControlLine[] {
  const kept: ControlLine[] = [];
  for (let line = lines.next(); line !== null; line = lines.next()) {
    const bytes = line.bytes.slice(line.start, line.end);
    kept.push({ ...line, bytes, start: 0, end: bytes.length });
  }
  return kept;
}
