import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { concat } from "../build/bytes.ts";
import { type CapturedPacket, pcapFile, pcapHeader, pcapRecord } from "../build/pcap-file.ts";
import { PcapngWriter } from "../build/pcapng-file.ts";
import { type FollowWalk, followWalk } from "./follow-walk.ts";
import { scratchFolder } from "./scratch.ts";

const scratch = scratchFolder();
let folders = 0;
let walks: FollowWalk[] = [];

/** A folder of its own for each test. */
function folder() {
  folders += 1;
  const path = join(scratch.path, String(folders));
  mkdirSync(path);
  return {
    path: (name: string) => join(path, name),
    write: (name: string, bytes: Uint8Array | string) => writeFileSync(join(path, name), bytes),
    append: (name: string, bytes: Uint8Array) => appendFileSync(join(path, name), bytes),
    follow(name: string) {
      const walk = followWalk(join(path, name));
      walks.push(walk);
      return walk;
    },
  };
}

afterEach(async () => {
  for (const walk of walks) await walk.stop();
  walks = [];
});

const packet = (seconds: number): CapturedPacket => ({
  time: { seconds, nanoseconds: 0 },
  data: new Uint8Array(60).fill(seconds),
});
const record = (seconds: number) => pcapRecord(packet(seconds));
const capture = (...seconds: number[]) => pcapFile(seconds.map(packet));
const captureNg = (...seconds: number[]) =>
  seconds.reduce((file, second) => file.packet(packet(second)), new PcapngWriter().section().interface()).bytes();

describe("a file that is still being written", () => {
  it("is read to its present end, and then as it grows", async () => {
    const { write, append, follow } = folder();
    write("out.pcap", capture(100, 101));
    const walk = follow("out.pcap");
    await walk.until(3);
    append("out.pcap", record(102));
    await walk.until(4);
    append("out.pcap", concat(record(103), record(104)));
    await walk.until(6);
    expect(walk.lines).toEqual(["out.pcap", "100", "101", "102", "103", "104"]);
  });

  it("is waited for while it is not there, is empty, or holds half a header", async () => {
    const { write, append, follow } = folder();
    const walk = follow("out.pcap");
    write("out.pcap", "");
    append("out.pcap", pcapHeader().subarray(0, 10));
    append("out.pcap", pcapHeader().subarray(10));
    append("out.pcap", record(100));
    await walk.until(2);
    expect(walk.lines).toEqual(["out.pcap", "100"]);
  });

  it("tells its first packet before there is a second", async () => {
    const { write, follow } = folder();
    write("out.pcap", capture(100));
    const walk = follow("out.pcap");
    await walk.until(2);
    expect(walk.lines).toEqual(["out.pcap", "100"]);
  });

  it("has a packet when all of it is there", async () => {
    const { write, append, follow } = folder();
    write("out.pcap", concat(capture(100, 101), record(102).subarray(0, 30)));
    const walk = follow("out.pcap");
    await walk.until(3);
    append("out.pcap", record(102).subarray(30));
    await walk.until(4);
    expect(walk.lines).toEqual(["out.pcap", "100", "101", "102"]);
    expect(walk.damages).toEqual([]);
  });

  it("may be pcapng, or packed", async () => {
    const { write, append, follow } = folder();
    const whole = captureNg(100, 101, 102);
    const two = captureNg(100, 101);
    write("out.pcapng", two);
    write("packed.gz", gzipSync(two));
    const walk = follow("out.pcapng");
    const packed = follow("packed.gz");
    await Promise.all([walk.until(3), packed.until(3)]);
    append("out.pcapng", whole.subarray(two.length));
    append("packed.gz", gzipSync(whole.subarray(two.length)));
    await Promise.all([walk.until(4), packed.until(4)]);
    expect(walk.lines).toEqual(["out.pcapng", "100", "101", "102"]);
    expect(packed.lines).toEqual(["packed.gz", "100", "101", "102"]);
  });
});

describe("files that one is rotated into", () => {
  it("come one after the other, each from its first packet", async () => {
    const { write, append, follow } = folder();
    write("out.pcap", capture(100, 101));
    const walk = follow("out.pcap");
    await walk.until(3);
    append("out.pcap", record(102));
    write("out.pcap1", capture(103, 104));
    await walk.until(7);
    write("out.pcap2", pcapHeader());
    append("out.pcap2", record(105));
    await walk.until(9);
    expect(walk.lines).toEqual(["out.pcap", "100", "101", "102", "out.pcap1", "103", "104", "out.pcap2", "105"]);
    expect(walk.damages).toEqual([]);
  });

  it("may all be there already", async () => {
    const { write, follow } = folder();
    for (let index = 0; index < 12; index += 1)
      write(`out.pcap${index || ""}`, capture(100 + 2 * index, 101 + 2 * index));
    const walk = follow("out.pcap");
    await walk.until(36);
    expect(walk.lines.filter((line) => line.startsWith("out"))).toEqual(
      Array.from({ length: 12 }, (_, index) => `out.pcap${index || ""}`),
    );
  });

  it("go round in a ring", async () => {
    const { write, append, follow } = folder();
    const walk = follow("out.pcap");
    write("out.pcap0", capture(100, 101));
    await walk.until(3);
    write("out.pcap1", capture(102, 103));
    await walk.until(6);
    write("out.pcap0", capture(104));
    append("out.pcap0", record(105));
    await walk.until(9);
    write("out.pcap1", capture(106, 107));
    await walk.until(12);
    const files = ["out.pcap0", "100", "101", "out.pcap1", "102", "103"];
    expect(walk.lines).toEqual([...files, "out.pcap0", "104", "105", "out.pcap1", "106", "107"]);
    expect(walk.damages).toEqual([]);
  });

  it("are named after the time, or numbered by dumpcap, whatever was named", async () => {
    const { write, follow } = folder();
    const byPattern = follow("trace-%H%M%S.pcap");
    const byBase = follow("out.pcapng");
    write("trace-120000.pcap", capture(100, 101));
    write("out_00001_20261121120000.pcapng", captureNg(100));
    await Promise.all([byPattern.until(3), byBase.until(2)]);
    const byName = follow("trace-120000.pcap");
    await byName.until(3);
    write("trace-120100.pcap", capture(160));
    write("out_00002_20261121120001.pcapng", captureNg());
    write("out_00002_20261121120001.pcapng", captureNg(101));
    await Promise.all([byPattern.until(5), byBase.until(4), byName.until(5)]);
    expect(byName.lines).toEqual(["trace-120000.pcap", "100", "101", "trace-120100.pcap", "160"]);
    expect(byPattern.lines).toEqual(byName.lines);
    expect(byBase.lines.map((line) => line.slice(0, 9))).toEqual(["out_00001", "100", "out_00002", "101"]);
  });

  it("begin with the newest where the one that was named is not there", async () => {
    const { path, write, follow } = folder();
    write("out.pcap0", capture(104));
    write("out.pcap1", capture(100));
    utimesSync(path("out.pcap1"), 1, 1);
    const walk = follow("out.pcap");
    await walk.until(2);
    expect(walk.lines).toEqual(["out.pcap0", "104"]);
  });

  it("do not have those among them that began earlier: older ones, and other recordings at the same time", async () => {
    const { write, append, follow } = folder();
    write("out.pcap", capture(100, 109));
    const walk = follow("out.pcap");
    await walk.until(3);
    write("out.pcap1", capture(99, 101));
    write("out.pcap7", "no capture at all");
    append("out.pcap1", record(111));
    append("out.pcap", record(110));
    await walk.until(4);
    write("out.pcap2", capture(112));
    await walk.until(6);
    expect(walk.lines).toEqual(["out.pcap", "100", "109", "110", "out.pcap2", "112"]);
  });

  it("tell of a record that is cut where the file was left", async () => {
    const { write, append, follow } = folder();
    write("out.pcap", capture(100, 101));
    const walk = follow("out.pcap");
    await walk.until(3);
    append("out.pcap", record(102).subarray(0, 40));
    write("out.pcap1", capture(103));
    await walk.until(5);
    expect(walk.lines).toEqual(["out.pcap", "100", "101", "out.pcap1", "103"]);
    expect(walk.damages).toEqual(["record-cut"]);
  });
});

describe("a name that another recording takes over", () => {
  it("is followed into the new file where the old one was renamed or deleted", async () => {
    const { path, write, append, follow } = folder();
    write("out.pcap", capture(100, 101));
    const walk = follow("out.pcap");
    await walk.until(3);
    renameSync(path("out.pcap"), path("out.pcap.1"));
    append("out.pcap.1", record(102));
    await walk.until(4);
    write("out.pcap", "");
    append("out.pcap.1", record(103));
    await walk.until(5);
    append("out.pcap", capture(104, 105));
    await walk.until(8);
    rmSync(path("out.pcap"));
    write("out.pcap", capture(106, 107));
    await walk.until(11);
    const lines = ["out.pcap", "100", "101", "102", "103", "out.pcap", "104", "105", "out.pcap", "106", "107"];
    expect(walk.lines).toEqual(lines);
  });

  it("is a new capture where it was begun anew in the same file, however long that is", async () => {
    const { write, append, follow } = folder();
    write("out.pcap", capture(100, 101));
    const walk = follow("out.pcap");
    await walk.until(3);
    write("out.pcap", capture(110));
    await walk.until(5);
    append("out.pcap", record(111));
    await walk.until(6);
    write("out.pcap", capture(120, 121, 122, 123, 124));
    await walk.until(12);
    const lines = ["out.pcap", "100", "101", "out.pcap", "110", "111", "out.pcap", "120", "121", "122", "123", "124"];
    expect(walk.lines).toEqual(lines);
    expect(walk.damages).toEqual([]);
  });

  it("is the same capture where its file was copied away and emptied", async () => {
    const { path, write, append, follow } = folder();
    write("hole.pcap", capture(100, 101));
    write("front.pcap", capture(100, 101));
    const hole = follow("hole.pcap");
    const front = follow("front.pcap");
    await Promise.all([hole.until(3), front.until(3)]);
    const { length } = capture(100, 101);
    for (const name of ["hole.pcap", "front.pcap"]) {
      copyFileSync(path(name), path(`${name}.1`));
      truncateSync(path(name), 0);
    }
    // A writer that goes on where it was leaves a hole of zeros; one that appends begins at the front, without a header.
    write("hole.pcap", concat(new Uint8Array(length), record(102)));
    append("front.pcap", record(102));
    await Promise.all([hole.until(4), front.until(4)]);
    expect(hole.lines).toEqual(["hole.pcap", "100", "101", "102"]);
    expect(front.lines).toEqual(["front.pcap", "100", "101", "102"]);
    expect([...hole.damages, ...front.damages]).toEqual([]);
  });
});

describe("what cannot be followed", () => {
  it.each([
    ["a folder", ".", "directory"],
    ["a file in a folder that is not there", "nowhere/out.pcap", "missing"],
    ["a file that is no capture", "notes.txt", "not-a-capture"],
  ])("%s", async (_, name, code) => {
    const { write, path } = folder();
    write("notes.txt", "some words");
    await expect(followWalk(path(name)).until(1)).rejects.toMatchObject({ name: "CaptureError", code });
  });
});

describe("a follower that is called off", () => {
  it.each([
    ["while there is no file", null],
    ["while the file is empty", ""],
    ["while half a header is there", pcapHeader().subarray(0, 12)],
    ["between two packets", capture(100, 101)],
    ["inside a packet", concat(capture(100, 101), record(102).subarray(0, 20))],
  ])("ends %s, without damage", async (_, bytes) => {
    const { write, follow } = folder();
    if (bytes !== null) write("out.pcap", bytes);
    const walk = follow("out.pcap");
    if (bytes !== null && bytes.length > 24) await walk.until(3);
    await walk.stop();
    expect(walk.damages).toEqual([]);
  });
});
