import type { KindName } from "../kinds/kinds.ts";
import type { Growth } from "../results/results.ts";
import { fitLine } from "../results/statistics.ts";
import { type Contestant, summed, takeTurns } from "../run/rounds.ts";
import type { Bench } from "./bench.ts";

/** One kind in all sizes: what time and memory do as it grows. */
export async function measureGrowth(bench: Bench, kind: KindName): Promise<Growth> {
  const captures = bench.scales
    .toSorted((a, b) => a - b)
    .map((scale) => ({ scale, ...bench.captures.get(kind, scale) }));
  const inTurn = (argv: readonly string[]): Contestant[] =>
    captures.map(({ scale, path }) => ({ name: String(scale), command: { argv: [...argv, path] } }));
  // Once for the page cache, not counted.
  await takeTurns(inTurn(["cat"]), { ...bench, rounds: 1 });
  const runs = await takeTurns(inTurn([...bench.ftpscope, "--json"]), bench);
  const sizes = captures.flatMap(({ scale, bytes }) => {
    const each = runs.get(String(scale));
    if (each === undefined) return [];
    const { seconds, peakBytes } = summed(each);
    return [{ scale, bytes, seconds, peakBytes }];
  });
  const memory = sizes.flatMap(({ bytes, peakBytes }) => (peakBytes === null ? [] : [{ x: bytes, y: peakBytes }]));
  return {
    kind,
    sizes,
    time: fitLine(sizes.map(({ bytes, seconds }) => ({ x: bytes, y: seconds }))),
    memory: fitLine(memory),
  };
}
