import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const PROGRAM = join(ROOT, "bin/ftpscope.js");
const LONG = join(ROOT, "fixtures/generated-ftp-commands-500-ports.pcap.gz");
const CAPTURE = join(ROOT, "fixtures/ftp-active-vsftpd.pcap");
const BUILT = existsSync(join(ROOT, "dist"));
if (!BUILT) console.warn("test/cli/process.test.ts is skipped: run `npm run build` first");

interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  out: string;
  err: string;
}

function start(argv: string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [PROGRAM, ...argv], {
    env: { ...process.env, TZ: "UTC", LC_ALL: "C.UTF-8", NO_COLOR: "1" },
  });
}

function ended(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  return new Promise((resolve) => child.on("close", (code, signal) => resolve({ code, signal, out, err })));
}

/** Runs to the end with this on standard input. */
function finish(argv: string[], input: Buffer | string = ""): Promise<Ended> {
  const child = start(argv);
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  return ended(child);
}

describe.skipIf(!BUILT)("the program as it is installed", () => {
  test("reads a file", async () => {
    const { code, out, err } = await finish([CAPTURE]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("FTP   1 session: 1 active");
  });

  test("reads a pipe without being told", async () => {
    const { code, out } = await finish(["--json"], readFileSync(CAPTURE));
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ schema: "ftpscope/1", captures: [{ path: "-", complete: true }] });
  });

  test("an empty pipe is an empty capture: exit code 2", async () => {
    const { code, out, err } = await finish([]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/^standard input: empty/);
  });

  test("what is no capture is exit code 2, and says what it is", async () => {
    const { code, err } = await finish([join(ROOT, "package.json")]);
    expect(code).toBe(2);
    expect(err).toMatch(/package\.json: not a capture \(it looks like .+\)/);
  });

  test("tells its version", async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
    expect(await finish(["--version"])).toMatchObject({ code: 0, out: `ftpscope ${version}\n`, err: "" });
  });

  test("a reader that leaves early is no error", async () => {
    const child = start([CAPTURE, "--json"]);
    child.stdin.end();
    child.stdout.destroy();
    expect(await ended(child)).toMatchObject({ code: 0, err: "" });
  });

  test("long output reaches a slow reader whole", async () => {
    const child = start([LONG, "--json"]);
    child.stdin.end();
    child.stdout.pause();
    const ending = ended(child);
    setTimeout(() => child.stdout.resume(), 300);
    const { code, out } = await ending;
    expect(code).toBe(0);
    expect(out.length).toBeGreaterThan(100_000);
    expect(() => JSON.parse(out)).not.toThrow();
  });
});
