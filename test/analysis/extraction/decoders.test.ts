import fc from "fast-check";
import { expect, test } from "vitest";
import { BlockDecoder } from "../../../src/analysis/extraction/block-mode.ts";
import { CompressedDecoder } from "../../../src/analysis/extraction/compressed-mode.ts";
import { LineEnds } from "../../../src/analysis/extraction/line-ends.ts";

/** The bytes cut at these places: whatever reads them must not care. */
function cutAt(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const cuts = [...new Set([0, ...places.map((place) => place % (bytes.length + 1)), bytes.length])].sort(
    (a, b) => a - b,
  );
  return cuts.slice(1).map((end, index) => bytes.subarray(cuts[index], end));
}

const FILES = fc.array(fc.array(fc.uint8Array({ maxLength: 70 }), { maxLength: 4 }), { minLength: 1, maxLength: 3 });
const CUTS = fc.array(fc.nat(), { maxLength: 12 });

test("files in blocks come out as they went in, one by one", () => {
  fc.assert(
    fc.property(FILES, CUTS, (files, cuts) => {
      const sent = Buffer.concat(
        files.flatMap((blocks) => [
          ...blocks.map((block) => Buffer.concat([Buffer.of(0x80, 0, block.length), block])),
          Buffer.of(0x10, 0, 2, 9, 9),
          Buffer.of(0x40, 0, 0),
        ]),
      );
      for (const [wanted, blocks] of files.entries()) {
        const got: number[] = [];
        const decoder = new BlockDecoder((bytes) => got.push(...bytes), wanted);
        for (const part of cutAt(sent, cuts)) decoder.push(part);
        expect(got).toEqual([...Buffer.concat(blocks)]);
        expect(decoder).toMatchObject({ files: files.length, isDamaged: false });
      }
    }),
  );
});

test("compressed files come out as they went in", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(2), fc.uint8Array({ minLength: 1, maxLength: 60 })), { maxLength: 9 }),
      CUTS,
      (runs, cuts) => {
        const expected: number[] = [];
        const sent = runs.flatMap(([kind, bytes]) => {
          const [first = 0] = bytes;
          if (kind === 0) expected.push(...bytes);
          else expected.push(...new Uint8Array(bytes.length).fill(kind === 1 ? first : 0x20));
          if (kind === 0) return [bytes.length, ...bytes];
          return kind === 1 ? [0x80 | bytes.length, first] : [0xc0 | bytes.length];
        });
        const got: number[] = [];
        const decoder = new CompressedDecoder((bytes) => got.push(...bytes), 0, true);
        for (const part of cutAt(Uint8Array.from([...sent, 0, 0x40, 3, 1, 2, 3]), cuts)) decoder.push(part);
        expect(got).toEqual(expected);
        expect(decoder.files).toBe(1);
      },
    ),
  );
});

test("line ends are the same however the text is cut", () => {
  const text = fc.array(fc.constantFrom(0x0d, 0x0a, 0x61), { maxLength: 30 }).map((bytes) => Uint8Array.from(bytes));
  fc.assert(
    fc.property(text, CUTS, fc.constantFrom<"lf" | "crlf">("lf", "crlf"), (sent, cuts, to) => {
      const got: number[] = [];
      const lineEnds = new LineEnds(to, (bytes) => got.push(...bytes));
      for (const part of cutAt(sent, cuts)) lineEnds.push(part);
      lineEnds.end();
      const expected = Buffer.from(sent)
        .toString("latin1")
        .replace(/\r?\n/g, to === "lf" ? "\n" : "\r\n");
      expect(Buffer.from(got).toString("latin1")).toBe(expected);
    }),
  );
});
