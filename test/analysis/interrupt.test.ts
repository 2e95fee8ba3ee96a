import { execFileSync, spawn } from "node:child_process";
import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { AnalyzeOptions } from "../../src/analysis/analyze-options.ts";
import { analyzeCaptures } from "../../src/analysis/pipeline.ts";
import { concat } from "../build/bytes.ts";
import { type CapturedPacket, pcapFile, pcapHeader, pcapRecord } from "../build/pcap-file.ts";
import { samplePackets } from "../capture/sample.ts";
import { scratchFolder } from "../capture/scratch.ts";

const scratch = scratchFolder();
const PACKETS = samplePackets(300);
const BIG_FILE_PACKETS = 1_000;

/** Reads captures until `stop` is called. */
function reading(paths: readonly string[], options: Partial<AnalyzeOptions> = {}) {
  const interrupt = new AbortController();
  const report = analyzeCaptures(paths, { showPasswords: false, signal: interrupt.signal, ...options });
  return { report, stop: () => interrupt.abort() };
}

const record = (index: number) => pcapRecord(PACKETS[index] as CapturedPacket);

describe.runIf(process.platform === "linux")("a pipe whose reading is interrupted", () => {
  /** A named pipe, held open for writing. */
  function namedPipe(name: string) {
    const path = join(scratch.path, name);
    execFileSync("sh", ["-c", 'mkfifo "$0"', path]);
    const descriptor = openSync(path, "r+");
    return { path, write: (bytes: Uint8Array) => writeSync(descriptor, bytes), end: () => closeSync(descriptor) };
  }

  it("is read on to its end, for its writer hands on its last packets at the same moment", async () => {
    const pipe = namedPipe("last-packets");
    pipe.write(pcapFile(PACKETS.slice(0, 100)));
    const { report, stop } = reading([pipe.path]);
    stop();
    setImmediate(() => {
      pipe.write(concat(...PACKETS.slice(100).map((_, index) => record(100 + index))));
      pipe.end();
    });
    expect((await report).captures).toMatchObject([{ packets: 300, complete: true }]);
  });

  it("is left where it stays silent; half a packet is no damage", async () => {
    const pipe = namedPipe("silent");
    const { report, stop } = reading([pipe.path], { onProgress: () => stop() });
    pipe.write(concat(pcapFile(PACKETS.slice(0, 100)), record(100).subarray(0, 30)));
    expect((await report).captures).toMatchObject([{ packets: 100, complete: true, damage: null }]);
    pipe.end();
  });

  it.each([
    ["nobody", null],
    ["nothing but a header", pcapHeader()],
    ["half a header", pcapHeader().subarray(0, 11)],
  ])("is left where %s wrote", async (name, bytes) => {
    const pipe = namedPipe(name);
    if (bytes !== null) pipe.write(bytes);
    const { report, stop } = reading([pipe.path]);
    stop();
    expect((await report).captures).toMatchObject([{ path: pipe.path, packets: 0, complete: true }]);
    pipe.end();
  });

  it("is left in the end though its writer never stops", async () => {
    const { path, end } = namedPipe("endless");
    const header = scratch.file("header", pcapHeader());
    const body = scratch.file("body", concat(...PACKETS.map((packet) => pcapRecord(packet))));
    const writer = spawn("sh", ["-c", 'cat "$0"; while cat "$1"; do :; done', header, body], {
      stdio: ["ignore", openSync(path, "w"), "ignore"],
    });
    const { report, stop } = reading([path], { onProgress: () => stop() });
    expect((await report).captures).toMatchObject([{ complete: true, damage: null }]);
    writer.kill();
    // Not before: without any reader the writer's header would be lost.
    end();
  });
});

describe("a file whose reading is interrupted", () => {
  it("is left at once", async () => {
    const data = new Uint8Array(60_000);
    const packets = Array.from({ length: BIG_FILE_PACKETS }, (_, index) => ({
      time: { seconds: 1_700_000_000 + index, nanoseconds: 0 },
      data,
    }));
    const path = scratch.file("big.pcap", pcapFile(packets));
    const { report, stop } = reading([path], { onProgress: () => stop() });
    const [capture] = (await report).captures;
    expect(capture?.complete).toBe(true);
    expect(capture?.packets).toBeLessThan(BIG_FILE_PACKETS);
  });
});

describe("following that is interrupted", () => {
  it("reports each file that was read as a capture of its own", async () => {
    scratch.file("rotated.pcap", pcapFile(PACKETS.slice(0, 100)));
    scratch.file("rotated.pcap1", concat(pcapFile(PACKETS.slice(100)), record(0).subarray(0, 50)));
    const before = scratch.file("before.pcap", pcapFile(PACKETS.slice(0, 10)));
    const { report, stop } = reading([before, join(scratch.path, "rotated.pcap")], {
      follow: true,
      onProgress: ({ packets }) => packets === 310 && stop(),
    });
    expect((await report).captures).toMatchObject([
      { path: before, packets: 10, complete: true },
      { path: join(scratch.path, "rotated.pcap"), packets: 100, complete: true },
      { path: join(scratch.path, "rotated.pcap1"), packets: 200, complete: true, damage: null },
    ]);
  });

  it("may not have found a file yet", async () => {
    const path = join(scratch.path, "not-there.pcap");
    const { report, stop } = reading([path], { follow: true });
    stop();
    expect((await report).captures).toMatchObject([{ path, packets: 0, complete: true }]);
  });
});
