import { spawn } from "node:child_process";
import {
  chmodSync,
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  symlinkSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fixturePath } from "../report/captures-at-hand.ts";
import { BUILT, hasFullDevice, makeFifo, nobodyCanRun, openFolder, put, run, smallDisk } from "./refusing-system.ts";

/** What the system refuses, on the way in and on the way out: one clear line, exit code 2, and nothing half-written. */
if (!BUILT) console.warn("test/cli/refused.test.ts is skipped: run `npm run build` first");
const CAN_BE_NOBODY = BUILT && nobodyCanRun();
const LONG_NAME = "x".repeat(300);
const CAPTURE = fixturePath("ftp-active-vsftpd.pcap");
const HAND_INS = fixturePath("hand-ins.zip");

let folder: ReturnType<typeof openFolder>;
let cwd: string;
/** What lies in `cwd` before a run, and must be all that lies there behind it. */
let before: string[];

beforeEach(() => {
  folder = openFolder();
  cwd = folder.path;
  copyFileSync(CAPTURE, join(cwd, "mine.pcap"));
  mkdirSync(join(cwd, "folder"));
  put(join(cwd, "empty"), "");
  symlinkSync("nowhere", join(cwd, "broken"));
  symlinkSync("circle", join(cwd, "circle"));
  before = everythingIn(cwd);
});
afterEach(() => folder.remove());

function everythingIn(path: string): string[] {
  return readdirSync(path, { recursive: true, encoding: "utf8" }).sort();
}

/** One line on standard error, which says this; nothing else; nothing new in the folder. */
async function refused(
  argv: readonly string[],
  says: RegExp,
  circumstances: Partial<Parameters<typeof run>[1]> = {},
): Promise<void> {
  const { code, out, err } = await run(argv, { cwd, ...circumstances });
  expect({ code, out, lines: err.split("\n").length - 1, err }).toEqual({
    code: 2,
    out: "",
    lines: 1,
    err: expect.stringMatching(says),
  });
  expect(everythingIn(cwd)).toEqual(before);
  expect(Buffer.compare(readFileSync(join(cwd, "mine.pcap")), readFileSync(CAPTURE))).toBe(0);
}

/** Commands that read a capture, with what else they need. */
const READING: Record<string, (input: string) => string[]> = {
  summary: (input) => [input],
  ladder: (input) => ["ladder", input],
  explain: (input) => ["explain", input],
  compare: (input) => ["compare", input, "mine.pcap"],
  check: (input) => ["check", input],
  extract: (input) => ["extract", input, "-o", "out"],
  cut: (input) => ["cut", input, "--session", "1", "-o", "part.pcapng"],
};

/** Inputs that are none, and what is said of them. */
const BAD_INPUTS: Record<string, readonly [input: string, says: RegExp]> = {
  "that is not there": ["nothing.pcap", /^nothing\.pcap: no such file/],
  "that is a folder": ["folder", /^folder: this is a folder/],
  "that is empty": ["empty", /^empty: empty/],
  "behind a broken link": ["broken", /^broken: no such file/],
  "behind links in a circle": ["circle", /^circle: .*ELOOP/],
  "through a file": ["mine.pcap/x", /^mine\.pcap\/x: /],
  "of a name too long": [LONG_NAME, /^x{300}: .*ENAMETOOLONG/],
  "without a name": ["", /^"": /],
  "of two lines": ["a\nb", /^a\\nb: no such file/],
  "of a device that holds nothing": ["/dev/null", /^\/dev\/null: empty/],
  "of a device that never ends": ["/dev/zero", /^\/dev\/zero: not a capture/],
};

describe.skipIf(!BUILT)("an input", () => {
  test.each(Object.entries(BAD_INPUTS))("%s", async (_name, [input, says]) => {
    await refused([input], says);
  });

  test.each(Object.entries(READING).slice(1))("of %s that is not there, or is a folder", async (_name, argv) => {
    await refused(argv("nothing.pcap"), /^nothing\.pcap: no such file/);
    await refused(argv("folder"), /^folder: this is a folder/);
  });

  test("of grade that is not there, is empty or is a capture", async () => {
    await refused(["grade", "nothing"], /^nothing: no such file or folder/);
    await refused(["grade", "empty"], /^empty: /);
    await refused(["grade", "folder"], /^folder: /);
  });

  test.skipIf(!CAN_BE_NOBODY)("that one may not read", async () => {
    chmodSync(join(cwd, "empty"), 0o000);
    await refused(["empty"], /^empty: .*EACCES/, { asNobody: true });
  });

  test("that is a pipe nobody writes into yet is waited for", async () => {
    const fifo = join(cwd, "fifo");
    if (!makeFifo(fifo)) return;
    const running = run(["fifo", "--json"], { cwd });
    const writer = spawn("sh", ["-c", `cat '${CAPTURE}' > '${fifo}'`]);
    const { code, out } = await running;
    writer.kill();
    expect([code, JSON.parse(out).captures[0].complete]).toEqual([0, true]);
  });
});

/** Commands that write, and whether to a folder. */
const WRITING: Record<string, { argv: (output: string) => string[]; toFolder: boolean; ending: string }> = {
  summary: { argv: (output) => ["mine.pcap", "-o", output], toFolder: false, ending: ".json" },
  ladder: { argv: (output) => ["ladder", "mine.pcap", "-o", output], toFolder: false, ending: ".html" },
  events: { argv: (output) => ["mine.pcap", "--format", "ndjson", "-o", output], toFolder: false, ending: ".ndjson" },
  cut: { argv: (output) => ["cut", "mine.pcap", "--session", "1", "-o", output], toFolder: false, ending: ".pcapng" },
  extract: { argv: (output) => ["extract", "mine.pcap", "-o", output], toFolder: true, ending: "" },
  grade: { argv: (output) => ["grade", HAND_INS, "-o", output], toFolder: true, ending: "" },
};

describe.skipIf(!BUILT).each(Object.entries(WRITING))("the output of %s", (_name, { argv, toFolder, ending }) => {
  test("in a folder that is not there, through a file, behind links in a circle, of a name too long, without a name", async () => {
    await refused(argv(`none/out${ending}`), /^ftpscope: none\/out.*: cannot be written \(.*ENOENT\)/);
    await refused(argv(`mine.pcap/out${ending}`), /cannot be written \(.*ENOTDIR\)/);
    await refused(argv(`circle/out${ending}`), /cannot be written \(.*ELOOP\)/);
    await refused(argv(LONG_NAME + ending), /cannot be written \(.*ENAMETOOLONG\)/);
    await refused(argv(""), /^ftpscope: option -o needs a value/);
  });

  test("that is something else already", async () => {
    if (toFolder) await refused(argv("empty"), /cannot be written \(.*ENOTDIR\)|exists/);
    else await refused(argv("folder"), /cannot be written \(.*EISDIR\)/);
  });

  test.skipIf(!hasFullDevice())("on a device without room", async () => {
    if (toFolder) await refused(argv("/dev/full"), /cannot be written \(.*ENOTDIR\)/);
    else
      await refused(
        [...argv("/dev/full"), ...(ending === ".html" ? ["--format", "html"] : [])],
        /cannot be written \(.*ENOSPC\)/,
      );
  });

  test.skipIf(!CAN_BE_NOBODY)("in a folder that one may not write to", async () => {
    chmodSync(join(cwd, "folder"), 0o555);
    await refused(argv(`folder/out${ending}`), /cannot be written \(.*EACCES\)/, { asNobody: true });
  });

  test("on a full disk, and on one that is read-only", async () => {
    const disk = smallDisk(join(cwd, "disk"), 16);
    if (disk === null) return;
    try {
      put(join(cwd, "disk/filling"), new Uint8Array(8_000));
      before = everythingIn(cwd);
      await refused(argv(`disk/out${ending}`), /cannot be written \(.*ENOSPC\)/);
      disk.readOnly();
      await refused(argv(`disk/out${ending}`), /cannot be written \(.*EROFS\)/);
    } finally {
      disk.unmount();
    }
  });
});

describe.skipIf(!BUILT)("a file output", () => {
  test.each(["summary", "ladder", "cut"] as const)("of %s is never what is read, under whatever name", async (name) => {
    symlinkSync("mine.pcap", join(cwd, "other"));
    before = everythingIn(cwd);
    const argv = WRITING[name]?.argv ?? (() => []);
    const format = name === "ladder" ? ["--format", "html"] : [];
    for (const output of ["mine.pcap", "./mine.pcap", "other"]) {
      await refused([...argv(output), "--force", ...format], /: is what is read/);
    }
  });

  test("that is there stays as it is without --force", async () => {
    await refused(["mine.pcap", "-o", "empty"], /^ftpscope: empty: exists already/);
  });
});

/** What is printed, by what prints it. */
const PRINTING: Record<string, string[]> = {
  summary: ["mine.pcap"],
  json: ["mine.pcap", "--json"],
  csv: ["mine.pcap", "--format", "csv"],
  ndjson: ["mine.pcap", "--format", "ndjson"],
  ladder: ["ladder", "mine.pcap"],
  page: ["ladder", "mine.pcap", "--format", "html"],
  picture: ["ladder", "mine.pcap", "--format", "svg"],
  explanations: ["explain", "--list"],
  help: ["--help"],
  grades: ["grade", HAND_INS],
  rubric: ["grade", "--init"],
  filter: ["ftp", "mine.pcap", "--session", "1", "--filter"],
};

describe.skipIf(!BUILT).each(Object.entries(PRINTING))("%s on standard output", (name, argv) => {
  test("whose reader leaves is no error", async () => {
    const { code, err } = await run(argv, { cwd, readerLeaves: true });
    expect([code, err]).toEqual([name === "grades" ? expect.any(Number) : 0, ""]);
  });

  test.skipIf(!hasFullDevice())("that is full is told in one line", async () => {
    const full = openSync("/dev/full", "w");
    try {
      const { code, err } = await run(argv, { cwd, stdout: full });
      expect([code, err]).toEqual([2, "ftpscope: the output could not be written (the disk is full, ENOSPC)\n"]);
    } finally {
      closeSync(full);
    }
  });
});
