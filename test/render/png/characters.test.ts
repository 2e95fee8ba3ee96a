import { beforeAll, describe, expect, it } from "vitest";
import type { Layout } from "../../../src/render/layout/layout.ts";
import { LANGUAGE_NAMES, wordsOf } from "../../../src/render/locale/language.ts";
import { NANUM_FAMILY, PNG_PEN } from "../../../src/render/png/png-pen.ts";
import { visibleCodes } from "../../../src/render/png/visible-codes.ts";
import { DEJAVU_RANGES, NANUM_RANGES } from "../../../src/render/svg/font-coverage.ts";
import { CELL_WIDTH, MARGIN, ROW_HEIGHT } from "../../../src/render/svg/grid.ts";
import { LIGHT_STYLE } from "../../../src/render/svg/style.ts";
import { svgDocument } from "../../../src/render/svg/svg-document.ts";
import { cellWidth } from "../../../src/render/text/cells.ts";
import { UNICODE_GLYPHS } from "../../../src/render/text/glyphs.ts";
import { SAMPLE_PICTURES } from "../diagram/sample-pictures.ts";
import { type Pixels, readPng } from "./pixels.ts";
import { PNG_AT_HAND, rasterize } from "./png-at-hand.ts";

/** Characters of one line of the test picture, and cells that each has for itself: two, and one free on each side. */
const PER_LINE = 100;
const SLOT = 4;
const TITLE_ROWS = 2;
/** Has no glyph in either font: both draw their box for it. */
const NOWHERE = "\u{10ffff}";

function covered(): string[] {
  return [...NANUM_RANGES, ...DEJAVU_RANGES].flatMap((line) =>
    line.split(" ").flatMap((range) => {
      const [first = 0, last = first] = range.split("-").map((code) => Number.parseInt(code, 16));
      return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index));
    }),
  );
}

/** Each character in a slot of its own, drawn as the output draws it. */
function drawCharacters(characters: readonly string[]): Pixels {
  const lines: string[] = [];
  for (let start = 0; start < characters.length; start += PER_LINE) {
    const slots = characters.slice(start, start + PER_LINE).map((each) => ` ${each}${" ".repeat(3 - cellWidth(each))}`);
    // Begins with a letter, for spaces at the start of a line are no text.
    lines.push(`.${slots.join("")}`);
  }
  const source = { kind: "paragraph", text: "", tone: "plain" } as const;
  const layout: Layout = {
    title: "",
    width: PER_LINE * SLOT + 1,
    blocks: [{ kind: "paragraph", source, height: lines.length, lines }],
  };
  const options = { style: LIGHT_STYLE, fontFamily: NANUM_FAMILY, language: "en", words: wordsOf("en") } as const;
  return readPng(rasterize([...svgDocument(layout, PNG_PEN, options)].join(""), 1));
}

/** Cells of the character at `index`, from `before` cells left of its slot's text to `after` right of where it begins. */
function area(index: number, from: number, to: number): [number, number, number, number] {
  const left = MARGIN + CELL_WIDTH * (2 + (index % PER_LINE) * SLOT);
  const top = MARGIN + ROW_HEIGHT * (TITLE_ROWS + Math.floor(index / PER_LINE));
  return [left + from * CELL_WIDTH, top, left + to * CELL_WIDTH, top + ROW_HEIGHT];
}

describe.skipIf(!PNG_AT_HAND)("every character that the table of fonts has", () => {
  const characters = covered().filter((character) => !/\p{Zs}/u.test(character));
  let pixels: Pixels;

  beforeAll(() => {
    pixels = drawCharacters(characters);
  });

  it("leaves ink", () => {
    expect(characters.filter((_, index) => !pixels.inked(...area(index, 0, 2)))).toEqual([]);
  });

  it("stays within its cells", () => {
    const outside = characters.filter((character, index) =>
      pixels.inked(...area(index, cellWidth(character) + 0.25, 2.75)),
    );
    expect(outside).toEqual([]);
  });

  it("is not the box of a missing glyph", () => {
    const boxes = drawCharacters([NOWHERE]);
    const box = boxes.part(...area(0, 0, 2));
    expect(boxes.inked(...area(0, 0, 2))).toBe(true);
    expect(characters.filter((_, index) => pixels.part(...area(index, 0, 2)) === box)).toEqual([]);
  });
});

/** Every string in a tree of words; of a function, its source. */
function stringsIn(words: unknown): string[] {
  if (typeof words === "string") return [words];
  if (typeof words === "function") return [String(words)];
  return typeof words === "object" && words !== null ? Object.values(words).flatMap(stringsIn) : [];
}

describe("words and signs", () => {
  it.each(LANGUAGE_NAMES)("of %s are all in the fonts", (language) => {
    const texts = stringsIn(wordsOf(language)).flatMap((text) => text.split(/\s/));
    expect(texts.filter((text) => visibleCodes(text) !== text)).toEqual([]);
  });

  it("of screens and sample pictures are all in the fonts", () => {
    const usual = Object.entries(SAMPLE_PICTURES).filter(([name]) => name !== "hostile");
    const signs = stringsIn([UNICODE_GLYPHS, usual.map(([, picture]) => picture())]);
    expect(signs.filter((text) => visibleCodes(text) !== text)).toEqual([]);
  });
});
