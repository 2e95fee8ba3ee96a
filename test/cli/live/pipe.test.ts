import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { constants, createGzip } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { analyzeCaptures } from "../../../src/analysis/pipeline.ts";
import { takeApart } from "../../robustness/pcap-records.ts";
import { runCli } from "../fake-io.ts";
import { FedProgram, type Feed } from "./fed-program.ts";

const ROOT = join(import.meta.dirname, "../../..");
const PATH = join(ROOT, "fixtures/ftp-active-vsftpd.pcap");
const CAPTURE = readFileSync(PATH);
const BUILT = existsSync(join(ROOT, "dist"));
if (!BUILT) console.warn("test/cli/live/pipe.test.ts is skipped: run `npm run build` first");
const IS_UNIX = process.platform !== "win32";
const FEEDS: Feed[] = IS_UNIX ? ["pipe", "socket"] : ["socket"];

/** What is told of the capture, after how many of its packets. */
const TOLD: readonly [packets: number, event: string, words: string][] = [
  [12, "login", "login student"],
  [46, "transfer", "LIST /home/student"],
  [80, "transfer", "report.bin"],
  [102, "transfer", "notes.bin"],
  [107, "session", "session closed"],
];
const PACKETS = 109;

let folder: string;
let programs: FedProgram[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ftpscope-pipe-"));
  programs = [];
});
afterEach(() => {
  for (const program of programs) program.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

function start(argv: readonly string[], feed: Feed = "socket"): FedProgram {
  const program = new FedProgram(argv, feed, folder);
  programs.push(program);
  return program;
}

/** The same bytes from a file, but for its name. */
async function linesOfFile(): Promise<string> {
  const { out } = await runCli(["--format", "ndjson", "--lang", "en", PATH], { analyze: analyzeCaptures });
  return out.replace(JSON.stringify(PATH), '"-"');
}

/** The capture's bytes from one packet to another; the first part has the file's header. */
function part(from: number, to: number): Uint8Array {
  const taken = takeApart(CAPTURE);
  if (taken === null) throw new Error("the fixture is no pcap");
  return Buffer.concat([from === 0 ? taken.header : new Uint8Array(0), ...taken.records.slice(from, to)]);
}

describe.skipIf(!BUILT).each(FEEDS)("a %s that is filled bit by bit", (feed) => {
  test.each([
    ["text", []],
    ["ndjson", ["--format", "ndjson"]],
  ])("has each event told before more comes (%s)", async (format, argv) => {
    const program = start([...argv, "-"], feed);
    let fed = 0;
    for (const [index, [packets, event, words]] of TOLD.entries()) {
      program.write(part(fed, packets));
      fed = packets;
      const line = await program.line(index + 1);
      if (format === "text") expect(line).toContain(words);
      else expect(JSON.parse(line)).toMatchObject({ event });
    }
    expect(program.out.trimEnd().split("\n")).toHaveLength(TOLD.length);
    program.write(part(fed, PACKETS));
    program.end();
    expect(await program.ended).toEqual({ code: 0, signal: null });
    if (format === "text") expect(program.out).toContain("\n\nstandard input   109 frames");
    else expect(program.out).toBe(await linesOfFile());
  });

  test("has them told too where it comes packed, and the packer hands on what it has", async () => {
    const program = start(["-"], feed);
    const gzip = createGzip();
    gzip.on("data", (chunk) => program.write(chunk));
    gzip.on("end", () => program.end());
    let fed = 0;
    for (const [index, [packets, , words]] of TOLD.entries()) {
      gzip.write(part(fed, packets));
      gzip.flush(constants.Z_SYNC_FLUSH);
      fed = packets;
      expect(await program.line(index + 1)).toContain(words);
    }
    gzip.end(part(fed, PACKETS));
    expect(await program.ended).toEqual({ code: 0, signal: null });
  });
});

describe.skipIf(!BUILT || !IS_UNIX).each(FEEDS)("Ctrl-C at a %s", (feed) => {
  test.each(["SIGINT", "SIGTERM"] as const)("ends it when the writer's last packets are read (%s)", async (signal) => {
    const program = start(["-"], feed);
    program.write(part(0, 12));
    await program.line(1);
    program.kill(signal);
    program.write(part(12, PACKETS));
    program.end();
    expect(await program.ended).toEqual({ code: 0, signal: null });
    expect(program.err).toBe("");
    expect(program.out).toContain("standard input   109 frames");
  });

  test("ends it where the writer goes on living, too", async () => {
    const program = start(["-"], feed);
    program.write(part(0, 80));
    await program.line(3);
    program.kill("SIGINT");
    expect(await program.ended).toEqual({ code: 0, signal: null });
    expect(program.out).toContain("standard input   80 frames");
  });

  test("twice leaves at once", async () => {
    const program = start(["-"], feed);
    program.write(part(0, 12));
    await program.line(1);
    await program.killed("SIGINT", 130);
    expect(program.out.trimEnd().split("\n")).toHaveLength(1);
  });
});

describe.skipIf(!BUILT || !IS_UNIX)("whoever takes the output", () => {
  test.each([[["-"]], [["--format", "ndjson", "-"]]])(
    "and leaves early ends the reading, though the pipe is open (%j)",
    async (argv) => {
      const program = start(argv, "pipe");
      program.write(part(0, 12));
      await program.line(1);
      program.leave();
      program.write(part(12, 80));
      expect(await program.ended).toEqual({ code: 0, signal: null });
      expect(program.err).toBe("");
    },
  );

  test.each(["SIGHUP", "SIGINT"] as const)("finds no file where the program is broken off (%s)", async (signal) => {
    const target = join(folder, "out");
    mkdirSync(target);
    const program = start(["-o", join(target, "out.ndjson"), "-"], "pipe");
    program.write(part(0, 80));
    while (readdirSync(target).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await program.killed(signal, signal === "SIGINT" ? 130 : 129);
    expect(readdirSync(target)).toEqual([]);
  });
});
