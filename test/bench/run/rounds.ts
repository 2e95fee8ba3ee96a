import { median } from "../results/statistics.ts";
import { type Command, type Run, run } from "./run.ts";

export interface Contestant {
  readonly name: string;
  readonly command: Command;
  /** Tidies up after a run, outside of its time. */
  readonly after?: (() => void) | undefined;
}

export interface TurnOptions {
  readonly rounds: number;
  /** Seconds for each run. */
  readonly limit: number;
  log(line: string): void;
}

/**
 * Runs all contestants in turn, round by round, forth and back, so that a slow moment of the machine hits them all. Who fails
 * is left out from then on, and of the answer.
 */
export async function takeTurns(contestants: readonly Contestant[], options: TurnOptions): Promise<Map<string, Run[]>> {
  const { rounds, limit, log } = options;
  const runs = new Map<string, Run[]>(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, command, after } of round % 2 === 0 ? contestants : contestants.toReversed()) {
      const each = runs.get(name);
      if (each === undefined) continue;
      try {
        each.push(await run(command, { limit }));
      } catch (error) {
        runs.delete(name);
        log(`${name}: left out: ${error instanceof Error ? error.message : error}`);
      } finally {
        after?.();
      }
    }
  }
  return runs;
}

/** Medians of some runs; the peak of memory is the largest. */
export function summed(runs: readonly Run[]): { seconds: number; cpuSeconds: number | null; peakBytes: number | null } {
  const known = (of: (run: Run) => number | null): number[] => runs.map(of).filter((value) => value !== null);
  const cpu = known(({ cpuSeconds }) => cpuSeconds);
  const peaks = known(({ peakBytes }) => peakBytes);
  return {
    seconds: median(runs.map(({ seconds }) => seconds)),
    cpuSeconds: cpu.length === 0 ? null : median(cpu),
    peakBytes: peaks.length === 0 ? null : Math.max(...peaks),
  };
}
