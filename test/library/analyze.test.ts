import { createReadStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { analyzeCaptures } from "../../src/analysis/pipeline.ts";
import { analyze, CaptureError, type Input, type LiveEvent } from "../../src/library/index.ts";
import { runCli } from "../cli/fake-io.ts";

const FIXTURES = join(import.meta.dirname, "../../fixtures");
const FTP = join(FIXTURES, "ftp-active-vsftpd.pcap");
const DHCP = join(FIXTURES, "dhcp-dora-dnsmasq.pcap");

async function* pieces(path: string): AsyncGenerator<Uint8Array> {
  const bytes = readFileSync(path);
  for (let at = 0; at < bytes.length; at += 100) {
    yield new Uint8Array(bytes.subarray(at, at + 100));
    await Promise.resolve();
  }
}

describe("a report", () => {
  it("is that of the command's JSON", async () => {
    const { out } = await runCli(["--json", FTP, DHCP], { analyze: analyzeCaptures });
    expect(await analyze([FTP, DHCP])).toEqual(JSON.parse(out));
  });

  it.each<[string, () => Input]>([
    ["a file URL", () => pathToFileURL(FTP)],
    ["bytes", () => readFileSync(FTP)],
    ["a stream", () => createReadStream(FTP)],
    ["a web stream", () => Readable.toWeb(createReadStream(FTP)) as Input],
    ["an async generator", () => pieces(FTP)],
  ])("is the same from %s", async (_, input) => {
    const { captures, ...expected } = await analyze(FTP);
    const { captures: read, ...report } = await analyze(input());
    expect(report).toEqual(expected);
    expect(read.map(({ packets, format }) => ({ packets, format }))).toEqual(
      captures.map(({ packets, format }) => ({ packets, format })),
    );
  });

  it("takes streams and paths as one timeline", async () => {
    const { captures, ftp, dhcp } = await analyze([createReadStream(FTP), DHCP]);
    expect(captures.map(({ path }) => path)).toEqual(["(stream)", DHCP]);
    expect(ftp.sessions).toHaveLength(1);
    expect(dhcp.transactions.length).toBeGreaterThan(0);
  });

  it("is told in the language that was asked for", async () => {
    const wrong = join(FIXTURES, "ftp-wrong-login.pcap");
    const { findings } = await analyze(wrong, { language: "ko" });
    expect(findings.length).toBeGreaterThan(0);
    for (const { message } of findings) expect(message).toMatch(/\p{Script=Hangul}/u);
  });

  it("shows passwords only to those who ask", async () => {
    const passwordOf = async (showPasswords: boolean) => {
      const { ftp } = await analyze(FTP, { showPasswords });
      return ftp.sessions[0]?.exchanges.find(({ verb }) => verb === "PASS")?.argument;
    };
    expect(await passwordOf(false)).toMatch(/^\*+$/);
    expect(await passwordOf(true)).toMatch(/^[^*]+$/);
  });

  it("needs a capture", async () => {
    await expect(analyze([])).rejects.toThrow(TypeError);
    await expect(analyze(null as unknown as string)).rejects.toThrow(TypeError);
    await expect(analyze(createReadStream(FTP, "utf8") as Input)).rejects.toThrow("bytes");
    await expect(analyze(join(FIXTURES, "none.pcap"))).rejects.toMatchObject({ code: "missing" });
    await expect(analyze(Buffer.from("%PDF-1.7"))).rejects.toThrow(CaptureError);
  });
});

describe("events", () => {
  it("come in order, one at a time, and hold the reading up", async () => {
    const seen: LiveEvent[] = [];
    let inside = 0;
    const report = await analyze(FTP, {
      onEvent: async (event) => {
        inside += 1;
        expect(inside).toBe(1);
        await new Promise(setImmediate);
        inside -= 1;
        seen.push(event);
      },
    });
    expect(seen.map(({ event }) => event)).toEqual(expect.arrayContaining(["login", "transfer", "session"]));
    expect(seen.filter(({ event }) => event === "transfer")).toHaveLength(
      report.ftp.sessions[0]?.transfers.length ?? -1,
    );
  });

  it("are all that is left of sessions where nothing is kept", async () => {
    const told: string[] = [];
    const report = await analyze([FTP, DHCP], { keepRows: false, onEvent: ({ event }) => void told.push(event) });
    expect(report.ftp.sessions).toEqual([]);
    expect(report.dhcp.transactions).toEqual([]);
    expect(told).toContain("session");
    expect(told).toContain("transaction");
  });

  it("end the reading with what the listener threw", async () => {
    const failing = analyze(FTP, {
      onEvent: () => {
        throw new Error("disk full");
      },
    });
    await expect(failing).rejects.toThrow("disk full");
  });

  it("stop when the caller says so", async () => {
    const stop = new AbortController();
    const told: string[] = [];
    const bytes = readFileSync(FTP);
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(bytes);
      for (;;) {
        yield new Uint8Array(bytes.subarray(24));
        await new Promise(setImmediate);
      }
    }
    await analyze(endless(), {
      signal: stop.signal,
      onEvent: ({ event }) => {
        told.push(event);
        stop.abort();
      },
    });
    expect(told.length).toBeGreaterThan(0);
  });
});
