import fc from "fast-check";
import { expect, test } from "vitest";
import { RecentSegments } from "../../src/flow/recent-segments.ts";

interface Segment {
  offset: number;
  bytes: Uint8Array;
}

test("tells how many bytes differ from each of the last four, however long they are", () => {
  const bytes = fc.array(fc.nat(2), { maxLength: 200 }).map((values) => Uint8Array.from(values));
  const segment = fc.record({ offset: fc.nat(300), bytes });
  fc.assert(
    fc.property(fc.array(segment, { maxLength: 12 }), segment, (segments, again) => {
      const recent = new RecentSegments();
      for (const { offset, bytes } of segments)
        recent.add(offset, Uint8Array.from([9, ...bytes, 9]), 1, 1 + bytes.length);
      expect(recent.differences(again.offset, again.bytes)).toBe(differences(segments.slice(-4), again));
    }),
  );
});

function differences(segments: readonly Segment[], again: Segment): number {
  return segments.reduce((sum, { offset, bytes }) => {
    const here = bytes.filter((byte, index) => {
      const other = again.bytes[offset + index - again.offset];
      return other !== undefined && other !== byte;
    });
    return sum + here.length;
  }, 0);
}
