import { describe, expect, it } from "vitest";
import { findCopies } from "../../../src/grade/integrity/find-copies.ts";
import type { CopyChange, SharedPackets } from "../../../src/report/grading/integrity-data.ts";
import { type CaptureChanges, mergeCaptures, rewriteCapture } from "../../build/rewrite-capture.ts";
import { brief, doneAgain, fixture, student } from "./classroom.ts";

const ORIGINALS = [
  "ftp-active-vsftpd.pcap",
  "ftp-passive-vsftpd.pcap",
  "ftp-epsv-v6.pcap",
  "ftp-auth-tls-passive.pcap",
  "dhcp-dora-isc.pcap",
];

const OTHER_ADDRESSES: CaptureChanges = {
  addresses: (ip) => (ip.includes(":") ? ip.replace(/^[^:]+/, "2001") : ip.replace(/^\d+\.\d+/, "172.20")),
  macs: (mac) => `02${mac.slice(2)}`,
};

const DISGUISES: Record<string, { changes: CaptureChanges; told: CopyChange[] }> = {
  "shifted in time": { changes: { timeShift: 3_600.25 }, told: ["retimed"] },
  "at half the pace": { changes: { timeScale: 2, timeShift: -500 }, told: ["retimed"] },
  "with other addresses and MACs": { changes: OTHER_ADDRESSES, told: ["readdressed"] },
  "as pcapng": { changes: { format: "pcapng" }, told: ["converted"] },
  "as gzipped pcapng with other times and addresses": {
    changes: { ...OTHER_ADDRESSES, format: "pcapng", gzip: true, timeShift: 77 },
    told: ["converted", "retimed", "readdressed"],
  },
  "cut to 80 bytes a packet": { changes: { snapLength: 80 }, told: ["converted"] },
};

describe.each(ORIGINALS)("a copy of %s", (name) => {
  it.each(Object.keys(DISGUISES))("%s is found, for both", async (disguise) => {
    const { changes, told } = DISGUISES[disguise] as (typeof DISGUISES)[string];
    const original = fixture(name);
    const students = [await student("A", [original]), await student("B", [rewriteCapture(original, changes)])];
    // Of DHCP's messages too little is left in 80 bytes for the report to have any.
    if (students[1]?.marked.length === 0) return;
    const found = findCopies(students);
    expect(brief(found.get("A"))).toEqual(["review shared-capture B"]);
    expect(brief(found.get("B"))).toEqual(["review shared-capture A"]);
    const data = found.get("B")?.[0]?.data as unknown as SharedPackets;
    expect(data.changes).toEqual(expect.arrayContaining(told));
    expect(data.isns + data.nonces).toBeGreaterThan(0);
  });

  it("byte by byte is told as such", async () => {
    const found = findCopies([await student("A", [fixture(name)]), await student("B", [fixture(name)])]);
    expect(found.get("A")?.[0]).toMatchObject({
      level: "review",
      data: { changes: ["identical"], share: 1, theirShare: 1 },
    });
  });

  it.skipIf(name.includes("tls"))("done again on the same machines is none", async () => {
    const again = [1, 2, 3, 4].map((seed) => student(`S${seed}`, [doneAgain(fixture(name), seed)]));
    expect(brief([...findCopies(await Promise.all(again)).values()].flat())).toEqual([]);
  });
});

describe("a copy of a part", () => {
  const original = fixture("ftp-active-vsftpd.pcap");
  const parts: Record<string, (frame: number) => boolean> = {
    "without its beginning": (frame) => frame > 14,
    "without its end": (frame) => frame <= 70,
    "without its middle": (frame) => frame <= 30 || frame > 60,
    "without every third packet": (frame) => frame % 3 !== 0,
  };

  it.each(Object.keys(parts))("%s is found and told", async (part) => {
    const keep = parts[part] as (frame: number) => boolean;
    const copy = rewriteCapture(original, { keep, timeShift: 100 });
    const found = findCopies([await student("A", [original]), await student("B", [copy])]);
    expect(brief(found.get("A"))).toEqual(["review shared-capture B"]);
    const data = found.get("B")?.[0]?.data as unknown as SharedPackets;
    expect(data.changes).toEqual(["retimed", "cut"]);
    expect(data.share).toBe(1);
    expect(data.theirShare).toBeLessThan(0.95);
    expect(data.theirShare).toBeGreaterThan(0.4);
  });

  it("among sessions of one's own is found and told", async () => {
    const own = rewriteCapture(fixture("ftp-passive-vsftpd.pcap"), {
      ports: (port) => (port > 1024 ? port - 500 : port),
    });
    const merged = mergeCaptures([rewriteCapture(original, { timeShift: -60 }), own]);
    const found = findCopies([await student("A", [original]), await student("B", [merged])]);
    expect(brief(found.get("B"))).toEqual(["review shared-capture A"]);
    const data = found.get("B")?.[0]?.data as unknown as SharedPackets;
    expect(data.changes).toEqual(["converted", "retimed", "merged"]);
    expect(data.theirShare).toBe(1);
    expect(data.share).toBeLessThan(0.9);
  });
});

describe("each family of evidence alone", () => {
  const original = fixture("ftp-pipelined.pcap");
  const alone: Record<string, CaptureChanges> = {
    "sequence numbers": { isnShift: 0 },
    "IP identifications": { identifications: (id) => id },
    timestamps: { tcpTimestampShift: 0 },
    "times between packets": { gaps: (seconds) => seconds },
  };

  it.each(Object.keys(alone))("is enough: %s", async (family) => {
    const copy = doneAgain(original, 99, alone[family]);
    const found = findCopies([await student("A", [original]), await student("B", [copy])]);
    expect(brief(found.get("A"))).toEqual(["review shared-capture B"]);
  });
});

describe("what is told of a copy", () => {
  it("names frames on both sides, and what is equal", async () => {
    const original = fixture("ftp-active-vsftpd.pcap");
    const later = rewriteCapture(original, { keep: (frame) => frame !== 2 });
    const found = findCopies([await student("A", [original]), await student("B", [later])]);
    const [signal] = found.get("A") ?? [];
    expect(signal?.frames[0]).toBe(3);
    expect(signal?.with).toMatchObject({ student: "B", path: "1.pcap" });
    expect(signal?.with?.frames).toHaveLength(signal?.frames.length ?? 0);
    expect(signal?.data).toMatchObject({
      path: "1.pcap",
      theirPath: "1.pcap",
      student: "B",
      otherCount: 0,
      others: [],
    });
    expect(signal?.data["ids"]).toBeGreaterThan(50);
  });

  it("tells other frame numbers, sequence numbers and identifications", async () => {
    const original = fixture("ftp-active-vsftpd.pcap");
    const told = async (changes: CaptureChanges): Promise<unknown> => {
      const copy = rewriteCapture(original, changes);
      const found = findCopies([await student("A", [original]), await student("B", [copy])]);
      return found.get("A")?.[0]?.data["changes"];
    };
    expect(await told({ isnShift: 7_654_321 })).toEqual(["resequenced"]);
    expect(await told({ identifications: (id) => id ^ 0x5a5a })).toEqual(["reidentified"]);
  });

  it("holds against nobody that two files of one hand-in are alike", async () => {
    const original = fixture("ftp-active-vsftpd.pcap");
    expect(findCopies([await student("A", [original, original])]).size).toBe(0);
  });

  it("says nothing of captures without a packet", async () => {
    const empty = original24();
    expect(findCopies([await student("A", [empty]), await student("B", [empty])]).size).toBe(0);
  });
});

function original24(): Uint8Array {
  return rewriteCapture(fixture("ftp-active-vsftpd.pcap"), { keep: () => false });
}
