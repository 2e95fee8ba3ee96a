import { describe, expect, it } from "vitest";
import { familyOf, newest, successors } from "../../src/capture/rotation.ts";

describe("the family of a file's name", () => {
  it.each([
    ["out.pcap", ["out.pcap", "out.pcap1", "out.pcap12", "out.pcap0", "out.pcap007", "out_00001_20261121120000.pcap"]],
    ["out.pcap3", ["out.pcap", "out.pcap4", "out.pcap10"]],
    ["out", ["out1", "out_00002_20261121120000"]],
    [
      "out.pcapng",
      ["out_00001_20261121120000.pcapng", "out_123456_20261121120000.pcapng", "out_20261121120000_00001.pcapng"],
    ],
    ["out_00001_20261121120000.pcapng", ["out_00002_20261121120100.pcapng", "out_100000_20261123120100.pcapng"]],
    ["a_b.c_00001_20261121120000.pcap", ["a_b.c_00002_20261121120100.pcap"]],
    ["trace-%H%M%S.pcap", ["trace-120000.pcap", "trace-235959.pcap", "trace-120000.pcap2"]],
    ["%Y-%m-%d_%H:%M:%S", ["2026-11-21_12:00:00"]],
    ["%F %T.pcap", ["2026-11-21 12:00:00.pcap"]],
    ["%s-%a-%j.pcap", ["1795262400-Sat-325.pcap"]],
    ["100%.pcap", ["100%.pcap"]],
    ["trace-120000.pcap", ["trace-120100.pcap", "trace-120000.pcap1"]],
    ["eth0-20261121-120000.pcap", ["eth0-20261122-000000.pcap"]],
    ["2026-11-21_12-00-00.pcap", ["2026-11-21_12-01-00.pcap"]],
    ["12-00.pcap", ["12-05.pcap"]],
    ["trace-1200", ["trace-1201"]],
  ])("%s has %j", (name, members) => {
    const family = familyOf(name);
    expect([name, ...members].filter((member) => !family.test(member))).toEqual([]);
  });

  it.each([
    [
      "out.pcap",
      ["out.pcap.1", "out.pcap.gz", "about.pcap", "out.pcap1x", "outXpcap", "out_1_20261121120000.pcap", "other.pcap1"],
    ],
    ["out_00001_20261121120000.pcapng", ["other_00002_20261121120000.pcapng", "out_00002_20261121120000.pcap"]],
    ["trace-%H%M%S.pcap", ["trace-1200.pcap", "trace-%H%M%S.txt", "trace-12000x.pcap"]],
    ["eth0.pcap", ["eth1.pcap"]],
    ["eth0-120000.pcap", ["eth1-120000.pcap"]],
    ["10.0.0.11.pcap", ["10.0.0.12.pcap"]],
    ["trace-120000.pcap", ["trace-12000.pcap", "trace-120000.pcapng"]],
    ["a+(b)[c].pcap", ["aab[c].pcap"]],
  ])("%s has none of %j", (name, others) => {
    const family = familyOf(name);
    expect(others.filter((other) => family.test(other))).toEqual([]);
  });
});

const file = (name: string, modified: number) => ({ name, modified, size: 100 });
const names = (files: readonly { name: string }[]) => files.map(({ name }) => name);

describe("what may come after a file", () => {
  it("was written to no earlier; the earliest is the likeliest", () => {
    const files = [file("out.pcap3", 40), file("out.pcap", 10), file("out.pcap2", 30), file("out.pcap9", 5)];
    expect(names(successors(file("out.pcap", 10), files))).toEqual(["out.pcap", "out.pcap2", "out.pcap3"]);
  });

  it("is in a ring the one that was begun anew", () => {
    const ring = [file("out.pcap0", 51), file("out.pcap1", 20), file("out.pcap2", 30), file("out.pcap4", 50)];
    expect(names(successors(file("out.pcap4", 50), ring))).toEqual(["out.pcap4", "out.pcap0"]);
  });

  it("is told by its number where the clock does not", () => {
    const files = ["out.pcap10", "out.pcap", "out.pcap2", "out.pcap9"].map((name) => file(name, 7));
    expect(names(successors(file("out.pcap2", 7), files))).toEqual([
      "out.pcap9",
      "out.pcap10",
      "out.pcap",
      "out.pcap2",
    ]);
  });
});

describe("the newest of some files", () => {
  it("was written to last, or has the highest number", () => {
    expect(newest([file("a", 2), file("b", 3), file("c", 1)])?.name).toBe("b");
    expect(newest([file("out.pcap9", 3), file("out.pcap10", 3)])?.name).toBe("out.pcap10");
    expect(newest([])).toBeNull();
  });
});
