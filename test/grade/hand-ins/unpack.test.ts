import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import iconv from "iconv-lite";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CaptureError } from "../../../src/capture/capture-error.ts";
import { GradeError } from "../../../src/grade/grade-error.ts";
import type { Entry, HandIn, UnpackedFile } from "../../../src/grade/hand-ins/entry.ts";
import { openHandIns } from "../../../src/grade/hand-ins/open.ts";
import { groupHandIns } from "../../../src/grade/hand-ins/students.ts";
import { makeTemporaryFolder, removeFolder } from "../../../src/grade/hand-ins/temporary-folder.ts";
import { openLooseFiles, unpackHandIn } from "../../../src/grade/hand-ins/unpack.ts";
import { LIMITS } from "../../../src/limits.ts";
import { unicodePath, type ZipEntry, type ZipOptions, zipFile } from "../../build/zip-file.ts";

/** The least that is a capture: pcap's header, and something behind it. */
const PCAP = Uint8Array.from([
  0xd4,
  0xc3,
  0xb2,
  0xa1,
  2,
  0,
  4,
  0,
  ...new Array(12).fill(0),
  1,
  0,
  0,
  0,
  ...new Array(80).fill(7),
]);
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

let root = "";
let scratch = "";
let number = 0;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "ftpscope-test-"));
  scratch = makeTemporaryFolder();
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
  removeFolder(scratch);
});
let folder = "";
beforeEach(() => {
  number += 1;
  folder = join(root, String(number));
  mkdirSync(folder);
});

function put(name: string, data: Uint8Array | string): string {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, data);
  return path;
}

const zip = (entries: readonly ZipEntry[], options: ZipOptions = {}): Uint8Array => zipFile(entries, options);

/** All entries of HANDINS as one hand-in. */
async function unpacked(path: string): Promise<UnpackedFile[]> {
  const { entries } = await openHandIns(path);
  const handIn: HandIn = { student: { id: "s", name: null }, place: "", entries };
  return unpackHandIn(handIn, scratch);
}

/** Of one zip in a folder: "path kind problem", shortest first form. */
async function told(bytes: Uint8Array): Promise<Record<string, string>> {
  return tell(await unpacked(join(put("hand.zip", bytes), "..")));
}

function tell(files: readonly UnpackedFile[]): Record<string, string> {
  return Object.fromEntries(
    files.map(({ path, kind, problem, diskPath }) => [
      path,
      `${kind}${problem === null ? "" : ` ${problem.code}`}${diskPath === null ? "" : " *"}`,
    ]),
  );
}

describe("a folder", () => {
  it("is listed whole, without junk, and read where it lies", async () => {
    put("b/active.pcap", PCAP);
    put("a.png", PNG);
    for (const junk of [
      "__MACOSX/b/._active.pcap",
      ".DS_Store",
      "b/Thumbs.db",
      "b/~$x.docx",
      ".git/config",
      "b/desktop.ini",
    ])
      put(junk, "x");
    mkdirSync(join(folder, "empty"));
    const files = await unpacked(folder);
    expect(files).toEqual([
      {
        path: "a.png",
        diskPath: join(folder, "a.png"),
        size: PNG.length,
        sha256: sha256(PNG),
        kind: "picture",
        problem: null,
      },
      {
        path: "b/active.pcap",
        diskPath: join(folder, "b/active.pcap"),
        size: PCAP.length,
        sha256: sha256(PCAP),
        kind: "capture",
        problem: null,
      },
    ]);
  });

  it("gives names as NFC, and those that are no UTF-8 as Korean", async () => {
    put("능동.pcap".normalize("NFD"), PCAP);
    const raw = Buffer.concat([Buffer.from(`${folder}/`), iconv.encode("홍길동 수동.pcap", "cp949")]);
    writeFileSync(raw, PCAP);
    const files = await unpacked(folder);
    expect(files.map(({ path, kind, problem }) => [path, kind, problem])).toEqual([
      ["능동.pcap", "capture", null],
      ["홍길동 수동.pcap", "capture", null],
    ]);
    for (const { diskPath } of files) expect(sha256(readFileSync(diskPath ?? ""))).toBe(sha256(PCAP));
  });

  it("does not follow links, wait for pipes, or read what is too large", async () => {
    writeFileSync(join(root, "secret.pcap"), PCAP);
    symlinkSync(join(root, "secret.pcap"), join(folder, "link.pcap"));
    symlinkSync("/", join(folder, "all"));
    execFileSync("mkfifo", [join(folder, "pipe.pcap")]);
    put("huge.pcap", PCAP);
    truncateSync(join(folder, "huge.pcap"), 10_000_000_000);
    put("empty.pcap", "");
    expect(tell(await unpacked(folder))).toEqual({
      all: "other link",
      "empty.pcap": "capture empty",
      "huge.pcap": "capture too-large",
      "link.pcap": "capture link",
      "pipe.pcap": "capture special",
    });
  });

  it.skipIf(process.getuid?.() === 0)("says what the system refuses", async () => {
    chmodSync(put("locked.pcap", PCAP), 0);
    mkdirSync(join(folder, "closed"), { mode: 0 });
    expect(tell(await unpacked(folder))).toEqual({ closed: "other unreadable", "locked.pcap": "capture unreadable" });
    chmodSync(join(folder, "closed"), 0o700);
  });

  it("says when a file that was listed is gone, or became a link", async () => {
    const path = put("a.pcap", PCAP);
    put("b.pcap", PCAP);
    const { entries } = await openHandIns(folder);
    rmSync(path);
    rmSync(join(folder, "b.pcap"));
    symlinkSync(join(root, "secret.pcap"), join(folder, "b.pcap"));
    expect(tell(await unpackHandIn({ student: { id: "s", name: null }, place: "", entries }, scratch))).toEqual({
      "a.pcap": "capture unreadable",
      "b.pcap": "capture link",
    });
  });

  it("is listed only so deep", async () => {
    put(`${"d/".repeat(LIMITS.folderDepth + 2)}a.pcap`, PCAP);
    put("b.pcap", PCAP);
    const { entries } = await openHandIns(folder);
    expect(entries.map(({ problem }) => problem?.code ?? null)).toEqual([null, "folder-too-deep"]);
  });
});

describe("a zip", () => {
  it("is listed as HANDINS, and unpacked file by file", async () => {
    const path = put(
      "class.zip",
      zip([
        { name: "20261001/" },
        { name: "20261001/a.pcap", data: PCAP },
        { name: "20261002/x.png", data: PNG, method: "store" },
        { name: "__MACOSX/._a", data: "x" },
      ]),
    );
    const { handIns } = groupHandIns((await openHandIns(path)).entries, { pattern: null });
    expect(handIns.map(({ student }) => student.id)).toEqual(["20261001", "20261002"]);
    const [first, second] = await Promise.all(handIns.map((handIn) => unpackHandIn(handIn, scratch)));
    expect(first).toMatchObject([
      { path: "a.pcap", size: PCAP.length, sha256: sha256(PCAP), kind: "capture", problem: null },
    ]);
    expect(readFileSync(first?.[0]?.diskPath ?? "")).toEqual(Buffer.from(PCAP));
    expect(first?.[0]?.diskPath).toMatch(/[/\\]\d+$/);
    expect(second).toMatchObject([{ path: "x.png", kind: "picture", problem: null }]);
  });

  it("is opened in a folder, and in a zip, to a depth", async () => {
    let inner = zip([{ name: "a.pcap", data: PCAP }]);
    for (let depth = 1; depth <= LIMITS.zipDepth; depth += 1)
      inner = zip([
        { name: "z.zip", data: inner },
        { name: `${depth}.png`, data: PNG },
      ]);
    const deep = `${"z.zip/".repeat(LIMITS.zipDepth - 1)}`;
    expect(await told(inner)).toEqual({
      "hand.zip/3.png": "picture *",
      "hand.zip/z.zip/2.png": "picture *",
      "hand.zip/z.zip/z.zip/1.png": "picture *",
      [`hand.zip/${deep}z.zip`]: "archive zip-too-deep",
    });
  });

  it("that is the hand-in gives paths without its own name", async () => {
    put("20261001.zip", zip([{ name: "active.pcap", data: PCAP }]));
    put("20261002.zip", zip([{ name: "과제/active.pcap", data: PCAP }]));
    const { handIns } = groupHandIns((await openHandIns(folder)).entries, { pattern: null });
    const files = await Promise.all(handIns.map((handIn) => unpackHandIn(handIn, scratch)));
    expect(files.map((each) => each.map(({ path }) => path))).toEqual([["active.pcap"], ["과제/active.pcap"]]);
  });

  it("has its names read in UTF-8, CP949, or as Info-ZIP says", async () => {
    const korean = iconv.encode("홍길동\\능동.pcap", "cp949");
    expect(
      await told(
        zip([
          { name: korean, data: PCAP },
          { name: Buffer.from("a.png"), data: PNG },
        ]),
      ),
    ).toEqual({
      "hand.zip/a.png": "picture *",
      "hand.zip/홍길동/능동.pcap": "capture *",
    });
    expect(await told(zip([{ name: Buffer.from("수동.pcap".normalize("NFD")), data: PCAP }]))).toEqual({
      "hand.zip/수동.pcap": "capture *",
    });
    const raw = iconv.encode("x?.pcap", "cp437");
    expect(await told(zip([{ name: raw, data: PCAP, extra: unicodePath("비교.pcap", raw) }]))).toEqual({
      "hand.zip/비교.pcap": "capture *",
    });
    expect(await told(zip([{ name: Uint8Array.of(0xff, 0xfe, 0x2e, 0x78), data: "x" }]))).not.toEqual({});
  });

  it("gives nothing that escapes, links, or hides as something else", async () => {
    expect(
      await told(
        zip([
          { name: "../../evil.pcap", data: PCAP },
          { name: "/etc/passwd", data: "x" },
          { name: "C:\\evil.pcap", data: PCAP },
          { name: "link.pcap", data: "/etc/passwd", mode: 0o120777 },
          { name: "pipe", data: "", mode: 0o010644 },
          { name: "folder", data: "", mode: 0o040755 },
          { name: "locked.pcap", data: PCAP, encrypted: true },
          { name: "odd.pcap", data: PCAP, claimedMethod: 9 },
          { name: "good.pcap", data: PCAP, mode: 0o100644 },
        ]),
      ),
    ).toEqual({
      "hand.zip/../../evil.pcap": "capture escaping-name",
      "hand.zip/etc/passwd": "other escaping-name",
      "hand.zip/C:/evil.pcap": "capture escaping-name",
      "hand.zip/link.pcap": "capture link",
      "hand.zip/pipe": "other special",
      "hand.zip/locked.pcap": "capture encrypted",
      "hand.zip/odd.pcap": "capture unknown-method",
      "hand.zip/good.pcap": "capture *",
    });
  });

  it("that holds a class is opened in its place", async () => {
    const files = ["20261001", "20261002", "20261003"].map((id) => ({ name: `${id}/a.pcap`, data: PCAP }));
    put("A반.zip", zip(files));
    put("B반/20262001/a.pcap", PCAP);
    put("20262002.zip", zip(files));
    put("홍길동.zip", zip(files));
    const { handIns } = groupHandIns((await openHandIns(folder)).entries, { pattern: null });
    expect(handIns.map(({ student, place }) => [student.id, place])).toEqual([
      ["20261001", "A반/20261001"],
      ["20261002", "A반/20261002"],
      ["20261003", "A반/20261003"],
      ["20262001", "B반/20262001"],
      ["20262002", "20262002.zip"],
      ["홍길동", "홍길동.zip"],
    ]);
    const unpackedFiles = await unpackHandIn(handIns[0] as HandIn, scratch);
    expect(unpackedFiles).toMatchObject([{ path: "a.pcap", sha256: sha256(PCAP) }]);
  });

  it("that holds a class and lies beside what was unpacked from it is left out", async () => {
    const files = ["20261001", "20261002", "20261003"].map((id) => ({ name: `${id}/a.pcap`, data: PCAP }));
    for (const { name, data } of files) {
      put(name, data);
      put(`B반/${name}`, data);
    }
    put("class.zip", zip(files));
    put("B반.zip", zip(files));
    put("more.zip", zip([...files, { name: "20261004/a.pcap", data: PCAP }]));
    const { entries } = await openHandIns(folder);
    const paths = entries.map(({ path }) => path);
    expect(paths.filter((path) => path.startsWith("class"))).toEqual([]);
    expect(paths.filter((path) => path.startsWith("B반"))).toHaveLength(3);
    expect(paths.filter((path) => path.startsWith("more/"))).toHaveLength(4);
  });

  it("with one student's tries of several days is no class's", async () => {
    const tries = ["20261121_active", "20261122_active", "20261123_passive"];
    put("team1/과제.zip", zip(tries.map((name) => ({ name: `${name}.pcap`, data: PCAP }))));
    put("team2/active.pcap", PCAP);
    put(
      "A반.zip",
      zip(
        ["20261001", "20261002", "20261003"].flatMap((id) => [
          { name: `${id}_active.pcap`, data: PCAP },
          { name: `${id}_passive.pcap`, data: PCAP },
        ]),
      ),
    );
    const { handIns } = groupHandIns((await openHandIns(folder)).entries, { pattern: null });
    expect(handIns.map(({ student }) => student.id)).toEqual(["20261001", "20261002", "20261003", "team1", "team2"]);
  });

  it("that lies about a size gives no more than it said", async () => {
    const files = await unpacked(
      join(put("hand.zip", zip([{ name: "a.pcap", data: new Uint8Array(30_000_000), size: 100 }])), ".."),
    );
    expect(files).toMatchObject([{ size: 0, problem: { code: "damaged" } }]);
  });

  it("keeps files of one name apart", async () => {
    const names = ["a.pcap", "a.pcap", "a (2).pcap", "a.pcap"];
    expect(Object.keys(await told(zip(names.map((name) => ({ name, data: PCAP })))))).toEqual([
      "hand.zip/a (2).pcap",
      "hand.zip/a (3).pcap",
      "hand.zip/a (4).pcap",
      "hand.zip/a.pcap",
    ]);
  });

  it("gives the files before and after a broken one", async () => {
    const files = await unpacked(
      join(
        put(
          "hand.zip",
          zip([
            { name: "a.pcap", data: PCAP, crc: 1 },
            { name: "b.pcap", data: PCAP, packed: Uint8Array.of(0xff, 0xff, 0xff) },
            { name: "c.pcap", data: PCAP },
          ]),
        ),
        "..",
      ),
    );
    expect(files.map(({ path, problem, size }) => [path, problem?.code, size])).toEqual([
      ["hand.zip/a.pcap", "wrong-checksum", PCAP.length],
      ["hand.zip/b.pcap", "damaged", 0],
      ["hand.zip/c.pcap", undefined, PCAP.length],
    ]);
  });

  it("is salvaged where its table of contents is gone, or it is cut off", async () => {
    const entries: ZipEntry[] = [
      { name: "a.pcap", data: PCAP },
      { name: "b.pcap", data: PCAP, descriptor: true },
      { name: "c.pcap", data: PCAP, method: "store", descriptor: true },
      { name: "d.pcap", data: PCAP, method: "store" },
    ];
    const whole = {
      "hand.zip/a.pcap": "capture *",
      "hand.zip/b.pcap": "capture *",
      "hand.zip/c.pcap": "capture *",
      "hand.zip/d.pcap": "capture *",
    };
    expect(await told(zip(entries))).toEqual(whole);
    expect(await told(zip(entries, { centralDirectory: false }))).toEqual({ "hand.zip": "archive cut-zip", ...whole });
    expect(await told(Buffer.concat([zip(entries), Buffer.from("\r\n")]))).toMatchObject(whole);
    expect(await told(Buffer.concat([Buffer.from("MIME junk"), zip(entries)]))).toMatchObject(whole);
    // One that unpacks itself, renamed.
    expect(await told(Buffer.concat([Buffer.from("MZ"), Buffer.alloc(5_000), zip(entries)]))).toMatchObject(whole);
    const cut = zip(entries, { centralDirectory: false });
    expect(await told(cut.subarray(0, cut.length - 30))).toMatchObject({
      ...whole,
      "hand.zip/d.pcap": "capture damaged *",
    });
    expect(await told(cut.subarray(0, 20))).toEqual({ "hand.zip": "archive damaged-zip" });
    expect(await told(zip([]))).toEqual({ "hand.zip": "archive empty-zip" });
  });

  it("that has nothing but beginnings of headers is told of once", async () => {
    const half = Buffer.from("PK\u0003\u0004");
    expect(await told(Buffer.concat(new Array(2_000_000).fill(half)))).toEqual({ "hand.zip": "archive damaged-zip" });
    const header = Buffer.concat([
      half,
      Buffer.from([20, 0, 0, 0, 0, 0]),
      Buffer.alloc(16),
      Buffer.from([1, 0, 0, 0]),
      Buffer.from("a"),
    ]);
    const files = await told(Buffer.concat(new Array(LIMITS.zipMembers + 1).fill(header)));
    expect(Object.keys(files).filter((path) => path.startsWith("hand") && !path.includes("/"))).toEqual(["hand.zip"]);
    expect(files["hand.zip"]).toBe("archive too-many-files");
  });

  it("may be Zip64, or lie about its places", async () => {
    expect(await told(zip([{ name: "a.pcap", data: PCAP, zip64: true }]))).toEqual({ "hand.zip/a.pcap": "capture *" });
    const bytes = zip([{ name: "a.pcap", data: PCAP }]);
    const end = bytes.length - 22;
    const locator = Buffer.alloc(20);
    locator.writeUInt32LE(0x07064b50, 0);
    locator.fill(0xff, 8, 16);
    const lying = Buffer.concat([bytes.subarray(0, end), locator, bytes.subarray(end)]);
    expect(await told(lying)).toEqual({ "hand.zip": "archive cut-zip", "hand.zip/a.pcap": "capture *" });
  });

  it("explodes nowhere: neither by what it says, nor by what it does not say", async () => {
    const zeros = new Uint8Array(2_000_000);
    expect(
      await told(
        zip([
          { name: "big.pcap", data: PCAP, size: 4_000_000_000 },
          { name: "a.pcap", data: PCAP },
        ]),
      ),
    ).toEqual({
      "hand.zip/a.pcap": "capture *",
      "hand.zip/big.pcap": "capture too-large",
    });
    expect(
      await told(
        zip([
          { name: "a.bin", data: zeros },
          { name: "b.bin", sharedWith: 0, data: zeros },
          { name: "c.bin", sharedWith: 0, data: zeros },
        ]),
      ),
    ).toEqual({
      "hand.zip/a.bin": "other overlapping",
      "hand.zip/b.bin": "other overlapping",
      "hand.zip/c.bin": "other overlapping",
    });
    const many = zip(Array.from({ length: LIMITS.handInFiles + 50 }, (_, at) => ({ name: `${at}.png`, data: PNG })));
    put("passive.pcap", PCAP);
    const files = await unpacked(join(put("hand.zip", many), ".."));
    expect(files.at(-1)).toMatchObject({ path: "passive.pcap", problem: null });
    expect(files.filter(({ problem }) => problem === null)).toHaveLength(LIMITS.handInFiles - 1);
    expect(files.filter(({ problem }) => problem?.code === "too-many-files")).toHaveLength(1);
  });

  it("never throws, whatever is changed in it", async () => {
    const good = zip([
      { name: "a/능동.pcap", data: PCAP },
      { name: "b.pcap", data: PCAP, descriptor: true },
      { name: "c.zip", data: zip([{ name: "d.png", data: PNG }]) },
    ]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 6 }),
        fc.nat(good.length),
        async (changes, cut) => {
          const bytes = Uint8Array.from(good);
          for (const [at, value] of changes) bytes[at] = value;
          const path = put("fuzz.zip", cut % 3 === 0 ? bytes.subarray(0, cut) : bytes);
          const entry: Entry = {
            path: "fuzz.zip",
            size: null,
            problem: null,
            locator: { in: "folder", path, bytes: null },
          };
          const files = await unpackHandIn({ student: { id: "s", name: null }, place: "", entries: [entry] }, scratch);
          expect(files.length).toBeGreaterThan(0);
          expect(new Set(files.map(({ path: each }) => each)).size).toBe(files.length);
        },
      ),
      { numRuns: 120 },
    );
  });
});

describe("what a file is", () => {
  it("is told by its content, and what is wrong by its name too", async () => {
    put("a.pcap.gz", gzipSync(PCAP));
    put(
      "cut.pcap.gz",
      gzipSync(
        Uint8Array.from({ length: 90_000 }, (_, at) => (at < 24 ? (PCAP[at] ?? 0) : (at * at * 7) % 251)),
      ).subarray(0, 400),
    );
    put("active.pcap", PNG);
    put("text.pcap", "GET / HTTP/1.1 and more of it\n");
    put("picture.png", "not a picture, but words\n");
    put("photo.png", Uint8Array.of(0xff, 0xd8, 0xff, 0xe0));
    put("notes.txt", "words\n");
    put("answer.egg", "EGGA.....");
    put("renamed.zip", "Rar!\x1a\x07\x01\x00");
    put(
      "doc.docx",
      zip([
        { name: "[Content_Types].xml", data: "<x/>" },
        { name: "word/document.xml", data: "<x/>" },
      ]),
    );
    put("error.zip", "<!doctype html><title>404</title>");
    put("word.zip", zip([{ name: "word/a.pcap", data: PCAP }]));
    put("old.pcap", "RTSS....");
    put("drawn.svg", '<?xml version="1.0"?>\n<!-- by hand -->\n<svg xmlns="http://www.w3.org/2000/svg"/>');
    put("answer.tar.gz", gzipSync(Buffer.concat([Buffer.alloc(257), Buffer.from("ustar\0"), Buffer.alloc(300)])));
    expect(tell(await unpacked(folder))).toEqual({
      "a.pcap.gz": "capture *",
      "cut.pcap.gz": "capture damaged *",
      "active.pcap": "picture not-a-capture *",
      "text.pcap": "other not-a-capture",
      "picture.png": "other not-a-picture",
      "photo.png": "picture *",
      "notes.txt": "other",
      "answer.egg": "archive other-archive",
      "renamed.zip": "archive other-archive",
      "doc.docx": "document",
      "error.zip": "other damaged-zip",
      "word.zip/word/a.pcap": "capture *",
      "old.pcap": "capture unsupported-capture",
      "drawn.svg": "picture *",
      "answer.tar.gz": "archive other-archive",
    });
  });

  it("has the hash of what was packed", async () => {
    put("a.pcap.gz", gzipSync(PCAP));
    expect(await unpacked(folder)).toMatchObject([{ size: PCAP.length, sha256: sha256(PCAP) }]);
  });
});

describe("files named by the user", () => {
  it("stay where they are, under their names", async () => {
    const paths = [
      put("a.pcap", PCAP),
      put("b.pcap.gz", gzipSync(PCAP)),
      put("c.zip", zip([{ name: "a.pcap", data: PCAP }])),
    ];
    expect(await openLooseFiles(paths)).toMatchObject([
      { path: paths[0], diskPath: paths[0], kind: "capture", problem: null },
      { path: paths[1], diskPath: paths[1], kind: "capture", problem: null },
      { path: paths[2], diskPath: null, kind: "archive", problem: { code: "zip-not-here" } },
    ]);
    await expect(openLooseFiles([join(folder, "none")])).rejects.toThrow(CaptureError);
    await expect(openLooseFiles([folder])).rejects.toMatchObject({ code: "directory" });
  });
});

describe("HANDINS that cannot be read", () => {
  const problem = async (path: string): Promise<unknown> => {
    try {
      await openHandIns(path);
    } catch (error) {
      if (error instanceof GradeError) return error.problems[0]?.code;
      throw error;
    }
    return null;
  };

  it("says why", async () => {
    expect(await problem(join(folder, "none"))).toBe("handins-missing");
    expect(await problem(folder)).toBe("handins-empty");
    expect(await problem(put("a.pcap", PCAP))).toBe("handins-not-zip");
    expect(await problem(put("a.rar", "Rar!\x1a\x07\x01\x00"))).toBe("handins-not-zip");
    expect(await problem(put("empty.zip", ""))).toBe("handins-empty");
    expect(await problem(put("cut.zip", zip([{ name: "a", data: PCAP }]).subarray(0, 20)))).toBe("handins-damaged");
    expect(await problem(put("locked.zip", zip([{ name: "a", data: PCAP, encrypted: true }])))).toBe(
      "handins-encrypted",
    );
  });

  it("leaves out what lies deepest where there is too much, so that one student's files shut nobody out", async () => {
    const many = Array.from({ length: LIMITS.handInEntries }, (_, at) => ({ name: `20261001/x/y/${at}`, data: "" }));
    const path = put("class.zip", zip([...many, { name: "20261002/a.pcap", data: PCAP }]));
    const { handIns, strays } = groupHandIns((await openHandIns(path)).entries, { pattern: null });
    expect(handIns.map(({ student, entries }) => [student.id, entries.length])).toEqual([
      ["20261001", LIMITS.handInEntries - 1],
      ["20261002", 1],
    ]);
    expect(strays).toMatchObject([{ path: "class.zip", problem: { code: "too-many-files" } }]);
  });

  it("gives of a cut zip what is there, and says that it is cut", async () => {
    const path = put(
      "class.zip",
      zip(
        [
          { name: "20261001/a.pcap", data: PCAP },
          { name: "20261002/a.pcap", data: PCAP },
        ],
        { centralDirectory: false },
      ),
    );
    const { handIns, strays } = groupHandIns((await openHandIns(path)).entries, { pattern: null });
    expect(handIns).toHaveLength(2);
    expect(strays).toMatchObject([{ path: "class.zip", problem: { code: "cut-zip", data: { files: 2 } } }]);
  });
});
