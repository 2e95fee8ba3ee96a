import { describe, expect, it } from "vitest";
import { findCopies } from "../../../src/grade/integrity/find-copies.ts";
import type { StudentFingerprints } from "../../../src/grade/integrity/fingerprint.ts";
import { DhcpStory } from "../../build/dhcp-story.ts";
import { FtpStory } from "../../build/ftp-story.ts";
import { pcapFile } from "../../build/pcap-file.ts";
import { Recording } from "../../build/recording.ts";
import { mergeCaptures, rewriteCapture } from "../../build/rewrite-capture.ts";
import { brief, doneAgain, fixture, student } from "./classroom.ts";

function found(students: readonly StudentFingerprints[]): string[] {
  return [...findCopies(students)].flatMap(([id, signals]) => brief(signals).map((signal) => `${id}: ${signal}`));
}

describe("what is alike in any lab", () => {
  const exercise = fixture("ftp-active-vsftpd.pcap");

  it("is no copy in a class of forty on the same machines", async () => {
    const both = (seed: number): Uint8Array[] => [
      doneAgain(exercise, seed),
      doneAgain(fixture("ftp-passive-vsftpd.pcap"), -seed),
    ];
    const students = Array.from({ length: 40 }, (_, seed) => student(`S${seed}`, both(seed + 1)));
    expect(found(await Promise.all(students))).toEqual([]);
  });

  it.each<[string, (id: number) => number]>([
    ["that are zero", () => 0],
    ["that are always one", () => 1],
    ["that count from one in each connection", (id) => (id % 40) + 1],
  ])("is no copy with IP identifications %s", async (_, identifications) => {
    const students = [1, 2, 3].map((seed) => student(`S${seed}`, [doneAgain(exercise, seed, { identifications })]));
    expect(found(await Promise.all(students))).toEqual([]);
  });

  it("is no copy on clones whose machines count IP identifications on from one snapshot", async () => {
    const clone = (seed: number): Uint8Array => {
      const counters = new Map<string, number>();
      const identifications = (_: number, direction: string): number => {
        const sender = direction.slice(0, direction.lastIndexOf(":", direction.indexOf(">")));
        const next = (counters.get(sender) ?? 20_000 + sender.length) + 1;
        counters.set(sender, next);
        return next;
      };
      return doneAgain(exercise, seed, { identifications });
    };
    const students = [1, 2, 3].map((seed) => student(`S${seed}`, [clone(seed)]));
    expect(found(await Promise.all(students))).toEqual([]);
  });

  it("is no copy where clocks tick once in 15.6 ms, or tell no more than milliseconds", async () => {
    const coarse = (seed: number, tick: number): Uint8Array =>
      doneAgain(exercise, seed, { gaps: (seconds) => Math.round(seconds * 40) * tick, timeShift: seed });
    for (const tick of [0.0156, 0.001, 0.1]) {
      const students = [1, 2, 3].map((seed) => student(`S${seed}`, [coarse(seed, tick)]));
      expect(found(await Promise.all(students))).toEqual([]);
    }
  });
});

describe("captures made by generators", () => {
  /** All students' programs count sequence numbers from the same small or round numbers. */
  function generated(isn: number): Uint8Array {
    const recording = new Recording();
    const story = new FtpStory(recording, { isnA: isn, isnB: isn }).open().login();
    story.transfer(story.passive(), "RETR a.txt", "content", { conversation: { isnA: isn, isnB: isn } });
    story.quit();
    return pcapFile(recording.packets);
  }

  it.each([0, 1, 1_000, 5_000_000, 0x11111111, 0x12345678])(
    "prove nothing by sequence numbers from %i",
    async (isn) => {
      const other = rewriteCapture(generated(isn), { timeShift: 99 });
      expect(found([await student("A", [generated(isn)]), await student("B", [other])])).toEqual([]);
    },
  );

  it("prove nothing by one sequence number for all connections", async () => {
    const other = rewriteCapture(generated(2_718_281_829), { timeShift: 99 });
    const identified = { identifications: () => 0 };
    const first = rewriteCapture(generated(2_718_281_829), identified);
    expect(found([await student("A", [first]), await student("B", [rewriteCapture(other, identified)])])).toEqual([]);
  });
});

describe("DHCP", () => {
  function exchange(xid: number, start: number): Uint8Array {
    const recording = new Recording({ start: { seconds: start, nanoseconds: 0 }, step: 0.3 });
    new DhcpStory(recording, { xid, mac: "52:54:00:ab:cd:ef" }).discover().offer().request().ack();
    return pcapFile(recording.packets);
  }

  it.each([
    ["count up from 1", 7],
    ["are one for ever", 0x3903f326],
    ["are made of the MAC", 0x00abcdf1],
  ])("is no copy where xids %s", async (_, xid) => {
    const students = [await student("A", [exchange(xid, 1_000_000)]), await student("B", [exchange(xid, 2_000_000)])];
    expect(found(students)).toEqual([]);
  });

  it("is a copy where an xid of chance is the same, whenever it was", async () => {
    const students = [1_000_000, 2_000_000].map((start) => student(`at ${start}`, [exchange(0x5eb63bbb, start)]));
    expect(found(await Promise.all(students))).toEqual([
      "at 1000000: review shared-capture at 2000000",
      "at 2000000: review shared-capture at 1000000",
    ]);
  });

  it("recorded by two people on one network is a note", async () => {
    const original = fixture("dhcp-dora-isc.pcap");
    let packet = 0;
    const elsewhere = rewriteCapture(original, {
      gaps: (seconds) => seconds + (packet++ % 3) * 0.000_017,
      timeShift: 0.8,
    });
    expect(found([await student("A", [original]), await student("B", [elsewhere])])).toEqual([
      "A: note shared-background B",
      "B: note shared-background A",
    ]);
  });
});

describe("a wire that all can hear", () => {
  const common = fixture("ftp-epsv-v4.pcap");

  it("makes notes of others' sessions that were not marked", async () => {
    const ports = (port: number): number => (port > 1024 ? port - 3_000 : port);
    const heard = (seed: number): Uint8Array => {
      const own = doneAgain(fixture("ftp-active-vsftpd.pcap"), seed, { timeShift: 0, ports });
      return mergeCaptures([own, rewriteCapture(common, { timeShift: 30 })]);
    };
    const students = await Promise.all([1, 2, 3].map((seed) => student(`S${seed}`, [heard(seed)])));
    const own = students.map((one) => markedBy(one, students, "own"));
    expect(found(own)).toEqual([
      "S1: note shared-background S2",
      "S2: note shared-background S1",
      "S3: note shared-background S1",
    ]);
    const others = students.map((one) => markedBy(one, students, "common"));
    expect(brief(findCopies(others).get("S1"))).toEqual(["review shared-capture S2"]);
    const [first, second] = [own[0], others[1]] as [StudentFingerprints, StudentFingerprints];
    expect(found([first, second])).toEqual(["S1: note shared-background S2", "S2: note shared-background S1"]);
  });

  it("takes a session for the student's own that would have earned the same and that nobody else has", async () => {
    const ports = (port: number): number => (port > 1024 ? port - 3_000 : port);
    const own = doneAgain(common, 7, { timeShift: 60, ports });
    const [neighbour, both] = [await student("N", [common]), await student("S", [mergeCaptures([common, own])])];
    const marked = (equals: number[]): StudentFingerprints => ({
      ...both,
      marked: [{ file: 0, session: 1, transaction: null, equals }],
    });
    expect(found([neighbour, marked([])])).toEqual(["N: review shared-capture S", "S: review shared-capture N"]);
    expect(found([neighbour, marked([2])])).toEqual(["N: note shared-background S", "S: note shared-background N"]);
    // A second session of the neighbour's is no excuse.
    const same = await student("N", [mergeCaptures([common, own])]);
    expect(found([same, marked([2])])).toEqual(["N: review shared-capture S", "S: review shared-capture N"]);
  });

  /** Marked by the session that is all students', or by the one that is the student's own. */
  function markedBy(
    one: StudentFingerprints,
    all: readonly StudentFingerprints[],
    which: "own" | "common",
  ): StudentFingerprints {
    const isns = (each: StudentFingerprints): string[] =>
      (each.fingerprints[0]?.flows ?? []).map((flow) => flow.isns.join());
    const marked = one.marked.filter(({ session }) => {
      const print = one.fingerprints[0];
      const flow = print?.flows.find(({ owner }) => print.owners[owner]?.session === session);
      const shared = all.every((each) => isns(each).includes(flow?.isns.join() ?? ""));
      return shared === (which === "common");
    });
    expect(marked).toHaveLength(1);
    return { ...one, marked };
  }
});
