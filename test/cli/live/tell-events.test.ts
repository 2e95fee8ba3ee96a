import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { AnalyzeOptions } from "../../../src/analysis/analyze-options.ts";
import type { Analyze } from "../../../src/cli/analyze.ts";
import type { LiveEvent } from "../../../src/report/live-event.ts";
import { exchanged, login, refused, sessionEnded, transferred } from "../../render/live/sample-events.ts";
import { bound } from "../../render/sample-dhcp.ts";
import { emptyReport, homework } from "../../render/samples.ts";
import { MemoryStream, runCli } from "../fake-io.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ftpscope-live-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const EVENTS: LiveEvent[] = [
  login(),
  transferred(),
  sessionEnded(),
  refused(),
  login({ session: 2, user: "other" }),
  exchanged(bound(1)),
  transferred({ id: 2 }),
];
EVENTS[6] = { ...transferred({ id: 2 }), session: 2 };
const FTP_LINES = 6;

/** Reading that tells events, one fill each, and gives the report as it was asked for. */
function reading(events: readonly LiveEvent[] = EVENTS, asked: Partial<AnalyzeOptions>[] = []): Analyze {
  return async (_paths, options) => {
    asked.push(options);
    for (const event of events) {
      if (options.signal?.aborted === true) break;
      options.live?.tell(event);
      await options.live?.settled();
      // An error of a stream is told in its own turn.
      await new Promise((resume) => setImmediate(resume));
    }
    const whole = homework();
    if (options.keepRows !== false) return whole;
    return { ...whole, ftp: { ...emptyReport().ftp }, dhcp: { ...whole.dhcp, transactions: [] } };
  };
}

const fromFile = async (...argv: string[]) => (await runCli([...argv, "x.pcap"], { report: homework() })).out;
const kinds = (out: string) =>
  out
    .trimEnd()
    .split("\n")
    .map((line) => (JSON.parse(line) as { event: string }).event);

describe("text of live input", () => {
  test("is a line for each event, an empty one, and the screen that a file has", async () => {
    const { code, out, err } = await runCli(["-"], { analyze: reading(), piped: true });
    expect([code, err]).toEqual([0, ""]);
    const [lines = "", ...screen] = out.split("\n\n");
    expect(lines.split("\n")).toHaveLength(EVENTS.length);
    expect(lines.startsWith("10:31:08.431  ✓ #1 192.168.0.10 → 192.168.0.20  login student\n")).toBe(true);
    expect(screen.join("\n\n")).toBe(await fromFile());
  });

  test("goes out before more is read", async () => {
    const stdout = new MemoryStream();
    const seen: string[] = [];
    const analyze: Analyze = async (_paths, { live }) => {
      for (const event of EVENTS.slice(0, 2)) {
        live?.tell(event);
        live?.settled();
        seen.push(stdout.text.split("\n").at(-2) ?? "");
      }
      return homework();
    };
    await runCli(["-"], { analyze, piped: true, stdout });
    expect(seen.map((line) => line.slice(14))).toEqual([
      "✓ #1 192.168.0.10 → 192.168.0.20  login student",
      "↓ #1 보고서.hwp  596,212 B  8.8 MB/s  active  226",
    ]);
  });

  test("is the screen alone where nothing happened", async () => {
    const { out } = await runCli(["-"], { analyze: reading([]), piped: true });
    expect(out).toBe(await fromFile());
  });

  test("also has lines where a file is followed, and reading is told to", async () => {
    const asked: Partial<AnalyzeOptions>[] = [];
    const { out } = await runCli(["-F", "x.pcap", "--idle", "60"], { analyze: reading(EVENTS, asked) });
    expect(out.split("\n")[0]).toContain("login student");
    expect(asked[0]).toMatchObject({ follow: true, idleSeconds: 60 });
  });

  test("follows no pipe: that goes on by itself", async () => {
    const asked: Partial<AnalyzeOptions>[] = [];
    await runCli(["ftp", "-F", "-"], { analyze: reading(EVENTS, asked), piped: true });
    expect(asked[0]).toMatchObject({ follow: false });
  });

  test("has no lines where it is of a file, of one session, drawn, or written to a file", async () => {
    const analyze = reading();
    expect((await runCli(["x.pcap"], { analyze })).out).toBe(await fromFile());
    const path = join(folder, "out.txt");
    for (const argv of [
      ["ftp", "--session", "1"],
      ["ladder", "--transfer", "1"],
      ["explain"],
      ["--json"],
      ["--format", "csv"],
      ["-o", path],
    ]) {
      const { code, out } = await runCli([...argv, "-"], { analyze, piped: true });
      expect([code, out.includes("login student  ")]).toEqual([0, false]);
      expect(out).not.toMatch(/^\d\d:\d\d:\d\d\.\d{3} {2}/m);
    }
    expect(readFileSync(path, "utf8")).toBe(await fromFile());
  });

  test.each([
    ["ftp", FTP_LINES, /#\d 192|#\d .*hwp|connection refused/],
    ["dhcp", EVENTS.length - FTP_LINES, /DHCP #1/],
  ])("of %s has its events only", async (topic, count, form) => {
    const { out } = await runCli([topic, "-"], { analyze: reading(), piped: true });
    const lines = (out.split("\n\n")[0] ?? "").split("\n");
    expect(lines).toHaveLength(count);
    for (const line of lines) expect(line).toMatch(form);
  });
});

describe("ndjson", () => {
  test("is every event as it is told, from files too, then what is known at the end; no rows are kept", async () => {
    const asked: Partial<AnalyzeOptions>[] = [];
    const { code, out } = await runCli(["--format", "ndjson", "x.pcap"], { analyze: reading(EVENTS, asked) });
    expect(code).toBe(0);
    expect(asked[0]?.keepRows).toBe(false);
    expect(out.split("\n").slice(0, EVENTS.length)).toEqual(EVENTS.map((event) => JSON.stringify(event)));
    const closing = homework().traffic.map(() => "traffic");
    expect(kinds(out).slice(EVENTS.length)).toEqual(["capture", "client", "finding", ...closing]);
  });

  test.each([
    [["ftp"], ["login", "transfer", "session", "refused", "login", "transfer"]],
    [
      ["ftp", "--session", "2"],
      ["login", "transfer"],
    ],
    [
      ["ftp", "--transfer", "1"],
      ["transfer", "session"],
    ],
    [["dhcp"], ["transaction"]],
    [["dhcp", "--transaction", "1"], ["transaction"]],
  ])("of %j is what belongs there", async (argv, wanted) => {
    const { code, out } = await runCli([...argv, "--format", "ndjson", "x.pcap"], { analyze: reading() });
    expect(code).toBe(0);
    const told = kinds(out);
    expect(told.slice(0, told.indexOf("capture"))).toEqual(wanted);
    expect(told.includes("client")).toBe(argv[0] === "dhcp");
  });

  test.each([
    [["ftp", "--session", "3"], "there is no session 3; the capture has 2 sessions"],
    [["ftp", "--transfer", "3"], "there is no transfer 3; the capture has 2 transfers"],
    [["dhcp", "--transaction", "2"], "there is no transaction 2; the capture has 1 transaction"],
  ])("of %j, which is not there, is an error and nothing else", async (argv, sentence) => {
    const { code, out, err } = await runCli([...argv, "--format", "ndjson", "x.pcap"], { analyze: reading() });
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(sentence);
  });

  test("of what is drawn or explained is the report's, after all was read", async () => {
    for (const topic of ["ladder", "explain"]) {
      const asked: Partial<AnalyzeOptions>[] = [];
      const { out } = await runCli([topic, "--format", "ndjson", "x.pcap"], { analyze: reading(EVENTS, asked) });
      expect(asked[0]?.live).toBeUndefined();
      expect(kinds(out).slice(0, 3)).toEqual(["capture", "session", "transfer"]);
    }
  });

  test("goes to a file that appears whole", async () => {
    const path = join(folder, "out.ndjson");
    const analyze: Analyze = async (paths, options) => {
      const report = await reading()(paths, options);
      expect(existsSync(path)).toBe(false);
      return report;
    };
    const { code, out } = await runCli(["x.pcap", "-o", path], { analyze });
    expect([code, out]).toEqual([0, ""]);
    expect(kinds(readFileSync(path, "utf8"))[0]).toBe("login");
    expect(readdirSync(folder)).toEqual(["out.ndjson"]);
  });

  test("leaves no file where reading fails", async () => {
    const path = join(folder, "out.ndjson");
    const analyze: Analyze = async (_paths, { live }) => {
      live?.tell(login());
      live?.settled();
      throw new Error("no more");
    };
    expect((await runCli(["x.pcap", "-o", path], { analyze })).code).toBe(2);
    expect(readdirSync(folder)).toEqual([]);
  });

  test.skipIf(!existsSync("/dev/full"))("says why a file cannot be written, and reads no further", async () => {
    const asked: AnalyzeOptions[] = [];
    const { code, err } = await runCli(["x.pcap", "-o", "/dev/full", "--format", "ndjson"], {
      analyze: reading(EVENTS, asked),
    });
    expect(code).toBe(2);
    expect(err).toContain("/dev/full: cannot be written");
    expect(asked[0]?.signal?.aborted).toBe(true);
  });
});

describe("a reader", () => {
  test.each([["-"], ["--format", "ndjson", "-"]])("that left ends the reading, quietly (%s)", async (...argv) => {
    const asked: AnalyzeOptions[] = [];
    const stdout = new MemoryStream("EPIPE");
    const { code, err } = await runCli(argv, { analyze: reading(EVENTS, asked), piped: true, stdout });
    expect([code, err]).toEqual([0, ""]);
    expect(asked[0]?.signal?.aborted).toBe(true);
  });

  test("that the system refuses is told, with exit code 2", async () => {
    const { code, err } = await runCli(["-"], { analyze: reading(), piped: true, stdout: new MemoryStream("ENOSPC") });
    expect(code).toBe(2);
    expect(err).toContain("the output could not be written");
  });

  test("that is slow is waited for", async () => {
    const stdout = new SlowStream();
    const waits: boolean[] = [];
    const analyze: Analyze = async (_paths, { live }) => {
      live?.tell(login());
      const full = live?.settled() ?? null;
      waits.push(full !== null);
      stdout.drain();
      await full;
      waits.push(live?.settled() !== null);
      return homework();
    };
    await runCli(["-"], { analyze, piped: true, stdout });
    expect(waits).toEqual([true, false]);
    expect(stdout.text).toContain("login student");
  });
});

describe("Ctrl-C", () => {
  test("is the usual end of live input", async () => {
    const asked: AnalyzeOptions[] = [];
    const { code, err, out } = await runCli(["-"], {
      analyze: reading(EVENTS, asked),
      piped: true,
      interruptAtOnce: true,
    });
    expect([code, err, asked[0]?.signal?.aborted]).toEqual([0, "", true]);
    expect(out).toBe(await fromFile());
  });

  test("interrupts the reading of files, which is said", async () => {
    const { code, err } = await runCli(["x.pcap"], { analyze: reading(), interruptAtOnce: true });
    expect([code, err]).toEqual([0, "ftpscope: interrupted: what follows is what had been read until then\n"]);
  });
});

/** A stream that is full at the first write until it is told to drain. */
class SlowStream extends MemoryStream {
  #drained: (() => void) | null = null;
  #full = true;

  override write(chunk: string | Uint8Array): boolean {
    super.write(chunk);
    return !this.#full;
  }

  override once(_event?: string, listener?: () => void): this {
    this.#drained = listener ?? null;
    return this;
  }

  drain(): void {
    this.#full = false;
    this.#drained?.();
  }
}
