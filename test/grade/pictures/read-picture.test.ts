import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPicture } from "../../../src/grade/pictures/read-picture.ts";
import { concat, u8 } from "../../build/bytes.ts";
import { bmp, gif, heic, jpeg, png, pngChunk, svg, tiff, webp } from "./sample-pictures.ts";

const SAMPLES: Record<string, Uint8Array> = {
  png: png(640, 480),
  jpeg: jpeg(640, 480),
  gif: gif(640, 480),
  bmp: bmp(640, 480),
  webp: webp(640, 480),
  tiff: tiff(640, 480),
  heic: heic(640, 480),
  svg: concat(svg('width="640" height="480"')),
  html: concat(
    '<!doctype html>\n<html lang="en"><head><meta name="ftpscope:captures" content=""></head><body></body></html>\n',
  ),
};

function repeated(bytes: Uint8Array, times: number): Uint8Array {
  return Buffer.alloc(bytes.length * times, bytes);
}

function facts(text: string) {
  return readPicture(concat(text));
}

describe("a picture", () => {
  test.each(Object.entries(SAMPLES))("%s is known by its content, with its size and its end", (format, bytes) => {
    const size = format === "html" ? { width: null, height: null } : { width: 640, height: 480 };
    expect(readPicture(bytes)).toEqual({ format, ...size, whole: true, marks: format === "html" ? [] : null });
  });

  test.each(Object.entries(SAMPLES).filter(([format]) => format !== "tiff"))(
    "%s that broke off is not whole",
    (_, bytes) => {
      for (const left of [0.5, 0.8]) {
        const cut = readPicture(bytes.subarray(0, Math.floor(bytes.length * left)));
        expect(cut?.whole ?? false).toBe(false);
      }
      expect(readPicture(bytes.subarray(0, bytes.length - 9))?.whole).toBe(false);
    },
  );

  test("may have something behind its end", () => {
    for (const format of ["png", "jpeg", "gif", "bmp", "webp"]) {
      expect(readPicture(concat(SAMPLES[format] ?? "", "trailer"))?.whole, format).toBe(true);
    }
  });

  test.each([
    "",
    "BM: a letter to the class",
    "GIF",
    "<html><body>my page</body></html>",
    "%PDF-1.7",
    "PK\x03\x04",
    "<!-- <svg",
    "RIFF1234WAVE",
  ])("is not %j", (text) => expect(facts(text)).toBeNull());
});

describe("an SVG", () => {
  test.each([
    ['width="12cm" height="90mm"', 454, 340],
    ["width='300' height='200.4'", 300, 200],
    ['width="100%" height="100%" viewBox="0 0 800 600"', 800, 600],
    ['viewBox="0,0,80,60"', 80, 60],
    ['height="1e999" width="-4"', null, null],
    ["", null, null],
  ])("with %s", (attributes, width, height) => expect(facts(svg(attributes))).toMatchObject({ width, height }));

  test("may be in UTF-16, and have a prefix", () => {
    const text = Buffer.from(
      '\ufeff<s:svg xmlns:s="http://www.w3.org/2000/svg" width="300" height="200"></s:svg>',
      "utf16le",
    );
    expect(readPicture(text)).toEqual({ format: "svg", width: 300, height: 200, whole: true, marks: null });
  });
});

describe("marks", () => {
  const [one, two] = ["0123456789abcdef", "fedcba9876543210"];

  test("stand in the text of a PNG", () => {
    const text = pngChunk("tEXt", `ftpscope:captures\0${one} ${two}`);
    expect(readPicture(png(300, 200, pngChunk("tEXt", "Software\0x"), text))?.marks).toEqual([one, two]);
  });

  test("stand in the metadata of an SVG, and nowhere else", () => {
    const marks = (content: string) => facts(svg("", content))?.marks;
    expect(marks(`<title>ftpscope:captures ${two}</title><metadata>ftpscope:captures ${one}</metadata>`)).toEqual([
      one,
    ]);
    expect(marks(`<metadata id="m1">\n  ftpscope:captures\n ${one} ${two}</metadata>`)).toEqual([one, two]);
    expect(marks("<metadata>ftpscope:captures</metadata>")).toEqual([]);
    expect(marks(`<text>ftpscope:captures ${two}</text>`)).toBeNull();
  });

  test("are bounded, and nothing but marks", () => {
    const many = Array.from({ length: 1_000 }, (_, index) => index.toString(16).padStart(16, "0")).join(" ");
    expect(facts(svg("", `<metadata>ftpscope:captures ${many}</metadata>`))?.marks).toBeNull();
    const odd = pngChunk("tEXt", `ftpscope:captures\0<b> ${one} x`);
    expect(readPicture(png(300, 200, odd))?.marks).toEqual([one]);
  });
});

describe("whatever the bytes are", () => {
  const beginnings = [...Object.values(SAMPLES).map((bytes) => bytes.subarray(0, 24)), u8()];

  test("reading neither throws nor hangs", () => {
    fc.assert(
      fc.property(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 400 }), (beginning, rest) => {
        const read = readPicture(concat(beginning, rest));
        expect(read === null || read.width === null || read.width > 0).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test("a picture with some bytes changed is read like any other", () => {
    const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(SAMPLES)), fc.array(change, { maxLength: 8 }), (sample, changes) => {
        const bytes = sample.slice(0, 4_096);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        readPicture(bytes);
      }),
      { numRuns: 1_000 },
    );
  });

  test.each<[string, Uint8Array]>([
    ["a JPEG of nonsense", concat(u8(0xff, 0xd8, 0xff, 0xe0, 0, 2), new Uint8Array(20_000_000))],
    ["a HEIC of empty boxes", concat(heic(1, 1), repeated(u8(0, 0, 0, 8, 0x69, 0x73, 0x70, 0x65), 200_000))],
    ["a GIF of empty blocks", concat(gif(1, 1).subarray(0, 19), new Uint8Array(4_000_000).fill(0x21))],
    ["a PNG of empty chunks", concat(png(1, 1).subarray(0, 33), repeated(pngChunk("tEXt"), 100_000))],
    ["an SVG of comments", concat("<!---->".repeat(500_000), "<svg/>")],
    ["an SVG that names marks everywhere", concat("<svg>", "ftpscope:captures ".repeat(200_000))],
    ["an SVG root without an end", concat("<svg ", 'width="'.repeat(500_000))],
  ])("%s is read to its end", (_what, bytes) => {
    expect(() => readPicture(bytes)).not.toThrow();
  });
});
