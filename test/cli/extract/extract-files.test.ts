import { deflateRawSync, deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { seededBytes } from "../../build/bytes.ts";
import type { FtpStory, TransferOptions } from "../../build/ftp-story.ts";
import { fixturePath } from "../../report/captures-at-hand.ts";
import { extractor, sha256, told } from "./extracting.ts";

const { tell, extract, run, capture } = extractor();
const CONTENT = seededBytes(40_000, 7);

function transfer(line: string, content: Uint8Array | string = CONTENT, options: TransferOptions = {}) {
  return (story: FtpStory) => story.transfer(story.passive(), line, content, options);
}

describe("what is whole", () => {
  test("is written under its path, with what the manifest tells of it", async () => {
    const { only, written, manifest } = await tell((story) =>
      story
        .ask("PWD", '257 "/home/student"')
        .transfer(story.active(), "RETR docs/report.pdf", CONTENT, { opening: "150 Opening (40000 bytes)." })
        .quit(),
    );
    expect(written).toEqual({ "home/student/docs/report.pdf": told(CONTENT) });
    expect(only).toMatchObject({
      path: "/home/student/docs/report.pdf",
      direction: "download",
      completeness: "whole",
      reasons: [],
      bytes: 40_000,
      announcedBytes: 40_000,
      sha256: sha256(CONTENT),
      sent: null,
      gaps: [],
      offset: 0,
      pieces: [{ session: 1, transfer: 1, verb: "RETR", bytes: 40_000, wireBytes: 40_000, replyCode: 226 }],
    });
    expect(manifest).toMatchObject({ schema: "ftpscope-files/1", omittedTransfers: 0 });
  });

  test("may be empty, of unknown name, upwards, and out of order with copies", async () => {
    const { written } = await tell((story) => {
      transfer("STOR empty.txt", "")(story);
      transfer("STOR up.bin", CONTENT, {
        script: (data, content) => {
          data.send("a", content.subarray(0, 100));
          data.skip("a", 500);
          data.send("a", content.subarray(600, 20_000));
          data.resend("a", content.subarray(100, 600), 19_900);
          data.resend("a", content.subarray(0, 300), 20_000);
          data.send("a", content.subarray(20_000));
          data.close("a");
        },
      })(story);
      story.transferWithoutCommand(story.passive(), "who knows").quit();
    });
    expect(written).toEqual({
      "empty.txt": "",
      "up.bin": told(CONTENT),
      "transfer-3.bin": told("who knows"),
    });
  });

  test("is what came first where copies of it differ", async () => {
    const { written } = await tell(
      transfer("RETR a.bin", "abcdef", {
        script: (data) => {
          data.send("b", "abc");
          data.resend("b", "XYZ", 3);
          data.send("b", "def");
          data.close("b");
        },
      }),
    );
    expect(written).toEqual({ "a.bin": told("abcdef") });
  });

  test("has a number where another has its name, also in other capitals, and listings lie in their folder", async () => {
    const script = (story: FtpStory): unknown => {
      transfer("STOR Report.pdf", "one")(story);
      transfer("STOR report.PDF", "two")(story);
      return transfer("LIST pub", "-rw\r\n")(story);
    };
    expect(Object.keys((await tell(script)).written)).toEqual(["Report.pdf", "report (2).PDF"]);
    expect(Object.keys((await tell(script, "--listings")).written)).toContain("pub/LIST.txt");
    expect(Object.keys((await tell(script, "--transfer", "2")).written)).toEqual(["report.PDF"]);
  });
});

describe("what is not whole", () => {
  const lost: TransferOptions = {
    script: (data, content) => {
      data.send("b", content, { lost: [1, 3] });
      data.close("b");
    },
  };

  test.each<[string, TransferOptions, object]>([
    [
      "with holes",
      lost,
      {
        completeness: "gaps",
        reasons: ["lost-packets"],
        bytes: 40_000,
        gapBytes: 2_920,
        gaps: [
          { from: 1_460, to: 2_920 },
          { from: 4_380, to: 5_840 },
        ],
      },
    ],
    [
      "broken off",
      {
        script: (data, content) => {
          data.send("b", content);
          data.rst("b");
        },
        closing: "426 gone",
      },
      { completeness: "unfinished", reasons: ["end-not-captured", "failed", "reset"], gaps: [] },
    ],
    ["refused at its end", { closing: "552 disk full" }, { completeness: "unfinished", reasons: ["failed"] }],
    [
      "shorter than announced",
      { opening: "150 Opening (50000 bytes)" },
      { completeness: "unfinished", reasons: ["size-differs"] },
    ],
    [
      "without its last packets",
      {
        script: (data, content) => {
          data.send("b", content, { lost: [27] });
          data.fin("b");
        },
      },
      { completeness: "ending-missing", reasons: ["lost-packets"], bytes: 39_420 },
    ],
    [
      "begun before the capture",
      { open: () => undefined },
      { completeness: "beginning-missing", reasons: ["begun-midway"], offset: null },
    ],
    [
      "without its data",
      { open: () => undefined, script: () => undefined },
      { completeness: "nothing", reasons: ["not-captured"], file: null },
    ],
  ])("%s is told to be so", async (_what, options, expected) => {
    const { only } = await tell(transfer("RETR a.bin", CONTENT, options));
    expect(only).toMatchObject(expected);
  });

  test("has zeros for its holes", async () => {
    const { written } = await tell(transfer("RETR a.bin", CONTENT, lost));
    const expected = Buffer.from(CONTENT);
    expected.fill(0, 1_460, 2_920).fill(0, 4_380, 5_840);
    expect(written).toEqual({ "a.bin.partial": told(expected) });
  });

  test("is not made huge by a few packets far from each other", async () => {
    const far = capture(
      transfer("RETR a.bin", CONTENT, {
        script: (data, content) => {
          for (let times = 0; times < 3; times += 1) {
            data.send("b", content.subarray(0, 10));
            data.skip("b", 600_000_000);
          }
          data.close("b");
        },
      }),
    );
    const { out } = await run([far, "--hash", "--json"]);
    expect(JSON.parse(out).files).toMatchObject([{ completeness: "gaps", bytes: 600_000_020, gapBytes: 600_000_000 }]);
    expect(JSON.parse(out).files[0].reasons).toContain("limit");
  });

  test.each([
    ["ftp-snap96.pcap", "cut-by-snaplen", 2],
    ["ftp-auth-tls-passive.pcap", "encrypted", 2],
    ["ftp-abor-vsftpd.pcap", "unfinished", 1],
    ["ftp-capture-loss.pcap", "gaps", 1],
  ])("%s holds such as are %s", async (name, completeness, count) => {
    const { manifest } = await extract([fixturePath(name)]);
    expect(manifest.files.filter((file) => file.completeness === completeness)).toHaveLength(count);
  });
});

describe("pieces of a file", () => {
  const part = (from: number, to?: number): Uint8Array => CONTENT.subarray(from, to);
  const cut: TransferOptions = {
    script: (data, content) => {
      data.send("b", content);
      data.rst("b");
    },
    closing: "426 gone",
  };

  test("are joined, over sessions too, where the second goes on in the first", async () => {
    const { written, only, manifest } = await tell((story, recording) => {
      transfer("RETR /a.bin", part(0, 25_000), cut)(story);
      story.quit();
      const later = new (story.constructor as new (...given: unknown[]) => FtpStory)(recording, {
        client: { ip: "192.168.0.10", port: 40_555 },
        firstDataPort: 51_001,
      });
      later.open().login().ask("TYPE I", "200 ok").ask("REST 20000", "350 go on");
      transfer("RETR /a.bin", part(20_000), { opening: "150 Opening (40000 bytes)" })(later);
    });
    expect(written).toEqual({ "a.bin": told(CONTENT) });
    expect(manifest.files).toHaveLength(1);
    expect(only.pieces).toMatchObject([
      { session: 1, transfer: 1, offset: 0, bytes: 25_000, outcome: "failed" },
      { session: 2, transfer: 2, offset: 20_000, bytes: 20_000, outcome: "completed" },
    ]);
  });

  test("stay apart where they do not fit, or differ", async () => {
    const { written, manifest } = await tell((story) => {
      transfer("RETR a.bin", part(0, 10_000), cut)(story);
      story.ask("REST 20000", "350 ok");
      transfer("RETR a.bin", part(20_000))(story);
      story.ask("REST 5000", "350 ok");
      transfer("RETR a.bin", seededBytes(35_000, 9))(story);
    });
    expect(Object.keys(written)).toEqual(["a (2).bin.partial", "a (3).bin.partial", "a.bin.partial"]);
    expect(manifest.files.map(({ completeness, offset }) => [completeness, offset])).toEqual([
      ["unfinished", 0],
      ["beginning-missing", 20_000],
      ["beginning-missing", 5_000],
    ]);
  });

  test("may be fetched side by side, in any order", async () => {
    const { written } = await tell((story) => {
      transfer("RETR a.bin", part(0, 10_100), cut)(story);
      story.ask("REST 20000", "350 ok");
      transfer("RETR a.bin", part(20_000))(story);
      story.ask("REST 10000", "350 ok");
      transfer("RETR a.bin", part(10_000, 20_010), cut)(story);
    });
    expect(written).toEqual({ "a.bin": told(CONTENT) });
  });

  test("are appended: to what was stored, and to nothing that was there", async () => {
    const { written, manifest } = await tell((story) => {
      transfer("STOR log.txt", "one\n")(story);
      transfer("APPE log.txt", "two\n")(story);
      transfer("APPE other.txt", "three\n")(story);
      story.ask("SIZE new.txt", "550 none");
      transfer("APPE new.txt", "four\n")(story);
    });
    expect(written).toEqual({
      "log.txt": told("one\ntwo\n"),
      "other.txt.partial": told("three\n"),
      "new.txt": told("four\n"),
    });
    expect(manifest.files[1]).toMatchObject({ reasons: ["append-alone"], offset: null });
  });
});

describe("what is packed", () => {
  test.each([
    ["zlib", deflateSync(CONTENT)],
    ["no header", deflateRawSync(CONTENT)],
  ])("is inflated (%s)", async (_what, packed) => {
    const { written, only } = await tell((story) => transfer("RETR a.bin", packed)(story.ask("MODE Z", "200 ok")));
    expect(written).toEqual({ "a.bin": told(CONTENT) });
    expect(only).toMatchObject({ mode: "deflate", sent: { bytes: packed.length, sha256: sha256(packed) } });
    expect(only.pieces[0]?.wireBytes).toBe(packed.length);
  });

  test("is kept as far as it can be inflated, and never more than by a bound", async () => {
    const packed = deflateSync(CONTENT);
    const damaged = Buffer.from(packed).fill(0xff, 20_000, 20_200);
    const { manifest } = await tell((story) => {
      story.ask("MODE Z", "200 ok");
      transfer("RETR short.bin", packed.subarray(0, 20_000))(story);
      transfer("RETR damaged.bin", damaged)(story);
    });
    expect(manifest.files.map(({ completeness, reasons }) => [completeness, ...reasons])).toEqual([
      ["ending-missing", "end-not-captured"],
      ["damaged", "bad-deflate"],
    ]);
  });

  test("in blocks loses their heads, several files over one connection too", async () => {
    const block = (flags: number, text: string) => Buffer.concat([Buffer.of(flags, 0, text.length), Buffer.from(text)]);
    const blocks = Buffer.concat([block(0, "one "), block(0x10, "mark"), block(0x80, "two"), block(0x40, "!")]);
    const { written } = await tell((story) => {
      story.ask("MODE B", "200 ok");
      transfer("RETR blocks.txt", blocks)(story);
      transfer("RETR cut.txt", blocks.subarray(0, 9))(story);
    });
    expect(written).toEqual({ "blocks.txt": told("one two!"), "cut.txt.partial": told("one ") });
  });

  test("in strings of the same byte is written out", async () => {
    const packed = Buffer.from([3, 0x61, 0x62, 0x63, 0x80 + 4, 0x78, 0xc0 + 2, 0, 0x40]);
    const { written } = await tell((story) => transfer("RETR a.bin", packed)(story.ask("MODE C", "200 ok")));
    expect(written).toEqual({ "a.bin": told("abcxxxx\0\0") });
  });
});

describe("line ends", () => {
  test.each([
    ["lf", "a\nb\rc\n\nd"],
    ["crlf", "a\r\nb\rc\r\n\r\nd"],
  ])("of ASCII become %s where asked for", async (how, expected) => {
    const sent = "a\r\nb\rc\n\r\nd";
    const { written, only } = await tell(
      (story) => {
        transfer("STOR image.bin", sent)(story);
        transfer("STOR a.txt", sent)(story.ask("TYPE A", "200 ok"));
      },
      "--ascii-eol",
      how,
    );
    expect(written).toEqual({ "image.bin": told(sent), "a.txt": told(expected) });
    expect(only.lineEnds).toBe("as-sent");
  });
});

test("names from the wire stay in the folder", async () => {
  const names = [
    "../../up.txt",
    "/etc/passwd",
    "C:\\x\\con.txt",
    "a\u202etxt.exe",
    "nul",
    "x".repeat(400),
    "dots...",
    "-rf",
    "manifest.json",
    "..",
  ];
  const { written } = await tell((story) => {
    for (const name of names) transfer(`STOR ${name}`, name)(story);
  });
  expect(Object.keys(written).sort()).toEqual(
    [
      "up.txt",
      "etc/passwd",
      "C_/x/_con.txt",
      "a_txt.exe",
      "_nul",
      "x".repeat(230),
      "dots___",
      "_rf",
      "manifest (2).json",
      "transfer-10.bin",
    ].sort(),
  );
});

test("hashes alone are told without a folder", async () => {
  const { code, out } = await run([
    fixturePath("ftp-rest-resume.pcap"),
    fixturePath("ftp-stou-appe.pcap"),
    "--hash",
    "--format",
    "ndjson",
  ]);
  expect(code).toBe(0);
  const files = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(files.map(({ file, bytes, pieces }) => [file, bytes, pieces.length])).toEqual([
    [null, 7_000, 1],
    [null, 7_000, 2],
    [null, 5_000, 1],
  ]);
  const { manifest } = await extract([fixturePath("ftp-rest-resume.pcap"), fixturePath("ftp-stou-appe.pcap")]);
  expect(files.map((file) => file.sha256)).toEqual(manifest.files.map((file) => file.sha256));
});

test("a transfer may run over several captures, named in any order", async () => {
  const { only } = await extract([fixturePath("ftp-rotated-2.pcap"), fixturePath("ftp-rotated-1.pcap")]);
  expect(only).toMatchObject({ completeness: "whole", bytes: 12_000 });
});
