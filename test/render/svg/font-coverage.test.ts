import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { escapeText } from "../../../src/render/escape.ts";
import { cellWidth } from "../../../src/render/text/cells.ts";
import { PNG_AT_HAND } from "../png/png-at-hand.ts";
import { type FontFile, readFontFile } from "./font-file.ts";

/** After other versions of the fonts: UPDATE_GOLDEN=1 npx vitest run test/render/svg/font-coverage.test.ts */
const { UPDATE_GOLDEN } = process.env;
const SOURCE = join(import.meta.dirname, "../../../src/render/svg/font-coverage.ts");
const { resolve } = createRequire(import.meta.url);

function fontNamed(path: string): FontFile {
  return readFontFile(resolve(path));
}

/** Characters that reach a picture as they are, and that the font draws exactly as wide as their cells. */
function fitting({ advances, blank }: FontFile, unitsPerCell: number): Set<number> {
  const fit = Array.from(advances).filter(([codePoint, advance]) => {
    const character = String.fromCodePoint(codePoint);
    const seen = !blank.has(codePoint) || /^\p{Zs}$/u.test(character);
    return seen && escapeText(character) === character && advance === cellWidth(character) * unitsPerCell;
  });
  return new Set(fit.map(([codePoint]) => codePoint));
}

function both(regular: Set<number>, bold: Set<number>): number[] {
  return Array.from(regular)
    .filter((codePoint) => bold.has(codePoint))
    .sort((a, b) => a - b);
}

/** The | of EPRT, which Nanum Gothic Coding draws with a gap, as if it were another sign (U+00A6). */
const BAR = 0x7c;

/** "20-7e", "a0": neighbours joined. */
function rangesOf(codePoints: readonly number[]): string[] {
  const ranges: [first: number, last: number][] = [];
  for (const codePoint of codePoints) {
    const range = ranges.at(-1);
    if (range !== undefined && range[1] === codePoint - 1) range[1] = codePoint;
    else ranges.push([codePoint, codePoint]);
  }
  return ranges.map(([first, last]) => {
    const text = first.toString(16);
    return first === last ? text : `${text}-${last.toString(16)}`;
  });
}

function constant(name: string, comment: string, codePoints: readonly number[]): string {
  const lines: string[] = [];
  for (const range of rangesOf(codePoints)) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + range.length < 108) lines[lines.length - 1] = `${line} ${range}`;
    else lines.push(range);
  }
  const body = lines.map((line) => `  "${line}",`).join("\n");
  return `/** ${comment} */\nexport const ${name}: readonly string[] = [\n${body}\n];\n`;
}

function coverageSource(): string {
  const nanum = both(
    fitting(fontNamed("nanum-gothic-coding/fonts/NanumGothicCoding-Regular.ttf"), 500),
    fitting(fontNamed("nanum-gothic-coding/fonts/NanumGothicCoding-Bold.ttf"), 500),
  ).filter((codePoint) => codePoint !== BAR);
  const known = new Set(nanum);
  const dejavu = both(
    fitting(fontNamed("dejavu-fonts-ttf/ttf/DejaVuSansMono.ttf"), 1233),
    fitting(fontNamed("dejavu-fonts-ttf/ttf/DejaVuSansMono-Bold.ttf"), 1233),
  ).filter((codePoint) => !known.has(codePoint));
  return [
    "// Made from the fonts by test/render/svg/font-coverage.test.ts. Ranges of code points in hexadecimal, both ends included.\n",
    constant(
      "NANUM_RANGES",
      "What Nanum Gothic Coding draws well, regular and bold, exactly as wide as its cells.",
      nanum,
    ),
    constant("DEJAVU_RANGES", "What DejaVu Sans Mono draws, regular and bold, in one cell, of what remains.", dejavu),
  ].join("\n");
}

describe.skipIf(!PNG_AT_HAND)("the table of characters that the fonts have", () => {
  it("is what the fonts say", () => {
    const source = coverageSource();
    if (UPDATE_GOLDEN === "1") writeFileSync(SOURCE, source);
    expect(readFileSync(SOURCE, "utf8")).toBe(source);
  });
});
