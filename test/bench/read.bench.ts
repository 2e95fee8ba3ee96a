/**
 * Reading a large capture, compared in one run with the tools that people would use instead: `npm run bench`.
 *
 *   npm run bench -- [--size MEGABYTES] [--rounds N] [--kinds mix,small,ctl] [--without tshark,pcap-parser]
 *
 * The programs take turns, round by round, so that a slow moment of the machine hits them all. tshark runs once, on a
 * capture of about a tenth of the size, and its time is scaled up by bytes: it takes a tenth of a millisecond a packet.
 * Captures are made when missing and kept in test/bench/data/.
 */
import { existsSync, mkdirSync, statSync } from "node:fs";
import { cpus, release, totalmem } from "node:os";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { isKind } from "./kinds/kinds.ts";
import { makeCapture } from "./make-capture.ts";
import type { Run } from "./measure.ts";
import { median, run, versionOf } from "./measure.ts";

interface Contestant {
  name: string;
  command: string;
  args: (path: string) => readonly string[];
  /** Runs once, on a capture of a tenth of the size. */
  slow?: boolean;
}

const DATA = resolve("test/bench/data");
const PARSER_LOOP = resolve(import.meta.dirname, "pcap-parser-loop.js");
const FILTER = "tcp port 21 or udp port 67";

const CONTESTANTS: readonly Contestant[] = [
  { name: "ftpscope --json", command: process.execPath, args: (path) => [resolve("bin/ftpscope.js"), path, "--json"] },
  { name: "cat", command: "cat", args: (path) => [path] },
  { name: "tcpdump", command: "tcpdump", args: (path) => ["-r", path, "-w", "/dev/null", FILTER] },
  { name: "pcap-parser", command: process.execPath, args: (path) => [PARSER_LOOP, path] },
  { name: "tshark -Y ftp", command: "tshark", args: (path) => ["-r", path, "-Y", "ftp"], slow: true },
];

const { values: options } = parseArgs({
  options: {
    size: { type: "string", default: "1000" },
    rounds: { type: "string", default: "3" },
    kinds: { type: "string", default: "mix,small" },
    without: { type: "string", default: "" },
  },
});

/** The capture of that kind and size, made now if it is not there. */
function capture(kind: string, megabytes: number): string {
  const path = resolve(DATA, `${kind}-${megabytes}.pcap`);
  if (!isKind(kind)) throw new RangeError(`no such kind: ${kind}`);
  if (!existsSync(path)) makeCapture(kind, megabytes / 1000, path);
  return path;
}

/** Those that are installed and wanted; says which are left out. */
function present(): Contestant[] {
  const unwanted = options.without.split(",");
  return CONTESTANTS.filter(({ name, command }) => {
    if (unwanted.some((word) => word !== "" && name.startsWith(word))) return false;
    const version = versionOf(command);
    console.log(version === null ? `${name}: not installed, left out` : `${name}: ${version}`);
    return version !== null;
  });
}

async function compare(kind: string, contestants: readonly Contestant[]): Promise<void> {
  const megabytes = Number(options.size);
  const [whole, tenth] = [capture(kind, megabytes), capture(kind, megabytes / 10)];
  const scale = statSync(whole).size / statSync(tenth).size;
  const runs = new Map<string, Run[]>();
  // Once for the page cache, not counted.
  await run("cat", [whole]);
  for (let round = 0; round < Number(options.rounds); round += 1) {
    for (const { name, command, args, slow } of contestants) {
      if (slow === true && round > 0) continue;
      const result = await run(command, args(slow === true ? tenth : whole));
      const scaled = { ...result, seconds: result.seconds * (slow === true ? scale : 1) };
      runs.set(name, [...(runs.get(name) ?? []), scaled]);
    }
  }
  printTable(kind, statSync(whole).size, runs);
}

function printTable(kind: string, bytes: number, runs: ReadonlyMap<string, readonly Run[]>): void {
  const seconds = (name: string): number => median((runs.get(name) ?? []).map((each) => each.seconds));
  const ours = seconds("ftpscope --json");
  console.log(`\n${kind}: ${(bytes / 1e6).toFixed(0)} MB`);
  console.log(row("", "median s", "MB/s", "ftpscope is", "peak MB", "rounds"));
  for (const [name, each] of runs) {
    const time = seconds(name);
    const peaks = each.flatMap(({ peakBytes }) => (peakBytes === null ? [] : [peakBytes]));
    const peak = peaks.length === 0 ? "?" : (Math.max(...peaks) / 1e6).toFixed(0);
    const ratio = name === "ftpscope --json" ? "" : `${(time / ours).toFixed(2)}x as fast`;
    console.log(row(name, time.toFixed(2), (bytes / 1e6 / time).toFixed(0), ratio, peak, String(each.length)));
  }
}

function row(name: string, ...cells: readonly string[]): string {
  return name.padEnd(18) + cells.map((cell) => cell.padStart(18)).join("");
}

mkdirSync(DATA, { recursive: true });
console.log(
  `Node ${process.version}, ${process.platform} ${release()}, ${cpus().length} x ${cpus()[0]?.model ?? "?"}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB`,
);
const contestants = present();
for (const kind of options.kinds.split(",")) await compare(kind, contestants);
