import { diceFor } from "./dice.ts";
import type { Input, Subject } from "./subject.ts";

/** The input of one round: the same for the same seed and the same fixtures. */
export function inputOf(subject: Subject, seed: number, round: number): Input {
  return subject.make(diceFor(seed, `${subject.name} input`, round));
}

/** Judges bytes as a round does; null where all is well, else what went wrong. */
export async function faultOf(
  subject: Subject,
  bytes: Uint8Array,
  { seed, round, folder }: { seed: number; round: number; folder: string },
): Promise<string | null> {
  try {
    // A copy: what judges must not be able to spoil what is written down.
    await subject.judge(bytes.slice(), { dice: diceFor(seed, `${subject.name} judge`, round), folder });
    return null;
  } catch (error) {
    return described(error);
  }
}

/** Message and stack, and those of what caused it. */
function described(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? error.message;
  return error.cause === undefined ? own : `${own}\ncaused by ${described(error.cause)}`;
}
