import { describe, expect, it, test } from "vitest";
import { LIMITS } from "../../../src/limits.ts";
import type { Picture } from "../../../src/render/diagram/diagram.ts";
import { layOut } from "../../../src/render/layout/lay-out.ts";
import { wordsOf } from "../../../src/render/locale/language.ts";
import { loadRasterizer } from "../../../src/render/png/rasterizer.ts";
import { scaleOf } from "../../../src/render/png/scale.ts";
import { OutputUnavailable } from "../../../src/render/png/unavailable.ts";
import { CELL_WIDTH, MARGIN, ROW_HEIGHT } from "../../../src/render/svg/grid.ts";
import { documentSize } from "../../../src/render/svg/svg-document.ts";
import { longLadder, SAMPLE_PICTURES } from "../diagram/sample-pictures.ts";
import { PLAIN } from "../draw.ts";
import { type Pixels, readPng } from "./pixels.ts";
import { drawPng, PNG_AT_HAND } from "./png-at-hand.ts";

/** Where a PNG tells its width. */
const WIDTH_AT = 16;

function bytesOf(picture: Picture, width = 80): Buffer {
  const layout = layOut(picture, { width, ellipsis: "…" });
  return Buffer.concat([...drawPng(layout, PLAIN, picture)]);
}

function drawn(picture: Picture, width = 80): Pixels {
  return readPng(bytesOf(picture, width));
}

function saying(text: string): Picture {
  return { title: "A title", blocks: [{ kind: "paragraph", text, tone: "plain" }] };
}

/** Cells of the line of a paragraph that is all of its picture, as pixels. */
function cells(from: number, to: number): [number, number, number, number] {
  const top = MARGIN + ROW_HEIGHT * 2;
  return [(MARGIN + from * CELL_WIDTH) * 2, top * 2, (MARGIN + to * CELL_WIDTH) * 2, (top + ROW_HEIGHT) * 2];
}

describe.skipIf(!PNG_AT_HAND)("a PNG", () => {
  const usual = Object.entries(SAMPLE_PICTURES).filter(([name]) => name !== "long");

  test.each(usual)("of %s is twice as large as its drawing, with ink in it and none at its edges", (_name, picture) => {
    const layout = layOut(picture(), { width: 80, ellipsis: "…" });
    const size = documentSize(layout, wordsOf("en"));
    const { width, height, inked } = drawn(picture());
    expect(width).toBe(size.width * 2);
    expect(height).toBeGreaterThanOrEqual(size.height * 2);
    expect(inked(0, 0, width, MARGIN)).toBe(false);
    expect(inked(0, height - MARGIN, width, height)).toBe(false);
    expect(inked(0, 0, MARGIN, height)).toBe(false);
    expect(inked(width - MARGIN, 0, width, height)).toBe(false);
    expect(inked(MARGIN, MARGIN, width - MARGIN, height - MARGIN)).toBe(true);
  });

  it("is the same every time", () => {
    const picture = SAMPLE_PICTURES["active-ko"] ?? longLadder;
    expect(bytesOf(picture()).equals(bytesOf(picture()))).toBe(true);
  });

  it("draws what no font has as its code, and leaves nothing out", () => {
    const pixels = drawn(saying("a日b"));
    const coded = drawn(saying("a\\u{65e5}b"));
    expect(pixels.part(...cells(0, 20))).toBe(coded.part(...cells(0, 20)));
    expect(pixels.inked(...cells(10, 20))).toBe(false);
  });

  it("changes fonts within a text and keeps everything in its cells", () => {
    const mixed = drawn(saying("가é나→Ж.다"));
    const alone = (text: string, from: number, to: number): string => drawn(saying(text)).part(...cells(from, to));
    expect(mixed.part(...cells(0, 2))).toBe(alone("가", 0, 2));
    expect(mixed.part(...cells(2, 3))).toBe(alone("..é", 2, 3));
    expect(mixed.part(...cells(3, 5))).toBe(alone("...나", 3, 5));
    expect(mixed.part(...cells(5, 6))).toBe(alone(".....→", 5, 6));
    expect(mixed.part(...cells(8, 10))).toBe(alone("........다", 8, 10));
  });
});

describe("the size of a PNG", () => {
  it("is halved where it would be too large, and refused where that does not help", () => {
    expect(scaleOf({ width: 100, height: LIMITS.pngSide / 2 })).toBe(2);
    expect(scaleOf({ width: 100, height: LIMITS.pngSide / 2 + 1 })).toBe(1);
    expect(scaleOf({ width: 100, height: LIMITS.pngSide })).toBe(1);
    expect(() => scaleOf({ width: 100, height: LIMITS.pngSide + 1 })).toThrow(OutputUnavailable);
    const large = { width: 4_096, height: LIMITS.pngPixels / 4_096 };
    expect(scaleOf({ width: large.width / 2, height: large.height / 2 })).toBe(2);
    expect(scaleOf(large)).toBe(1);
    expect(() => scaleOf({ ...large, height: large.height + 1 })).toThrow(OutputUnavailable);
  });

  it.skipIf(!PNG_AT_HAND)("is plain for a long picture", () => {
    const width = bytesOf(longLadder(600)).readUInt32BE(WIDTH_AT);
    expect(width).toBe(80 * CELL_WIDTH + MARGIN * 2);
  });

  it.skipIf(!PNG_AT_HAND)("is refused for a picture without end, with a way out", () => {
    expect(() => bytesOf(longLadder(3_000))).toThrow(
      expect.objectContaining({
        name: "OutputUnavailable",
        code: "picture-too-large",
        hint: expect.stringContaining("svg"),
      }),
    );
  });
});

describe("where a package is missing", () => {
  const missing = Object.assign(new Error("Cannot find package"), { code: "ERR_MODULE_NOT_FOUND" });
  const unavailable = expect.objectContaining({
    code: "packages-missing",
    hint: expect.stringMatching(/^npm install .*dejavu/),
  });

  it("the output is told to be unavailable, and what to install", async () => {
    await expect(loadRasterizer(() => Promise.reject(missing))).rejects.toEqual(unavailable);
  });

  it("so it is without the fonts", async () => {
    const without = (): string => {
      throw missing;
    };
    await expect(loadRasterizer(() => import("@resvg/resvg-js"), without)).rejects.toEqual(unavailable);
  });
});
