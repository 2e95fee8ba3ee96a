import { fstatSync } from "node:fs";
import type { Analyze } from "./analyze.ts";
import type { Io } from "./io.ts";
import { run } from "./run.ts";

const INTERRUPTED_TWICE = 130;

const analyze: Analyze = async (paths, options) =>
  (await import("../analysis/pipeline.ts")).analyzeCaptures(paths, options);

const io: Io = {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  stdinIsPiped: canBeReadToItsEnd(0),
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  onInterrupt(listener) {
    process.once("SIGINT", () => {
      process.once("SIGINT", () => process.exit(INTERRUPTED_TWICE));
      listener();
    });
  },
};

// Not process.exit: what is still on its way to a pipe would be cut off.
process.exitCode = await run(process.argv.slice(2), io, analyze);

function canBeReadToItsEnd(descriptor: number): boolean {
  try {
    const stat = fstatSync(descriptor);
    return stat.isFIFO() || stat.isFile() || stat.isSocket();
  } catch {
    return false;
  }
}
