import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fixture, type SmallClass, writeClass } from "./small-class.ts";

const ROOT = join(import.meta.dirname, "../../..");
const PROGRAM = join(ROOT, "bin/ftpscope.js");
const BUILT = existsSync(join(ROOT, "dist/bundle/grade-worker.js"));
if (!BUILT) console.warn("test/cli/grade/grade-process.test.ts is skipped: run `npm run build` first");

/** Enough for several threads, and for a signal to come in the middle. */
const STUDENTS = 24;
const CAPTURES = ["ftp-active-vsftpd.pcap", "ftp-passive-vsftpd.pcap", "dhcp-dora-isc.pcap", "README.md"];

let base: string;
let handIns: string;
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), "grade-process-"));
  const students: SmallClass = {};
  for (let at = 0; at < STUDENTS; at++) {
    const one = CAPTURES[at % CAPTURES.length] ?? "";
    const other = one === "README.md" ? {} : { "passive.pcap": "ftp-passive-vsftpd.pcap" };
    students[`${20261001 + at}`] = { [one]: one, ...other };
  }
  handIns = writeClass(join(base, "hand-ins"), students);
  // What must be unpacked to be read.
  writeFileSync(join(handIns, "20261001/active.pcap.gz"), gzipSync(readFileSync(fixture("ftp-active-vsftpd.pcap"))));
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** Of each test: where it writes, and the system's temporary folder. */
let place: string;
let temporary: string;
beforeEach(() => {
  place = mkdtempSync(join(base, "place-"));
  temporary = mkdtempSync(join(base, "tmp-"));
});

function start(...options: string[]): ChildProcess {
  return spawn(process.execPath, [PROGRAM, "grade", handIns, ...options], {
    env: { ...process.env, TMPDIR: temporary, TZ: "UTC", LC_ALL: "C.UTF-8", NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

function ended(child: ChildProcess): Promise<Ended> {
  const told = { out: "", err: "" };
  child.stdout?.on("data", (chunk) => {
    told.out += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    told.err += chunk;
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, ...told })));
}

/** Every file below a folder, by its path, with its contents. */
function contents(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(folder.length), readFileSync(path, "base64")];
    }),
  );
}

/** When feedback pages are being drafted. */
async function whileItWorks(): Promise<void> {
  for (;;) {
    const drafts = readdirSync(place, { recursive: true, encoding: "utf8" });
    if (drafts.some((name) => name.endsWith(".html"))) return;
    await after(5);
  }
}

describe.skipIf(!BUILT)("a class, graded by the program as it is installed,", () => {
  test("comes out the same however many threads, and leaves nothing behind", async () => {
    const runs = [];
    for (const jobs of [["--jobs", "1"], ["--jobs", "2"], ["--jobs", "3"], []]) {
      const output = join(place, jobs.join(""), "out");
      mkdirSync(join(output, ".."), { recursive: true });
      const { code, out, err } = await ended(start(...jobs, "-o", output));
      expect([code, err]).toEqual([1, ""]);
      expect(readdirSync(join(output, ".."))).toEqual(expect.arrayContaining(["out"]));
      runs.push({ out, files: contents(output) });
    }
    const [first, ...others] = runs;
    expect(Object.keys(first?.files ?? {})).toHaveLength(4 + 2 * STUDENTS);
    for (const other of others) expect(other).toEqual(first);
    expect(readdirSync(temporary)).toEqual([]);
    expect(readdirSync(place).filter((name) => name.startsWith(".") || name.startsWith("out."))).toEqual([]);
  });

  test.each(["1", "2"])("is called off by one Ctrl-C: 130, and nothing is left (--jobs %s)", async (jobs) => {
    const child = start("--jobs", jobs, "-o", join(place, "out"));
    const end = ended(child);
    await whileItWorks();
    child.kill("SIGINT");
    expect(await end).toEqual({ code: 130, out: "", err: "ftpscope: interrupted: nothing was written\n" });
    expect([readdirSync(place), readdirSync(temporary)]).toEqual([[], []]);
  });

  test("is called off by two, at once", async () => {
    const child = start("--jobs", "2", "-o", join(place, "out"));
    const end = ended(child);
    await whileItWorks();
    child.kill("SIGINT");
    child.kill("SIGINT");
    expect((await end).code).toBe(130);
    expect([readdirSync(place), readdirSync(temporary)]).toEqual([[], []]);
  });

  test.each([
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const)("leaves nothing after %s", async (signal, code) => {
    const child = start("--jobs", "2", "-o", join(place, "out"));
    const end = ended(child);
    await whileItWorks();
    child.kill(signal);
    expect((await end).code).toBe(code);
    expect([readdirSync(place), readdirSync(temporary)]).toEqual([[], []]);
  });

  test("does not mind a reader that leaves early", async () => {
    const child = start("--json");
    const end = ended(child);
    child.stdout?.destroy();
    expect(await end).toMatchObject({ code: 1, err: "" });
    expect(readdirSync(temporary)).toEqual([]);
  });
});
