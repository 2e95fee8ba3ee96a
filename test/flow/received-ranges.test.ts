import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ReceivedRanges } from "../../src/flow/received-ranges.ts";

describe("received ranges", () => {
  test("count bytes once and copies apart", () => {
    const ranges = new ReceivedRanges();
    ranges.startAt(1000);
    ranges.add(1000, 100);
    ranges.add(1050, 100);
    expect(ranges.bytes).toBe(150);
    expect(ranges.retransmitted).toBe(50);
    expect(ranges.missing(-1, -1)).toBe(0);
  });

  test("a hole is missing until it is filled", () => {
    const ranges = new ReceivedRanges();
    ranges.startAt(1000);
    ranges.add(1100, 50);
    expect(ranges.missing(-1, -1)).toBe(100);
    ranges.add(1000, 100);
    expect(ranges.missing(-1, -1)).toBe(0);
    expect(ranges.bytes).toBe(150);
    expect(ranges.retransmitted).toBe(0);
  });

  test("what came before the first segment of a stream met midway is not known to be missing", () => {
    const ranges = new ReceivedRanges();
    ranges.add(7000, 10);
    expect(ranges.missing(7010, -1)).toBe(0);
  });

  test("what was acknowledged, or stands before the FIN, was sent", () => {
    const ranges = new ReceivedRanges();
    ranges.startAt(1000);
    ranges.add(1000, 100);
    expect(ranges.missing(1100, -1)).toBe(0);
    // The acknowledged byte may be an unseen FIN.
    expect(ranges.missing(1101, -1)).toBe(0);
    expect(ranges.missing(1151, -1)).toBe(50);
    expect(ranges.missing(1151, 1150)).toBe(50);
    expect(ranges.missing(-1, 1100)).toBe(0);
  });

  test("nothing at all was sent where only the handshake was", () => {
    const ranges = new ReceivedRanges();
    ranges.startAt(1000);
    expect(ranges.missing(1000, -1)).toBe(0);
    expect(ranges.missing(1001, 1000)).toBe(0);
  });

  test("goes around the circle of sequence numbers more than once", () => {
    const ranges = new ReceivedRanges();
    ranges.startAt(0xffff_ff00);
    const step = 2 ** 29;
    for (let i = 0; i < 20; i += 1) ranges.add((0xffff_ff00 + i * step) % 2 ** 32, step);
    expect(ranges.bytes).toBe(20 * step);
    expect(ranges.missing(-1, -1)).toBe(0);
  });

  test("segments that no window can hold are left out", () => {
    const ranges = new ReceivedRanges();
    ranges.startAt(1000);
    ranges.add(1000, 100);
    ranges.add(1000 + 2 ** 30 + 200, 10);
    expect(ranges.bytes).toBe(100);
    expect(ranges.missing(-1, -1)).toBe(0);
  });

  test("memory is bounded: too many holes, and the first is final", () => {
    const ranges = new ReceivedRanges();
    ranges.startAt(0);
    for (let i = 0; i < 10_000; i += 1) ranges.add(i * 20 + 10, 10);
    expect(ranges.bytes).toBe(100_000);
    expect(ranges.missing(-1, -1)).toBe(100_000);
    expect(ranges.add(0, 10)).toBeLessThanOrEqual(10);
  });

  test("any segments in any order count like a set of offsets", () => {
    const piece = fc.record({ start: fc.nat(500), length: fc.integer({ min: 1, max: 60 }) });
    // Every other stream goes past the wrap of sequence numbers.
    const initials = fc.oneof(fc.nat(0xffff_ffff), fc.integer({ min: 2 ** 32 - 500, max: 2 ** 32 - 1 }));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), initials, (pieces, initial) => {
        const ranges = new ReceivedRanges();
        ranges.startAt(initial);
        const held = new Set<number>();
        let sent = 0;
        for (const { start, length } of pieces) {
          ranges.add((initial + start) % 2 ** 32, length);
          sent += length;
          for (let offset = start; offset < start + length; offset += 1) held.add(offset);
        }
        const end = Math.max(-1, ...held) + 1;
        expect(ranges.bytes).toBe(held.size);
        expect(ranges.retransmitted).toBe(sent - held.size);
        expect(ranges.missing(-1, -1)).toBe(end - held.size);
      }),
    );
  });
});
