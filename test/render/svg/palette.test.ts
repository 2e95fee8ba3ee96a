import { describe, expect, it, test } from "vitest";
import { DARK, LIGHT, type Palette, TONES } from "../../../src/render/svg/palette.ts";

/** Relative luminance of a colour written as #rrggbb (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const PALETTES: [string, Palette][] = [
  ["light", LIGHT],
  ["dark", DARK],
];

describe.each(PALETTES)("the %s colours", (_name, { paper, lane, band, tones }) => {
  test.each(TONES)("of %s are readable wherever they are written", (tone) => {
    for (const ground of [paper, lane, tones[tone].tint])
      expect(contrast(tones[tone].ink, ground)).toBeGreaterThan(4.5);
  });

  it("make headings readable on bands", () => {
    expect(contrast(tones.heading.ink, band)).toBeGreaterThan(7);
  });
});

it("measures contrast as the guidelines do", () => {
  expect(contrast("#ffffff", "#000000")).toBeCloseTo(21);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});
