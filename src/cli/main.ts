import { fstatSync, type Stats } from "node:fs";
import { constants } from "node:os";
import type { Analyze } from "./analyze.ts";
import type { Io } from "./io.ts";
import { keepingHeapSmall, keepYoungGenerationSmall } from "./small-heap.ts";
import { VERSION } from "./version.ts";

const analyze: Analyze = async (paths, options) => {
  const { analyzeCaptures } = await import("../analysis/pipeline.ts");
  return analyzeCaptures(paths, { ...options, onProgress: keepingHeapSmall(options) });
};

const stdin = standardInput();

const io: Io = {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  stdinIsPiped: stdin?.isFIFO() === true || stdin?.isFile() === true || stdin?.isSocket() === true,
  stdinIsLive: stdin !== null && !stdin.isFile() && !stdin.isDirectory(),
  timeZone: null,
  onInterrupt(listener, signals = ["SIGINT"]) {
    const first = () => {
      io.exitOnSignals(signals);
      for (const signal of signals) process.off(signal, first);
      listener();
    };
    for (const signal of signals) process.on(signal, first);
  },
  exitOnSignals(signals: readonly NodeJS.Signals[] = ["SIGTERM", "SIGHUP"]) {
    // Not once: without a listener the next signal would kill what is cleaning up.
    for (const signal of signals) process.on(signal, () => process.exit(128 + constants.signals[signal]));
  },
};

const argv = process.argv.slice(2);
// Not process.exit: what is still on its way to a pipe would be cut off.
main().then((exitCode) => {
  process.exitCode = exitCode;
});

async function main(): Promise<number> {
  if (asksForVersionOnly(argv)) return printVersion();
  keepYoungGenerationSmall();
  const { run } = await import("./run.ts");
  return run(argv, io, analyze);
}

/** Installers and scripts ask for nothing but the version: nothing else is loaded for them. */
function asksForVersionOnly([only, ...more]: string[]): boolean {
  return more.length === 0 && (only === "--version" || only === "-V");
}

async function printVersion(): Promise<number> {
  const { writePieces } = await import("./stream-output.ts");
  await writePieces(process.stdout, [`ftpscope ${VERSION}\n`]);
  return 0;
}

/** Null where it is closed. */
function standardInput(): Stats | null {
  try {
    return fstatSync(0);
  } catch {
    return null;
  }
}
