import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { CaptureError } from "../../src/capture/capture-error.ts";
import { type CaptureInput, inputName } from "../../src/capture/capture-input.ts";
import { openCapture } from "../../src/capture/open.ts";
import { u32 } from "../build/bytes.ts";
import { pcapHeader } from "../build/pcap-file.ts";
import { PcapngWriter, pcapngFile } from "../build/pcapng-file.ts";
import { snoopFile } from "../build/snoop-file.ts";
import { samplePackets, samplePcap, streamOf } from "./sample.ts";
import { scratchFolder } from "./scratch.ts";
import { walkCapture } from "./walk-capture.ts";

const scratch = scratchFolder();

/** The error that opening the input throws. */
async function failureOf(input: CaptureInput): Promise<{ code: string; detail: string | null }> {
  try {
    (await openCapture(input)).close();
  } catch (error) {
    if (error instanceof CaptureError) return { code: error.code, detail: error.detail };
    throw error;
  }
  throw new Error(`${inputName(input)} was opened`);
}

describe("a file", () => {
  it.each([
    ["pcap", samplePcap(40)],
    ["pcapng", pcapngFile(samplePackets(40))],
    ["snoop", snoopFile(samplePackets(40))],
  ])("is told to be %s by its first bytes, not by its name", async (format, bytes) => {
    const path = scratch.file(`${format}.txt`, bytes);
    const capture = await openCapture(path);
    expect(capture.reader.format).toBe(format);
    expect(await walkCapture(capture)).toMatchObject({ packets: 40, waits: 0 });
    expect(capture).toMatchObject({ path, size: bytes.length, consumed: bytes.length, damage: null, damages: 0 });
  });

  it("of many megabytes lets the event loop turn now and then", async () => {
    const path = scratch.file("large.pcap", Buffer.concat([samplePcap(0), ...new Array(17).fill(manyPackets())]));
    const walk = await walkCapture(await openCapture(path));
    expect(walk).toMatchObject({ packets: 17 * 4_096, waits: 1 });
  });

  it("that holds a header only is a capture without packets", async () => {
    const capture = await openCapture(scratch.file("header.pcap", pcapHeader()));
    expect(await walkCapture(capture)).toMatchObject({ packets: 0, firstTime: null });
    expect(capture.damage).toBeNull();
  });

  it("tells damage of its records", async () => {
    const bytes = samplePcap(10);
    const capture = await openCapture(scratch.file("cut.pcap", bytes.subarray(0, bytes.length - 3)));
    expect(await walkCapture(capture)).toMatchObject({ packets: 9 });
    expect(capture).toMatchObject({ damages: 1, damage: { code: "record-cut" } });
  });
});

describe("a stream", () => {
  it.each([1, 7, 1_000])("gives the same in pieces of %i bytes", async (pieceBytes) => {
    const capture = await openCapture({ name: "-", stream: streamOf(samplePcap(40), pieceBytes) });
    expect(await walkCapture(capture)).toMatchObject({ packets: 40 });
    expect(capture).toMatchObject({ path: "-", size: null, consumed: samplePcap(40).length, damage: null });
  });

  it("that breaks off keeps what it gave, and says so", async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(samplePcap(10).subarray(0, -3));
      await Promise.resolve();
      throw Object.assign(new Error("gone"), { code: "ECONNRESET" });
    }
    const capture = await openCapture({ name: "-", stream: Readable.from(broken(), { objectMode: false }) });
    const walk = await walkCapture(capture);
    expect(walk.packets).toBeLessThanOrEqual(9);
    expect(capture.damage).toMatchObject({ code: "read-failed", message: expect.stringContaining("ECONNRESET") });
    expect(capture.damages).toBe(1);
  });
});

describe("what is no capture", () => {
  it("is missing, a folder, empty or unreadable", async () => {
    mkdirSync(join(scratch.path, "folder.pcap"));
    expect(await failureOf(join(scratch.path, "nothing.pcap"))).toEqual({ code: "missing", detail: null });
    expect(await failureOf(join(scratch.path, "folder.pcap"))).toEqual({ code: "directory", detail: null });
    expect(await failureOf(scratch.file("empty.pcap", ""))).toEqual({ code: "empty", detail: null });
    expect(await failureOf({ name: "-", stream: Readable.from([]) })).toEqual({ code: "empty", detail: null });
    expect(await failureOf("a\0b")).toMatchObject({ code: "unreadable" });
  });

  it.each([
    ["not-a-capture", "text", "packets, please\n"],
    ["not-a-capture", "cut-header", pcapHeader().subarray(0, 20)],
    ["not-a-capture", "cut-header", new PcapngWriter().section().bytes().subarray(0, 14)],
    ["not-a-capture", "data", Buffer.from("0a0d0d0a1c000000ffffffff01000000", "hex")],
    ["unsupported", "pcapng-version-2", new PcapngWriter().section({ version: { major: 2, minor: 0 } }).bytes()],
    ["unsupported", "snoop-version-5", Buffer.concat([Buffer.from("snoop\0\0\0"), u32(5), u32(4)])],
    ["unsupported", "netmon", "GMBU and more"],
    ["unsupported", "gzip-in-gzip", gzipSync(gzipSync(samplePcap(3)))],
    ["not-a-capture", "text", gzipSync("packets, please\n")],
    ["empty", null, gzipSync("")],
    ["damaged-compression", "compression-cut", gzipSync(samplePcap(3)).subarray(0, 15)],
    ["damaged-compression", "compression-cut", Buffer.from("1f8b0800", "hex")],
    ["damaged-compression", "compression-broken", Buffer.from("1f8bffffffffffffffffffffff", "hex")],
  ])("is %s (%s)", async (code, detail, bytes) => {
    expect(await failureOf(scratch.file("what.pcap", bytes))).toEqual({ code, detail });
  });
});

/** 4096 records of 256 bytes, headers included: one megabyte. */
function manyPackets(): Uint8Array {
  const record = Buffer.alloc(256);
  record.writeUInt32LE(1_700_000_000, 0);
  record.writeUInt32LE(240, 8);
  record.writeUInt32LE(240, 12);
  return Buffer.concat(new Array(4_096).fill(record));
}
