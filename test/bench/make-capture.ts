/** Writes one capture for the benchmarks: `node test/dist/test/bench/make-capture.js KIND SCALE PATH`. The same bytes each time. */
import { CaptureWriter } from "./capture-writer.ts";
import { isKind, KINDS, type Kind, type KindName } from "./kinds/kinds.ts";

/** Writes a capture of some kind, `scale` times its full size, to a file or to "-", standard output. */
export function makeCapture(name: KindName, scale: number, path: string): void {
  const kind: Kind = KINDS[name];
  const writer = new CaptureWriter(path, kind.options);
  kind.write(writer, scale);
  writer.close();
  console.error(`${name} x ${scale}: ${writer.packets} packets, ${(writer.size / 1e6).toFixed(1)} MB`);
}

if (process.argv[1]?.endsWith("make-capture.js") === true) {
  const [, , kind = "", scale = "1", path = ""] = process.argv;
  if (path === "" || !isKind(kind) || !(Number(scale) > 0)) {
    console.error(
      `usage: make-capture KIND SCALE PATH|-   (kinds: ${Object.keys(KINDS).join(", ")}; scale 1 is full size)`,
    );
    process.exitCode = 2;
  } else makeCapture(kind, Number(scale), path);
}
