import { parseArgs } from "node:util";
import type { Subject } from "./subject.ts";
import { SUBJECTS } from "./subjects.ts";

/** What is asked of `npm run fuzz`. */
export interface FuzzOptions {
  seconds: number;
  seed: number;
  /** Where each subject begins; `rounds` of them at most. */
  round: number;
  rounds: number;
  subjects: readonly Subject[];
  /** Where inputs go that find something. */
  folder: string;
}

export const USAGE = `npm run fuzz -- [--seconds 60] [--seed N] [--only readers,program] [--round N] [--folder DIR]

  --seconds N   how long; all subjects in turn (60)
  --seed N      of the dice; another one each time unless given
  --only NAMES  some of: ${SUBJECTS.map(({ name }) => name).join(", ")}
  --round N     this round of each subject, and no other
  --folder DIR  where inputs that find something are written (fuzz-found)
`;

/** Throws where the options make no sense. */
export function readOptions(argv: readonly string[]): FuzzOptions {
  const string = { type: "string" } as const;
  const options = { seconds: string, seed: string, only: string, round: string, folder: string };
  const { values } = parseArgs({ args: [...argv], options, strict: true });
  const only = values.only?.split(",") ?? SUBJECTS.map(({ name }) => name);
  const subjects = SUBJECTS.filter(({ name }) => only.includes(name));
  if (subjects.length < only.length) throw new Error(`--only ${values.only}: no such subject`);
  const round = number("round", values.round);
  return {
    seconds: number("seconds", values.seconds) ?? 60,
    seed: number("seed", values.seed) ?? Math.floor(Math.random() * 2 ** 31),
    round: round ?? 1,
    rounds: round === null ? Number.POSITIVE_INFINITY : 1,
    subjects,
    folder: values.folder ?? "fuzz-found",
  };
}

function number(name: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^\d{1,10}$/.test(text)) throw new Error(`--${name} ${text}: a whole number is wanted`);
  return Number(text);
}
