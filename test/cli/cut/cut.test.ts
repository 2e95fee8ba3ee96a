import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { analyzeCaptures } from "../../../src/analysis/pipeline.ts";
import { pcapFile } from "../../build/pcap-file.ts";
import { fixturePath } from "../../report/captures-at-hand.ts";
import { MemoryStream, type Ran, runCli } from "../fake-io.ts";
import { commentsIn } from "./comments.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ftpscope-cut-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function cut(captures: readonly string[], ...rest: string[]): Promise<Ran> {
  return runCli(["cut", ...captures.map(fixturePath), ...rest], { analyze: analyzeCaptures });
}

/** The comments of what was cut. */
async function commentsOf(captures: readonly string[], ...rest: string[]): Promise<string[]> {
  const part = join(folder, "part.pcapng");
  const { code } = await cut(captures, ...rest, "-o", part, "--force");
  expect(code).toBe(0);
  return commentsIn(readFileSync(part));
}

/** "frame 3" … for the numbers in "3–5 8". */
function frames(text: string): string[] {
  return text.split(" ").flatMap((range) => {
    const [first = 0, last = first] = range.split("–").map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => `frame ${first + index}`);
  });
}

describe("cut takes", () => {
  // Frames as tshark's conversations have them.
  test.each([
    [
      "a session with the ICMP error about its data connection",
      "ftp-passive-router-prohibits.pcap",
      "--session",
      "3–29",
    ],
    ["one transfer of three", "ftp-reuse-port.pcap", "--transfer=2", "4–20 24 46–68 72 82–88"],
    ["all copies of each packet", "ftp-any-sll.pcap", "--session", "3 6–106"],
    ["both sides of a relay", "dhcp-relay-any.pcap", "--transaction", "1 4–10"],
    [
      "what ARP tells of the address that a client fell back to",
      "dhcp-linklocal-conflict.pcap",
      "--transaction",
      "1–10",
    ],
    ["the fragments of a message", "generated-ipv4-fragments.pcap", "--transaction=3", "13–19"],
  ])("%s", async (_name, capture, option, expected) => {
    const options = option.includes("=") ? option.split("=") : [option, "1"];
    expect(await commentsOf([capture], ...options)).toEqual(frames(expected));
  });

  test("several things together, each packet once, in the order of the capture", async () => {
    const one = await commentsOf(["ftp-three-clients.pcap"], "-s", "1");
    const two = await commentsOf(["ftp-three-clients.pcap"], "-s", "3");
    const both = await commentsOf(["ftp-three-clients.pcap"], "-s", "1,3", "-s", "3");
    const number = (comment: string) => Number(comment.slice("frame ".length));
    expect(both).toEqual([...one, ...two].sort((a, b) => number(a) - number(b)));
  });

  test("everything, but for other traffic", async () => {
    const all = await commentsOf(["ftp-passive-router-prohibits.pcap"], "--all");
    expect(all).toEqual(frames("3–29"));
  });

  test("a session that runs over two captures, which the comments name", async () => {
    const comments = await commentsOf(["ftp-rotated-1.pcap", "ftp-rotated-2.pcap"], "-s", "1");
    expect(comments[0]).toMatch(/^frame \d+ of ftp-rotated-1\.pcap$/);
    expect(comments.at(-1)).toMatch(/^frame \d+ of ftp-rotated-2\.pcap$/);
  });

  test("what was cut before, with the comments that it has", async () => {
    const first = join(folder, "first.pcapng");
    await cut(["ftp-active-vsftpd.pcap"], "-t", "2", "-o", first);
    const again = join(folder, "again.pcapng");
    await runCli(["cut", first, "-s", "1", "-o", again], { analyze: analyzeCaptures });
    expect(commentsIn(readFileSync(again)).slice(0, 2)).toEqual(["frame 3", "frame 1"]);
  });
});

describe("cut writes", () => {
  test("pcap by that ending, without comments", async () => {
    const part = join(folder, "part.pcap");
    expect((await cut(["ftp-nanoseconds.pcap"], "-s", "1", "-o", part)).code).toBe(0);
    expect(readFileSync(part).readUInt32LE(0)).toBe(0xa1b23c4d);
    const { ftp } = await analyzeCaptures([part], { showPasswords: false });
    expect(ftp.sessions).toHaveLength(1);
  });

  test("to standard output where no file is named", async () => {
    for (const output of [[], ["-o", "-"]]) {
      const { code, out } = await cut(["dhcp-nak.pcap"], "--transaction", "1", ...output);
      expect(code).toBe(0);
      expect(commentsIn(Buffer.from(out, "latin1"))).toEqual(["frame 1", "frame 2"]);
    }
  });

  test("nothing, and says so, where the stream is full", async () => {
    const { code, err } = await runCli(["cut", fixturePath("dhcp-nak.pcap"), "--transaction", "1"], {
      analyze: analyzeCaptures,
      stdout: new MemoryStream("ENOSPC"),
    });
    expect(code).toBe(2);
    expect(err).toMatch(/^ftpscope: the output could not be written \(the disk is full/);
  });

  test("a note where a password can be read, and none where not", async () => {
    const of = async (capture: string, option: string) =>
      (await cut([capture], option, "1", "-o", join(folder, `${capture}ng`))).err;
    expect(await of("ftp-active-vsftpd.pcap", "-s")).toMatch(/^ftpscope: the part holds passwords/);
    expect(await of("ftp-auth-tls-active.pcap", "-s")).toBe("");
    expect(await of("dhcp-nak.pcap", "--transaction")).toBe("");
  });

  test("over nothing that exists, unless --force says so, and never over what it reads", async () => {
    const capture = join(folder, "capture.pcap");
    copyFileSync(fixturePath("dhcp-nak.pcap"), capture);
    const onto = (...rest: string[]) =>
      runCli(["cut", capture, "--transaction", "1", ...rest], { analyze: analyzeCaptures });
    const part = join(folder, "part.pcapng");
    expect((await onto("-o", part)).code).toBe(0);
    expect((await onto("-o", part)).err).toMatch(/exists already/);
    expect((await onto("-o", part, "--force")).code).toBe(0);
    expect((await onto("-o", capture, "--force")).err).toMatch(/is what is read/);
    expect(readFileSync(capture)).toEqual(readFileSync(fixturePath("dhcp-nak.pcap")));
  });

  test("no file where something is not there", async () => {
    const part = join(folder, "part.pcapng");
    for (const [option, id, hint] of [
      ["--session", "9", /no session 9; the capture has 1 session$/m],
      ["--transfer", "9", /no transfer 9; the capture has 3 transfers$/m],
      ["--transaction", "1", /no transaction 1; the capture has 0 transactions$/m],
    ] as const) {
      const { code, err } = await cut(["ftp-active-vsftpd.pcap"], option, id, "-o", part);
      expect([code, err]).toEqual([2, expect.stringMatching(hint)]);
    }
    expect(existsSync(part)).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("cut refuses", () => {
  const session = ["-s", "1"];

  test.each<[string, string[], RegExp]>([
    ["to guess what is wanted", ["x.pcap"], /cut needs --session, --transfer or --transaction/],
    ["a pipe", ["-", ...session], /standard input: is read twice/],
    [
      "endings of other things",
      ["x.pcap", ...session, "-o", "part.json"],
      /cut writes captures; possible: \.pcapng, \.pcap/,
    ],
    ["endings of what is packed", ["x.pcap", ...session, "-o", "part.pcapng.gz"], /cut writes captures/],
    ["options of other commands", ["x.pcap", ...session, "--json"], /--json does nothing in "ftpscope cut"/],
    ["numbers that are none", ["x.pcap", "-s", "1,x"], /--session x is not a possible value/],
  ])("%s", async (_name, rest, expected) => {
    const { code, err, asked } = await runCli(["cut", ...rest]);
    expect([code, asked]).toEqual([2, null]);
    expect(err).toMatch(expected);
  });

  test("to send a capture to a terminal", async () => {
    const { code, err } = await runCli(["cut", "x.pcap", ...session], { terminal: { columns: 80 } });
    expect([code, err]).toEqual([2, expect.stringMatching(/no text for a terminal/)]);
  });

  test("several link types in one pcap", async () => {
    const { code, err } = await cut(
      ["ftp-any-sll.pcap", "ftp-active-vsftpd.pcap"],
      "--all",
      "-o",
      join(folder, "a.pcap"),
    );
    expect([code, err]).toEqual([2, expect.stringMatching(/several link types/)]);
  });

  test("to write nothing", async () => {
    const capture = join(folder, "other.pcap");
    writeFileSync(capture, pcapFile([{ time: { seconds: 1, nanoseconds: 0 }, data: new Uint8Array(60) }]));
    const options = { analyze: analyzeCaptures };
    const { code, err } = await runCli(["cut", capture, "--all", "-o", join(folder, "a.pcapng")], options);
    expect([code, err]).toEqual([2, expect.stringMatching(/holds neither FTP nor DHCP/)]);
  });

  test("nothing at all: short help", async () => {
    const { code, err } = await runCli(["cut"]);
    expect([code, err]).toEqual([2, expect.stringMatching(/^ftpscope: no capture given\n\nUsage: ftpscope cut/)]);
  });
});
