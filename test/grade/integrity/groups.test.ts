import { describe, expect, it } from "vitest";
import { findCopies } from "../../../src/grade/integrity/find-copies.ts";
import type { StudentFingerprints } from "../../../src/grade/integrity/fingerprint.ts";
import type { SharedPackets } from "../../../src/report/grading/integrity-data.ts";
import { rewriteCapture } from "../../build/rewrite-capture.ts";
import { brief, doneAgain, fixture, student } from "./classroom.ts";

const ORIGINAL = fixture("ftp-active-vsftpd.pcap");

function shared(students: readonly StudentFingerprints[], id: string): SharedPackets {
  return findCopies(students).get(id)?.[0]?.data as unknown as SharedPackets;
}

/** The same student many times, under other ids. */
function many(one: StudentFingerprints, count: number): StudentFingerprints[] {
  return Array.from({ length: count }, (_, index) => ({ ...one, student: `${index + 1}` }));
}

describe("groups", () => {
  it("name all others, in natural order", async () => {
    const students = [
      await student("10", [ORIGINAL]),
      await student("9", [rewriteCapture(ORIGINAL, { timeShift: 5 })]),
      await student("8", [doneAgain(ORIGINAL, 3)]),
      await student("11", [rewriteCapture(ORIGINAL, { isnShift: 77_777, format: "pcapng" })]),
    ];
    const copies = findCopies(students);
    expect([...copies.keys()]).toEqual(["9", "10", "11"]);
    expect([shared(students, "9").student, ...shared(students, "9").others].sort()).toEqual(["10", "11"]);
    expect([shared(students, "11").student, ...shared(students, "11").others].sort()).toEqual(["10", "9"]);
  });

  it("of the whole class are bounded, and still count", async () => {
    const students = many(await student("0", [ORIGINAL]), 500);
    const copies = findCopies(students);
    expect(copies.size).toBe(500);
    const data = shared(students, "250");
    expect(data).toMatchObject({ student: "1", otherCount: 498, changes: ["identical"] });
    expect(data.others).toEqual(Array.from({ length: 20 }, (_, index) => `${index + 2}`));
  });

  it("are whole where each made one's own copy", async () => {
    const copies = Array.from({ length: 24 }, (_, index) => {
      const keep = (frame: number): boolean => frame !== index + 10 && frame !== index * 2 + 40;
      return student(`${index + 1}`, [rewriteCapture(ORIGINAL, { keep })]);
    });
    const students = await Promise.all(copies);
    for (const { student: id } of students) expect(shared(students, id).otherCount).toBe(22);
  });

  it("do not depend on the order of students", async () => {
    const students = [
      await student("A", [ORIGINAL]),
      await student("B", [rewriteCapture(ORIGINAL, { timeShift: 5 }), fixture("ftp-passive-vsftpd.pcap")]),
      await student("C", [fixture("ftp-passive-vsftpd.pcap")]),
    ];
    const there = findCopies(students);
    const back = findCopies([...students].reverse());
    for (const id of ["A", "B", "C"]) expect(back.get(id)).toEqual(there.get(id));
    expect(brief(there.get("B"))).toEqual(["review shared-capture A", "review shared-capture C"]);
  });

  it("of sessions that nobody was marked by are notes, even in the same file", async () => {
    const students = [await student("A", [ORIGINAL], []), await student("B", [ORIGINAL], [])];
    expect(brief(findCopies(students).get("A"))).toEqual(["note shared-background B"]);
  });

  it("of a sample without FTP that was marked all the same are for review", async () => {
    const marked = [{ file: 0, session: null, transaction: null, equals: [] }];
    const sample = rewriteCapture(fixture("ftp-background.pcap"), { keep: (frame) => frame < 3 });
    const students = [await student("A", [sample], marked), await student("B", [sample], marked)];
    expect(brief(findCopies(students).get("A"))).toEqual(["review shared-capture B"]);
  });
});

describe("a fingerprint", () => {
  it("stays small", async () => {
    const { fingerprints } = await student("A", [fixture("ftp-dirs-cwd.pcap")]);
    const [print] = fingerprints;
    const rows = [print?.sequences, print?.identifications, print?.timestamps, print?.spacings];
    const bytes = rows.reduce(
      (sum, sketch) => sum + (sketch?.hashes.length ?? 0) * 7,
      JSON.stringify(print?.flows).length,
    );
    expect(bytes).toBeLessThan(25_000);
  });

  it("is the same for a converted file, and posted whole", async () => {
    const [one, other] = [
      await student("A", [ORIGINAL]),
      await student("B", [rewriteCapture(ORIGINAL, { format: "pcapng" })]),
    ];
    expect(one.fingerprints[0]?.evidence).toBe(other.fingerprints[0]?.evidence);
    expect(structuredClone(one)).toEqual(one);
  });
});
