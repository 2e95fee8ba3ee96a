import { OWN_ZONE } from "../render/instant.ts";
import type { Language, Words } from "../render/locale/language.ts";
import type { TextOptions } from "../render/text/sheet.ts";
import type { Piece } from "./chunks.ts";
import type { Io } from "./io.ts";
import type { OutputRequest } from "./output-request.ts";
import { writePieces } from "./stream-output.ts";
import { chooseAscii, chooseColour, chooseWidth } from "./terminal.ts";

/** Exit codes: done; a check or a student failed; wrong usage, unreadable input or unwritable output. */
export const DONE = 0;
export const FAILED = 1;
export const UNUSABLE = 2;

/** Writes to the file that is asked for, else to standard output. Returns the exit code. */
export async function deliver(
  pieces: Iterable<Piece>,
  { output, force }: Pick<OutputRequest, "output" | "force">,
  io: Io,
  words: Words,
): Promise<number> {
  if (output === null) return print(io, pieces, words);
  (await import("./file-output.ts")).writeFileWhole(output, pieces, { force });
  return DONE;
}

/** Writes to standard output; a reader that has enough is no failure. */
export async function print(io: Io, pieces: Iterable<Piece>, words: Words): Promise<number> {
  const fate = await writePieces(io.stdout, pieces);
  if (typeof fate === "string") return DONE;
  await warn(io, words.messages.outputFailed(fate.failed));
  return UNUSABLE;
}

/** One line on standard error. */
export async function warn(io: Io, sentence: string): Promise<void> {
  await writePieces(io.stderr, [`ftpscope: ${sentence}\n`]);
}

/** How an output is to be drawn: `width` is its own where it has one, `isText` whether it is for a terminal. */
export function textOptions(
  request: OutputRequest,
  { width, isText }: { width: number | null; isText: boolean },
  io: Io,
  language: Language,
): TextOptions {
  const stream = request.output === null ? io.stdout : {};
  return {
    language,
    width: chooseWidth(request.width ?? width, stream, io.env),
    // A file of a format of its own is UTF-8 wherever it was made.
    ascii: isText ? chooseAscii(request.ascii, io.env) : request.ascii,
    colourLevel: chooseColour(request.colour, stream, io.env),
    timeZone: io.timeZone ?? OWN_ZONE,
    all: request.all,
    indented: request.output === null && io.stdout.isTTY === true,
  };
}
