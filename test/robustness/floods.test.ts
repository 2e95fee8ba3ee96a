import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CaptureWriter } from "../bench/capture-writer.ts";
import { ethernet } from "../build/links.ts";
import { udpDatagram } from "../build/segments.ts";
import { scratchFolder } from "../capture/scratch.ts";
import { fixturePath } from "../report/captures-at-hand.ts";
import { FLOODS } from "./floods.ts";

/**
 * The program as it is built, on captures that hold more than anybody could keep: its memory stays within bounds that the
 * capture's size has nothing to do with.
 */
const ROOT = join(import.meta.dirname, "../..");
const PROGRAM = join(ROOT, "bin/ftpscope.js");
const BUILT = existsSync(join(ROOT, "dist"));
if (!BUILT) console.warn("test/robustness/floods.test.ts is skipped: run `npm run build` first");

/** Prints the most memory that the process ever had, in KiB. Linux gives a new process its parent's peak as maxRSS; VmHWM is its own. */
const TELL_PEAK = `data:text/javascript,${encodeURIComponent(`
  import { existsSync, readFileSync } from "node:fs";
  const status = "/proc/self/status";
  process.on("exit", () => {
    const own = existsSync(status) ? /VmHWM:\\s+(\\d+)/.exec(readFileSync(status, "utf8"))?.[1] : undefined;
    console.error("peak", own ?? process.resourceUsage().maxRSS);
  });
`)}`;

const scratch = scratchFolder();
/** Of a capture with nothing in it. */
let idleMb: number | null = null;

describe.skipIf(!BUILT)("memory does not grow with", () => {
  test.each(Object.entries(FLOODS))(
    "%s",
    (_name, { write, heapMb, growthMb }) => {
      idleMb ??= run([fixturePath("generated-file-pcap-header-only.pcap")], heapMb);
      const path = join(scratch.path, "flood.pcap");
      const writer = new CaptureWriter(path);
      write(writer);
      writer.close();
      expect(run([path], heapMb) - idleMb).toBeLessThan(growthMb);
    },
    120_000,
  );

  test("the turns that two captures of the same time take", () => {
    const heapMb = 96;
    idleMb ??= run([fixturePath("generated-file-pcap-header-only.pcap")], heapMb);
    const background = ethernet(
      {},
      udpDatagram({ from: { ip: "192.168.0.10", port: 53 }, to: { ip: "192.168.0.20", port: 53 } }),
    );
    const paths = ["one.pcap", "other.pcap"].map((name) => join(scratch.path, name));
    for (const path of paths) {
      const writer = new CaptureWriter(path);
      for (let packet = 0; packet < 200_000; packet += 1) writer.frame(background);
      writer.close();
    }
    expect(run(paths, heapMb) - idleMb).toBeLessThan(40);
  }, 120_000);
});

/** Reads captures with so much memory for objects, without which the process would die; its peak of all memory, in MiB. */
function run(paths: readonly string[], heapMb: number): number {
  const options = ["--import", TELL_PEAK, `--max-old-space-size=${heapMb}`];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...options, PROGRAM, ...paths], { encoding: "utf8" });
  expect([status, stderr]).toEqual([0, expect.stringMatching(/^peak \d+\n$/)]);
  expect(stdout.length).toBeGreaterThan(100);
  return Number(/\d+/.exec(stderr)?.[0]) / 1024;
}
