import type { Words } from "../render/locale/language.ts";
import { UNUSABLE, warn } from "./deliver.ts";
import { shortHelp } from "./help.ts";
import type { Io } from "./io.ts";
import { writePieces } from "./stream-output.ts";
import { chooseWidth } from "./terminal.ts";

/** Says what is missing, and how ftpscope (or one of its commands) is called. Returns the exit code. */
export async function tellNothingGiven(
  sentence: string,
  io: Io,
  words: Words,
  command: string | null = null,
): Promise<number> {
  await warn(io, sentence);
  await writePieces(io.stderr, ["\n", shortHelp(words, chooseWidth(null, io.stderr, io.env), command)]);
  return UNUSABLE;
}
