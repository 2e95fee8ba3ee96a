import type { KindName } from "../kinds/kinds.ts";
import type { Peer } from "../peers/peer.ts";
import { PEER } from "../peers/peers.ts";
import { type Comparison, OURS, OURS_STREAMED, type Timing } from "../results/results.ts";
import type { Capture } from "../run/captures.ts";
import { type Contestant, summed, takeTurns } from "../run/rounds.ts";
import { run } from "../run/run.ts";
import type { Bench } from "./bench.ts";

const TENTH = 0.1;

/** A capture of some kind read from its file, by ftpscope and all peers. */
export async function compareFiles(bench: Bench, kind: KindName): Promise<Comparison> {
  const whole = bench.captures.get(kind, bench.scale);
  const peers = bench.peers.filter(({ cannot }) => cannot?.includes(kind) !== true);
  const isSlow = ({ slowOn }: Peer): boolean => slowOn?.includes(kind) === true;
  const contestants = [
    ...ours(bench, kind, whole.path),
    ...peers.filter((peer) => !isSlow(peer)).map((peer) => contestant(peer, whole.path)),
  ];
  const timings = await measure(bench, whole, contestants);
  for (const peer of peers.filter(isSlow)) timings.push(...(await scaled(bench, kind, peer, whole)));
  return { kind, via: "file", scale: bench.scale, bytes: whole.bytes, timings };
}

/** The same through a pipe, by ftpscope and the loop over libpcap. */
export async function comparePipes(bench: Bench, kind: KindName): Promise<Comparison> {
  const whole = bench.captures.get(kind, bench.scale);
  const readers = [
    { name: OURS, argv: [...bench.ftpscope, "--json", "-"] },
    ...bench.peers.filter(({ name }) => name === PEER.loop).map(({ name, argv }) => ({ name, argv: argv("-") })),
  ];
  const contestants = readers.map(({ name, argv }) => ({ name, command: { argv, fed: whole.path } }));
  const timings = await measure(bench, whole, contestants);
  return { kind, via: "pipe", scale: bench.scale, bytes: whole.bytes, timings };
}

function ours({ ftpscope }: Bench, kind: KindName, path: string): Contestant[] {
  const whole = { name: OURS, command: { argv: [...ftpscope, "--json", path] } };
  const streamed = { name: OURS_STREAMED, command: { argv: [...ftpscope, "--format", "ndjson", path] } };
  return kind === "ctl" ? [whole, streamed] : [whole];
}

function contestant({ name, argv, after }: Peer, path: string): Contestant {
  return { name, command: { argv: argv(path) }, after };
}

async function measure(bench: Bench, whole: Capture, contestants: readonly Contestant[]): Promise<Timing[]> {
  await readOnce(whole, bench.limit);
  const runs = await takeTurns(contestants, bench);
  return Array.from(runs, ([name, each]) => ({ name, ...summed(each), rounds: each.length, share: 1 }));
}

/** One run on a tenth of the size, its time multiplied as often as the whole has its bytes. */
async function scaled(bench: Bench, kind: KindName, peer: Peer, whole: Capture): Promise<Timing[]> {
  const tenth = bench.captures.get(kind, Number((bench.scale * TENTH).toPrecision(6)));
  await readOnce(tenth, bench.limit);
  const runs = await takeTurns([contestant(peer, tenth.path)], { ...bench, rounds: 1 });
  const factor = whole.bytes / tenth.bytes;
  return Array.from(runs.values(), (each) => {
    const { seconds, cpuSeconds, peakBytes } = summed(each);
    return {
      name: peer.name,
      seconds: seconds * factor,
      cpuSeconds: cpuSeconds === null ? null : cpuSeconds * factor,
      peakBytes,
      rounds: 1,
      share: TENTH,
    };
  });
}

/** Brings a capture into the page cache. */
async function readOnce({ path }: Capture, limit: number): Promise<void> {
  await run({ argv: ["cat", path] }, { limit });
}
