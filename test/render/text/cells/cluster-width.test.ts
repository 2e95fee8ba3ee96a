import fc from "fast-check";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { clustersOf, clusterWidth } from "../../../../src/render/text/cells/cluster-width.ts";

const widthOf = (text: string): number => clustersOf(text).reduce((sum, cluster) => sum + clusterWidth(cluster), 0);

/** string-width takes what follows these for a sequence of codes. */
const hasEscape = (text: string): boolean => text.includes("\u001b") || text.includes("\u009b");
/** And it tells flags that exist from pairs of letters that are none; terminals of two minds take two cells for either. */
const LETTERS_OF_FLAGS = /\p{RI}/u;

/** All that a plane holds, but for the insides of its two great blocks and what is for private use. */
const BLOCKS = [
  [0, 0x34ff],
  [0x9f00, 0xaca0],
  [0xd700, 0xd8ff],
  [0xf900, 0x1_b400],
  [0x1_cc00, 0x2_0010],
] as const;

test.each(BLOCKS)("every character from %i to %i takes the cells that string-width says", (from, to) => {
  const different: string[] = [];
  for (let code = from; code <= to; code += 1) {
    const character = String.fromCodePoint(code);
    if (hasEscape(character)) continue;
    if (widthOf(character) !== stringWidth(character)) different.push(code.toString(16));
  }
  expect(different).toEqual([]);
});

test("characters that make one of several take the cells that string-width says", () => {
  const any = fc.integer({ min: 0, max: 0x10_ffff }).map((code) => String.fromCodePoint(code));
  const joining = fc.constantFrom(
    ..."각ꥠힰퟋ가각\u0301\u200d\ufe0f\u20e3#1👍🏽👩❤☝★\u1160\u115f\u093f\u0e33ｶﾞﾟ\uff70🏴",
    ...["👩‍🦰", "👁️‍🗨️", "\u{1f3f4}\u{e0067}\u{e0062}\u{e007f}"],
  );
  const text = fc
    .array(fc.oneof({ weight: 1, arbitrary: any }, { weight: 4, arbitrary: joining }), { maxLength: 8 })
    .map((pieces) => pieces.join(""))
    .filter((pieces) => !hasEscape(pieces) && !LETTERS_OF_FLAGS.test(pieces));
  fc.assert(
    fc.property(text, (pieces) => {
      expect(widthOf(pieces)).toBe(stringWidth(pieces));
    }),
    { numRuns: 2_000 },
  );
}, 60_000);

test("a flag takes two cells", () => expect(widthOf("🇰🇷")).toBe(2));
