import { fstatSync } from "node:fs";
import { constants } from "node:os";
import type { Analyze } from "./analyze.ts";
import type { Io } from "./io.ts";
import { VERSION } from "./version.ts";

const INTERRUPTED_TWICE = 130;

const analyze: Analyze = async (paths, options) =>
  (await import("../analysis/pipeline.ts")).analyzeCaptures(paths, options);

const io: Io = {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  stdinIsPiped: canBeReadToItsEnd(0),
  // Looked up only where local times are shown: the first look costs Node 15 ms.
  get timeZone() {
    return Intl.DateTimeFormat().resolvedOptions().timeZone;
  },
  onInterrupt(listener) {
    process.once("SIGINT", () => {
      process.once("SIGINT", () => process.exit(INTERRUPTED_TWICE));
      listener();
    });
  },
  exitOnSignals() {
    for (const signal of ["SIGTERM", "SIGHUP"] as const) {
      process.once(signal, () => process.exit(128 + constants.signals[signal]));
    }
  },
};

const argv = process.argv.slice(2);
// Not process.exit: what is still on its way to a pipe would be cut off.
process.exitCode = asksForVersionOnly(argv)
  ? await printVersion()
  : await (await import("./run.ts")).run(argv, io, analyze);

/** Installers and scripts ask for nothing but the version: nothing else is loaded for them. */
function asksForVersionOnly([only, ...more]: string[]): boolean {
  return more.length === 0 && (only === "--version" || only === "-V");
}

async function printVersion(): Promise<number> {
  const { writePieces } = await import("./stream-output.ts");
  await writePieces(process.stdout, [`ftpscope ${VERSION}\n`]);
  return 0;
}

function canBeReadToItsEnd(descriptor: number): boolean {
  try {
    const stat = fstatSync(descriptor);
    return stat.isFIFO() || stat.isFile() || stat.isSocket();
  } catch {
    return false;
  }
}
