import { resolve } from "node:path";
import type { StartUp } from "../results/results.ts";
import { median } from "../results/statistics.ts";
import { run } from "../run/run.ts";
import type { Bench } from "./bench.ts";

const SMALL_CAPTURE = "fixtures/ftp-passive-vsftpd.pcap";
/** Start-up is short, and so takes more rounds than reading. */
const ROUNDS_PER_ROUND = 4;

/** Node alone, `--version`, and the first byte told of a small capture, in turn. */
export async function measureStartUp(bench: Bench): Promise<StartUp> {
  const { ftpscope, limit } = bench;
  const rounds = bench.rounds * ROUNDS_PER_ROUND;
  const [node, version, firstByte]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < rounds; round += 1) {
    node.push((await run({ argv: [process.execPath, "-e", "0"] }, { limit, bare: true })).seconds);
    version.push((await run({ argv: [...ftpscope, "--version"] }, { limit, bare: true })).seconds);
    const onFirstByte = (seconds: number): number => firstByte.push(seconds);
    await run({ argv: [...ftpscope, resolve(SMALL_CAPTURE)] }, { limit, bare: true, onFirstByte });
  }
  return {
    rounds,
    nodeSeconds: median(node),
    versionSeconds: median(version),
    firstByteSeconds: median(firstByte),
  };
}
