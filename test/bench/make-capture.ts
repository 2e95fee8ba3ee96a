/** Writes one capture for the benchmarks: `node test/dist/test/bench/make-capture.js KIND MEGABYTES PATH`. The same bytes each time. */
import { CaptureWriter } from "./capture-writer.ts";
import { KINDS } from "./kinds.ts";

/** Writes a capture of some kind with at least `megabytes` (of 10^6 bytes); throws where there is no such kind. */
export function makeCapture(kind: string, megabytes: number, path: string): void {
  const write = KINDS[kind];
  if (write === undefined) throw new RangeError(`no kind "${kind}": ${Object.keys(KINDS).join(", ")}`);
  const writer = new CaptureWriter(path);
  write(writer, megabytes * 1e6);
  writer.close();
  console.error(`${path}: ${writer.packets} packets, ${(writer.bytes / 1e6).toFixed(1)} MB`);
}

if (process.argv[1]?.endsWith("make-capture.js") === true) {
  const [, , kind = "", megabytes = "1000", path = ""] = process.argv;
  if (path === "") {
    console.error(`usage: make-capture KIND MEGABYTES PATH   (kinds: ${Object.keys(KINDS).join(", ")})`);
    process.exitCode = 2;
  } else makeCapture(kind, Number(megabytes), path);
}
