import fc from "fast-check";
import { expect, test } from "vitest";
import { type Agree, joinPieces, type Piece, type PlacedPiece } from "../../../src/analysis/extraction/join-pieces.ts";

const FILE = Buffer.from("abcdefghijklmnopqrstuvwxyz");

interface Sent extends Piece {
  content: Buffer;
}

function piece(id: number, offset: number | null, content: Buffer, more: Partial<Sent> = {}): Sent {
  const ranges = content.length === 0 ? [] : [{ from: 0, to: content.length }];
  return { id, fileKey: "file", offset, appends: false, ranges, isWhole: false, content, ...more };
}

const agree: Agree = (others, { piece: mine, at }) =>
  others.every(({ piece: other, at: otherAt }) => {
    const [a, b] = [(mine as Sent).content, (other as Sent).content];
    return [...a].every((byte, index) => (b[index + at - otherAt] ?? byte) === byte);
  });

function contentOf(file: readonly { piece: Piece; at: number | null }[]): string {
  const placed = file as readonly PlacedPiece[];
  const end = Math.max(...placed.map(({ piece: { ranges }, at }) => at + (ranges.at(-1)?.to ?? 0)));
  const bytes = Buffer.alloc(end);
  for (const { piece: one, at } of placed) (one as Sent).content.copy(bytes, at);
  return bytes.toString();
}

test("parts of one file make it again, in whatever order they are asked for behind the first", () => {
  const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 25 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(cuts, fc.nat(3), fc.infiniteStream(fc.nat()), (starts, overlap, order) => {
      const sorted = [0, ...[...starts].sort((a, b) => a - b)];
      const parts = sorted.map((from, index) => FILE.subarray(from, Math.min(26, (sorted[index + 1] ?? 26) + overlap)));
      const later = sorted.slice(1).map((from, index) => ({ from, content: parts[index + 1] as Buffer }));
      const shuffled = later.map((part) => ({ part, rank: order.next().value ?? 0 })).sort((a, b) => a.rank - b.rank);
      const pieces = [
        piece(1, 0, parts[0] as Buffer),
        ...shuffled.map(({ part }, index) => piece(index + 2, part.from, part.content)),
      ];
      const files = joinPieces(pieces, agree, 100);
      expect(files).toHaveLength(1);
      expect(contentOf(files[0] ?? [])).toBe(FILE.toString());
    }),
  );
});

test("no piece is lost or used twice, and those of a file agree", () => {
  const any = fc.record({
    offset: fc.option(fc.nat(20)),
    content: fc.uint8Array({ max: 1, maxLength: 12 }),
    appends: fc.boolean(),
    isWhole: fc.boolean(),
    fileKey: fc.constantFrom("a", "b"),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 14 }), (given) => {
      const pieces = given.map(({ offset, content, ...more }, index) =>
        piece(index + 1, offset, Buffer.from(content), more),
      );
      const files = joinPieces(pieces, agree, 5);
      const ids = files.flatMap((file) => file.map(({ piece: { id } }) => id));
      expect(ids.sort((a, b) => a - b)).toEqual(pieces.map(({ id }) => id));
      for (const file of files) {
        expect(new Set(file.map(({ piece: { fileKey } }) => fileKey)).size).toBe(1);
        expect(file.length).toBeLessThanOrEqual(5);
        if (file.length > 1) {
          const placed = file as readonly PlacedPiece[];
          for (const one of placed) expect(agree(placed, one)).toBe(true);
        }
      }
    }),
  );
});

test("what is appended goes behind a whole file only, and what is sent anew begins another", () => {
  const whole = { isWhole: true };
  const appended = { appends: true, isWhole: true };
  const files = joinPieces(
    [
      piece(1, 0, FILE.subarray(0, 5), whole),
      piece(2, null, FILE.subarray(5, 9), appended),
      piece(3, 0, FILE.subarray(0, 3)),
      piece(4, null, FILE.subarray(5, 9), appended),
    ],
    agree,
    10,
  );
  expect(files.map((file) => file.map(({ piece: { id }, at }) => [id, at]))).toEqual([
    [
      [1, 0],
      [2, 5],
      [4, 9],
    ],
    [[3, 0]],
  ]);
});
