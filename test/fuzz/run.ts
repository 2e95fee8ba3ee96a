/**
 * Throws damaged input at the program for as long as it is let: `npm run fuzz -- --seconds 3600`. What hangs, dies, throws or says
 * what it must not is told with the seed and round that make it again, and written to a folder, made smaller. Exit code 1 then.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ENDINGS, Judge } from "./judge.ts";
import { minimised } from "./minimise.ts";
import { type FuzzOptions, readOptions, USAGE } from "./options.ts";
import { inputOf } from "./rounds.ts";
import type { Subject } from "./subject.ts";

/** Rounds of one subject before it is the next one's turn. */
const IN_A_ROW = 10;
/** The same fault is told once. */
const seen = new Set<string>();

async function main({ seconds, seed, round: first, rounds, subjects, folder }: FuzzOptions): Promise<number> {
  const judge = new Judge();
  const scratch = mkdtempSync(join(tmpdir(), "ftpscope-fuzz-"));
  const until = Date.now() + seconds * 1000;
  const played = new Map(subjects.map((subject) => [subject, 0]));
  console.log(`seed ${seed}: ${subjects.map(({ name }) => name).join(", ")}`);
  try {
    for (let past = 0; past < rounds && Date.now() < until; past += IN_A_ROW) {
      for (const subject of subjects) {
        for (let next = past; next < Math.min(past + IN_A_ROW, rounds) && Date.now() < until; next += 1) {
          await play(subject, { seed, round: first + next, scratch, folder }, judge);
          played.set(subject, next + 1);
        }
      }
    }
  } finally {
    await judge.close();
    rmSync(scratch, { recursive: true, force: true });
  }
  console.log([...played].map(([{ name }, count]) => `${name} ${count}`).join(", "), `rounds; ${seen.size} faults`);
  return seen.size === 0 ? 0 : 1;
}

interface Round {
  seed: number;
  round: number;
  scratch: string;
  folder: string;
}

async function play(subject: Subject, { seed, round, scratch, folder }: Round, judge: Judge): Promise<void> {
  const { bytes, what } = inputOf(subject, seed, round);
  const judged = (input: Uint8Array) =>
    judge.judge({ subject: subject.name, seed, round, folder: scratch, bytes: input }, input.length);
  const fault = await judged(bytes);
  if (fault === null) return;
  const kind = kindOf(fault);
  if (seen.has(kind)) return;
  seen.add(kind);
  console.log(`\n${subject.name}, round ${round} (${what})\n${fault.slice(0, 3_000)}`);
  // What hangs would do so a hundred times more.
  const isSlow = ENDINGS.some((ending) => fault.startsWith(ending));
  const least = isSlow ? bytes : await minimised(bytes, async (input) => kindOf((await judged(input)) ?? "") === kind);
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${subject.name}-${seed}-${round}`);
  writeFileSync(path, least);
  console.log(
    `${path}: ${least.length} of ${bytes.length} bytes; npm run fuzz -- --seed ${seed} --only ${subject.name} --round ${round}`,
  );
}

/** A fault without what differs from input to input: its message's words, and where it was thrown. */
function kindOf(fault: string): string {
  const [message = "", ...stack] = fault.split("\n");
  const thrower = stack.find((line) => line.includes("/src/")) ?? "";
  return `${message.replaceAll(/\d+/g, "#").slice(0, 60)} ${thrower.trim()}`;
}

try {
  process.exitCode = await main(readOptions(process.argv.slice(2)));
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  process.exitCode = 2;
}
