import fc from "fast-check";
import { expect, test } from "vitest";
import { OrderedBytes } from "../../src/analysis/ordered-bytes.ts";

function ordered(left = 1_000_000) {
  const got: number[] = [];
  const budget = { left };
  const stream = new OrderedBytes((bytes) => got.push(...bytes), budget);
  return { got, budget, stream };
}

/** Pieces that cover a stream, overlapping and doubled, in any order; its first sequence number may be near the wrap. */
const SENT = fc
  .tuple(fc.uint8Array({ minLength: 1, maxLength: 200 }), fc.integer({ min: 0, max: 0xffffffff }))
  .chain(([content, start]) =>
    fc.record({
      content: fc.constant(content),
      start: fc.oneof(fc.constant(start), fc.integer({ min: 0xffffffff - 100, max: 0xffffffff })),
      order: fc.shuffledSubarray(
        [...content.keys()].map((at) => at),
        { minLength: content.length, maxLength: content.length },
      ),
      lengths: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 }),
    }),
  );

test("gives every byte once, in order, however the segments come", () => {
  fc.assert(
    fc.property(SENT, fc.boolean(), ({ content, start, order, lengths }, late) => {
      const { got, budget, stream } = ordered();
      if (!late) stream.startAt(start);
      for (const [index, at] of order.entries()) {
        stream.segment(start + at, content.slice(at, at + (lengths[index % lengths.length] ?? 1)));
      }
      if (late) stream.startAt(start);
      expect(got).toEqual([...content]);
      expect(stream.whole).toBe(true);
      expect(budget.left).toBe(1_000_000);
    }),
  );
});

test("stops at a hole, and says so", () => {
  const { got, stream } = ordered();
  stream.startAt(100);
  stream.segment(100, Uint8Array.of(1, 2));
  stream.segment(103, Uint8Array.of(4));
  expect(got).toEqual([1, 2]);
  expect(stream.whole).toBe(false);
});

test("keeps the first copy of a byte", () => {
  const { got, stream } = ordered();
  stream.startAt(0);
  stream.segment(0, Uint8Array.of(1, 2));
  stream.segment(1, Uint8Array.of(9, 3));
  expect(got).toEqual([1, 2, 3]);
});

test("gives up rather than hold more than it may, and gives back what it held", () => {
  const { budget, stream } = ordered(1_000);
  stream.startAt(0);
  for (let at = 10; at < 3_000; at += 100) stream.segment(at, new Uint8Array(100));
  expect(stream.broken).toBe(true);
  expect(stream.whole).toBe(false);
  expect(budget.left).toBe(1_000);
});
