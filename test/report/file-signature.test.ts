import { describe, expect, test } from "vitest";
import { fileFormat } from "../../src/report/file-signature.ts";
import { concat } from "../build/bytes.ts";
import { FtpStory } from "../build/ftp-story.ts";
import { Recording } from "../build/recording.ts";
import { track } from "../protocols/ftp/track.ts";

/** The first four of these bytes, or of this text in UTF-8, as the flow keeps them. */
function formatOf(start: readonly number[] | string): string | null {
  const bytes = typeof start === "string" ? new TextEncoder().encode(start) : Uint8Array.from(start);
  return fileFormat(new DataView(bytes.buffer).getUint32(0));
}

describe("the format that four bytes tell", () => {
  test.each<[readonly number[] | string, string]>([
    [[0x89, 0x50, 0x4e, 0x47], "PNG"],
    [[0xff, 0xd8, 0xff, 0xe1], "JPEG"],
    ["GIF89a", "GIF"],
    ["%PDF-1.7", "PDF"],
    ["PK\u0003\u0004", "ZIP"],
    [[0x1f, 0x8b, 0x08, 0x00], "gzip"],
    ["BZh9", "bzip2"],
    ["Rar!", "RAR"],
    [[0x4d, 0x5a, 0x90, 0x00], "Windows program"],
    [[0x7f, 0x45, 0x4c, 0x46], "ELF"],
    [[0xd0, 0xcf, 0x11, 0xe0], "OLE2"],
    ["ID3\u0003", "MP3"],
  ])("%j is %s", (start, format) => {
    expect(formatOf(start)).toBe(format);
  });

  test.each([
    "hello",
    "MZ generation",
    "MZ세대",
    "PK\r\n",
    "PKZIP",
    "BM25",
    "ID3 tags",
    "<?xml",
    "%!PS",
    "\u{feff}text",
    "\r\n\r\n",
    "\0\0\0\0",
  ])("%j is a text, or nothing", (start) => {
    expect(formatOf(start)).toBeNull();
  });

  test("Korean text in EUC-KR behind two capitals is no program", () => {
    expect(formatOf([0x4d, 0x5a, 0xbc, 0xbc])).toBeNull();
  });
});

const PNG = concat(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), "x".repeat(4000));

/** Format of the only transfer. */
function signature(script: (story: FtpStory, recording: Recording) => void): string | null | undefined {
  const recording = new Recording();
  const story = new FtpStory(recording).open().login();
  script(story, recording);
  return track(recording.packets).sessions[0]?.transfers[0]?.signature;
}

describe("a transfer has the format of its file", () => {
  test("downloaded, in passive and in active mode", () => {
    expect(signature((story) => story.transfer(story.passive(), "RETR a.png", PNG))).toBe("PNG");
    expect(signature((story) => story.transfer(story.active(), "RETR a.png", PNG))).toBe("PNG");
  });

  test("uploaded", () => {
    expect(signature((story) => story.transfer(story.passive(), "STOR a.png", PNG))).toBe("PNG");
  });

  test("but none from its middle on, nor what is appended, nor a listing, nor a file of three bytes", () => {
    const resumed = signature((story) => {
      story.ask("REST 5000", "350 Restarting.").transfer(story.passive(), "RETR a.png", PNG);
    });
    const appended = signature((story) => story.transfer(story.passive(), "APPE a.png", PNG));
    const listed = signature((story) => story.transfer(story.passive(), "LIST", PNG));
    const short = signature((story) => story.transfer(story.passive(), "RETR a.png", PNG.slice(0, 3)));
    expect([resumed, appended, listed, short]).toEqual([null, null, null, null]);
  });

  test("nor where its first packet was not captured", () => {
    const headless = signature((story) => {
      story.transfer(story.passive(), "RETR a.png", PNG, {
        script: (data, bytes) => {
          data.skip("b", 100);
          data.send("b", bytes);
          data.close("b");
        },
      });
    });
    expect(headless).toBeNull();
  });

  test("nor where its SYNs were not captured, so that the first bytes seen may be any", () => {
    const late = signature((story, recording) => {
      story.transfer(story.passive(), "RETR a.png", PNG, {
        open: (data) => {
          data.handshake();
          recording.packets.splice(-3);
        },
      });
    });
    expect(late).toBeNull();
  });
});
