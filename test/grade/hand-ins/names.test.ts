import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanPath, decodeOldName, isJunk, numberEqualPaths } from "../../../src/grade/hand-ins/file-names.ts";
import { safeFileName } from "../../../src/grade/hand-ins/safe-file-name.ts";
import { groupHandIns } from "../../../src/grade/hand-ins/students.ts";
import { naturalOrder } from "../../../src/grade/natural-order.ts";

describe("names of result files", () => {
  it("are plain ids as they are, others made safe", () => {
    expect(safeFileName("20261001")).toBe("20261001");
    expect(safeFileName("2026-12345")).toBe("2026-12345");
    expect(safeFileName("홍길동")).toMatch(/^홍길동_[0-9a-f]{16}$/);
    expect(safeFileName("../../etc/passwd")).toMatch(/^etc-passwd_[0-9a-f]{16}$/);
    expect(safeFileName("CON")).toMatch(/^con_/);
    expect(safeFileName("con")).toMatch(/^con_/);
    expect(safeFileName("")).toMatch(/^_/);
  });

  it("are safe and of one id each, where capitals and composition make no difference", () => {
    const id = fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.constantFrom("a", "A", "é", "é", "a_", "con"));
    fc.assert(
      fc.property(id, id, (left, right) => {
        const [first, second] = [safeFileName(left), safeFileName(right)];
        expect(first).toMatch(/^[\p{L}\p{N}_-]+$/u);
        expect(Buffer.byteLength(first)).toBeLessThan(200);
        expect(first.toLowerCase().normalize("NFD") === second.toLowerCase().normalize("NFD")).toBe(left === right);
      }),
      { numRuns: 500 },
    );
  });
});

describe("paths of hand-ins", () => {
  it("are clean and bounded", () => {
    expect(cleanPath("./a//b/./c")).toBe("a/b/c");
    expect(cleanPath("x".repeat(5_000))).toHaveLength(1_024);
    expect(decodeOldName(Uint8Array.of(0xc8, 0xab))).toBe("홍");
    expect(["__MACOSX/a", "a/.DS_Store", "a/._b", "~$x.docx", "Thumbs.db"].every(isJunk)).toBe(true);
    expect(["a/b.pcap", "MACOSX/a", "x~.pcap", ".pcap"].some(isJunk)).toBe(false);
  });

  it("become different, and stay in natural order", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", "a (2)", "a.b", "a (2).b", "d/a", ".x")), (paths) => {
        const items = paths.map((path) => ({ path }));
        numberEqualPaths(items);
        expect(new Set(items.map(({ path }) => path)).size).toBe(paths.length);
        const first = new Set<string>();
        for (const [at, path] of paths.entries()) {
          if (
            !first.has(path) &&
            paths.indexOf(path) === at &&
            !items.slice(0, at).some((item) => item.path === path)
          ) {
            expect(items[at]?.path).toBe(path);
          }
          first.add(path);
        }
      }),
    );
    expect(["a10", "a9", "a1"].sort(naturalOrder)).toEqual(["a1", "a9", "a10"]);
  });
});

describe("grouping", () => {
  const words = fc.constantFrom(
    "20261001",
    "20261002",
    "201912345",
    "홍길동",
    "active",
    "20261121",
    "_",
    " ",
    "A반",
    "과제",
    "kim",
    ".zip",
    ".pcap",
    "(",
    "123456_assignsubmission_file_",
    "..",
    "12345",
  );
  const path = fc
    .array(
      fc.array(words, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("")),
      { minLength: 1, maxLength: 4 },
    )
    .map((parts) => parts.join("/"));

  it("puts every file in one place, whatever the names, and the same in any order", () => {
    fc.assert(
      fc.property(fc.uniqueArray(path, { minLength: 1, maxLength: 12 }), (paths) => {
        const entries = paths.map((each) => ({
          path: each,
          size: 1,
          problem: null,
          locator: { in: "folder" as const, path: `/r/${each}`, bytes: null },
        }));
        const { handIns, strays } = groupHandIns(entries, { pattern: null });
        const all = [...handIns.flatMap((each) => each.entries), ...strays].map((each) => each.path);
        expect(all.sort()).toEqual([...paths].sort());
        expect(new Set(handIns.map(({ student }) => student.id)).size).toBe(handIns.length);
        const safe = handIns.map(({ student }) => safeFileName(student.id));
        expect(new Set(safe).size).toBe(handIns.length);
      }),
      { numRuns: 500 },
    );
  });

  it("keeps long names apart", () => {
    const long = "가".repeat(120);
    const paths = [`${long}1x/a.pcap`, `${long}2y/a.pcap`, `${long}3z/a.pcap`];
    const entries = paths.map((each) => ({
      path: each,
      size: 1,
      problem: null,
      locator: { in: "folder" as const, path: `/r/${each}`, bytes: null },
    }));
    const ids = groupHandIns(entries, { pattern: null }).handIns.map(({ student }) => student.id);
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(id.length).toBeLessThan(300);
  });

  it("takes no time for a large class", () => {
    const paths = Array.from(
      { length: 8_000 },
      (_, at) => `과제/${Math.floor(at / 2000)}반/${20_260_000 + Math.floor(at / 4)}_홍길동/${at % 4}/active.pcap`,
    );
    const entries = paths.map((each) => ({
      path: each,
      size: 1,
      problem: null,
      locator: { in: "folder" as const, path: `/r/${each}`, bytes: null },
    }));
    expect(groupHandIns(entries, { pattern: null }).handIns).toHaveLength(2_000);
  });
});
