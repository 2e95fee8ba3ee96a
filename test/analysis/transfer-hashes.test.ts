import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { analyzeCaptures } from "../../src/analysis/pipeline.ts";
import { hashTransfers } from "../../src/analysis/transfer-hashes.ts";
import { seededBytes } from "../build/bytes.ts";
import { FtpStory, type TransferOptions } from "../build/ftp-story.ts";
import { pcapFile } from "../build/pcap-file.ts";
import { Recording } from "../build/recording.ts";
import { scratchFolder } from "../capture/scratch.ts";
import { fixturePath } from "../report/captures-at-hand.ts";

const scratch = scratchFolder();
const CONTENT = seededBytes(5_000, 7);

/** What the lab's tools/seed.py makes of a name. */
function seeded(name: string, size: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(size / 32) }, (_, index) =>
    createHash("sha256").update(`${name}/${index}`).digest(),
  );
  return Buffer.concat(blocks).subarray(0, size);
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Hashes of the transfers, by the last part of their arguments. */
async function hashesIn(path: string): Promise<Record<string, string | null>> {
  const report = await analyzeCaptures([path], { showPasswords: false });
  const hashes = await hashTransfers(path, report);
  const files = report.ftp.sessions.flatMap(({ transfers }) => transfers.filter((one) => one.direction !== "listing"));
  return Object.fromEntries(files.map(({ id, argument }) => [argument ?? "", hashes.get(id) ?? null]));
}

async function hashOf(script: (story: FtpStory, recording: Recording) => unknown, copies = 1): Promise<string | null> {
  const recording = new Recording({ copies });
  script(new FtpStory(recording).open().login().ask("TYPE I", "200 ok"), recording);
  const hashes = await hashesIn(scratch.file("one.pcap", pcapFile(recording.packets)));
  return hashes["a.bin"] ?? null;
}

function download(options: TransferOptions = {}) {
  return (story: FtpStory) => story.transfer(story.passive(), "RETR a.bin", CONTENT, options).quit();
}

describe("files of recorded captures", () => {
  test.each<[string, string, number]>([
    ["ftp-active-vsftpd.pcap", "report.bin", 12_000],
    ["ftp-passive-vsftpd.pcap", "report.bin", 12_000],
    ["ftp-epsv-v6.pcap", "report.bin", 12_000],
    ["ftp-loss-reorder.pcap", "report.bin", 40_000],
    ["ftp-loss-reorder.pcap", "notes.bin", 30_000],
    ["ftp-korean-utf8.pcap", "보고서.bin", 4_000],
    ["ftp-any-sll2.pcap", "report.bin", 12_000],
    ["ftp-gzip.pcap.gz", "report.bin", 12_000],
    ["ftp-pcapng.pcapng", "report.bin", 12_000],
  ])("%s: %s", async (capture, name, size) => {
    const hashes = await hashesIn(fixturePath(capture));
    expect(hashes[name]).toBe(sha256(seeded(name, size)));
  });

  test.each(["ftp-snap96.pcap", "ftp-capture-loss.pcap", "ftp-rest-resume.pcap", "ftp-auth-tls-passive.pcap"])(
    "%s has a file that is not whole, and no hash of it",
    async (capture) => {
      expect(Object.values(await hashesIn(fixturePath(capture)))).toContain(null);
    },
  );
});

describe("a file", () => {
  test("is hashed as it was sent", async () => {
    expect(await hashOf(download())).toBe(sha256(CONTENT));
  });

  test("is the same in either mode and direction", async () => {
    expect(await hashOf((story) => story.transfer(story.active(), "STOR a.bin", CONTENT).quit())).toBe(sha256(CONTENT));
  });

  test("of no bytes has the hash of nothing", async () => {
    expect(await hashOf((story) => story.transfer(story.passive(), "RETR a.bin", "").quit())).toBe(sha256(Buffer.of()));
  });

  test("is put together across a wrap of the sequence numbers", async () => {
    expect(await hashOf(download({ conversation: { isnA: 5, isnB: 2 ** 32 - 2_000 } }))).toBe(sha256(CONTENT));
  });

  test("is put together from segments out of order, sent again and overlapping", async () => {
    const hash = await hashOf((story, recording) =>
      download({
        script: (data, content) => {
          data.send("b", content.slice(0, 4_000), { segmentSize: 1000, acknowledge: false });
          recording.swap();
          data.resend("b", content.slice(1_500, 3_500), 2_500);
          data.send("b", content.slice(4_000));
          data.close("b");
        },
      })(story),
    );
    expect(hash).toBe(sha256(CONTENT));
  });

  test("that was captured twice counts once", async () => {
    expect(await hashOf(download(), 2)).toBe(sha256(CONTENT));
  });

  test.each<[string, TransferOptions]>([
    ["with a hole", { script: (data, content) => void data.send("b", content, { lost: [1] }) }],
    ["that was reset", { script: (data) => data.rst("b"), closing: "426 no" }],
    ["that was refused at its end", { closing: "451 disk" }],
  ])("%s has none", async (_what, options) => {
    expect(await hashOf(download(options))).toBeNull();
  });

  test("that was compressed on its way has none", async () => {
    expect(await hashOf((story) => download()(story.ask("MODE Z", "200 ok").ask("STRU F", "200 ok")))).toBeNull();
    expect(await hashOf((story) => download()(story.ask("MODE Z", "504 no")))).toBe(sha256(CONTENT));
  });
});

test("files over the same two ports are told apart", async () => {
  expect(await hashesIn(fixturePath("ftp-reuse-port.pcap"))).toEqual({
    "report.bin": sha256(seeded("report.bin", 12_000)),
    "docs/chapter.bin": sha256(seeded("chapter.bin", 3_000)),
    "notes.bin": sha256(Buffer.from("again\n".repeat(500))),
  });
});
