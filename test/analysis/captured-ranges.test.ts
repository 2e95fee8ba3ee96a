import fc from "fast-check";
import { expect, test } from "vitest";
import { CapturedRanges, gapsIn } from "../../src/analysis/captured-ranges.ts";

const SEGMENTS = fc.array(fc.tuple(fc.nat(60), fc.nat(12)), { maxLength: 60 });

test("tells of each byte once, and knows what is there", () => {
  fc.assert(
    fc.property(SEGMENTS, (segments) => {
      const ranges = new CapturedRanges();
      const there = new Set<number>();
      for (const [from, length] of segments) {
        let reached = from;
        ranges.add(from, from + length, (start, end) => {
          expect(start).toBeGreaterThanOrEqual(reached);
          expect(end).toBeGreaterThan(start);
          reached = end;
          for (let at = start; at < end; at += 1) {
            expect(there.has(at)).toBe(false);
            there.add(at);
          }
        });
        for (let at = from; at < from + length; at += 1) expect(there.has(at)).toBe(true);
      }
      const listed = ranges.list();
      const bytes = listed.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index));
      expect(bytes).toEqual([...there].sort((a, b) => a - b));
      expect(ranges.bytes).toBe(there.size);
      expect(ranges.count).toBe(listed.length);
      for (const [index, { from }] of listed.entries()) {
        if (index > 0) expect(from).toBeGreaterThan(listed[index - 1]?.to ?? 0);
        expect(ranges.endOfRangeAt(from)).toBe(listed[index]?.to);
      }
      const gaps = gapsIn(listed, 80).reduce((sum, { from, to }) => sum + to - from, 0);
      expect(gaps + there.size).toBe(80);
    }),
  );
});
