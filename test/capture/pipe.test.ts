import { execFileSync, spawn } from "node:child_process";
import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openCapture } from "../../src/capture/open.ts";
import { RECORD, STARVED } from "../../src/capture/record-reader.ts";
import { pcapHeader, pcapRecord } from "../build/pcap-file.ts";
import { samplePackets, samplePcap } from "./sample.ts";
import { scratchFolder } from "./scratch.ts";
import { walkCapture } from "./walk-capture.ts";

const scratch = scratchFolder();
const isLinux = process.platform === "linux";
if (!isLinux) console.warn("skipped: named pipes are read this way on Linux only");

function namedPipe(name: string): string {
  const path = join(scratch.path, name);
  execFileSync("sh", ["-c", 'mkfifo "$0"', path]);
  return path;
}

describe.runIf(isLinux)("a named pipe", () => {
  it("is waited for until somebody writes, and read to the end", async () => {
    const path = namedPipe("whole");
    const opening = openCapture(path);
    const file = scratch.file("whole.pcap", samplePcap(3_000));
    const writer = spawn("sh", ["-c", 'cat "$0" > "$1"', file, path]);
    const capture = await opening;
    expect(await walkCapture(capture)).toMatchObject({ packets: 3_000 });
    expect(capture).toMatchObject({ size: null, consumed: samplePcap(3_000).length, damage: null });
    expect(writer.pid).toBeGreaterThan(0);
  });

  it("hands on each packet as it comes, once the second has told how records are laid out", async () => {
    const path = namedPipe("live");
    const opening = openCapture(path);
    const descriptor = openSync(path, "r+");
    const [first, second, third] = samplePackets(3).map((packet) => pcapRecord(packet));
    writeSync(descriptor, Buffer.concat([pcapHeader(), first ?? "", second ?? ""].map((part) => Buffer.from(part))));
    const capture = await opening;
    const { reader } = capture;
    expect([reader.next(), reader.next(), reader.next()]).toEqual([RECORD, RECORD, STARVED]);
    expect(capture.fillNow()).toBe(false);
    const filled = capture.fill();
    writeSync(descriptor, third ?? new Uint8Array(0));
    await filled;
    expect([reader.next(), reader.next()]).toEqual([RECORD, STARVED]);
    capture.close();
    closeSync(descriptor);
  });

  it("hands on its first packet where no second one follows", async () => {
    const path = namedPipe("alone");
    const opening = openCapture(path);
    const descriptor = openSync(path, "r+");
    for (const bytes of [pcapHeader(), ...samplePackets(1).map((packet) => pcapRecord(packet))]) {
      writeSync(descriptor, bytes);
    }
    const capture = await opening;
    let status = capture.reader.next();
    for (; status === STARVED; status = capture.reader.next()) await capture.fill();
    expect(status).toBe(RECORD);
    expect(capture.reader).toMatchObject({ capturedLength: samplePackets(1)[0]?.data.length, damage: null });
    capture.close();
    closeSync(descriptor);
  });

  it("can be closed while one waits for it", async () => {
    const path = namedPipe("silent");
    const opening = openCapture(path);
    const descriptor = openSync(path, "r+");
    writeSync(descriptor, pcapHeader());
    const capture = await opening;
    expect(capture.reader.next()).toBe(STARVED);
    const filled = capture.fill();
    capture.close();
    await filled;
    expect(capture.reader.window.ended).toBe(true);
    closeSync(descriptor);
  });
});
