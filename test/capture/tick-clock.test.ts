import fc from "fast-check";
import { expect, it } from "vitest";
import { MAX_SECONDS, MIN_SECONDS } from "../../src/capture/record-reader.ts";
import { TickClock } from "../../src/capture/tick-clock.ts";

/** The same by BigInt. */
function exact(ticks: bigint, resolution: number, offset: number): { seconds: number; nanoseconds: number } {
  const exponent = BigInt(resolution & 0x7f);
  const perSecond = (resolution & 0x80) === 0 ? 10n ** exponent : 2n ** exponent;
  const seconds = Number(ticks / perSecond) + offset;
  const nanoseconds = Number(((ticks % perSecond) * 1_000_000_000n) / perSecond);
  return { seconds: Math.min(Math.max(seconds, MIN_SECONDS), MAX_SECONDS), nanoseconds };
}

function read(ticks: bigint, resolution: number, offset: number): { seconds: number; nanoseconds: number } {
  const clock = new TickClock(resolution, offset);
  clock.read(Number(ticks >> 32n), Number(ticks & 0xffff_ffffn));
  return { seconds: clock.seconds, nanoseconds: clock.nanoseconds };
}

it("is exact for every stamp in every resolution", () => {
  const ticks = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
  const offsets = fc.integer({ min: -2_000_000_000, max: 2_000_000_000 });
  fc.assert(
    fc.property(ticks, fc.integer({ min: 0, max: 255 }), offsets, (stamp, resolution, offset) => {
      expect(read(stamp, resolution, offset)).toEqual(exact(stamp, resolution, offset));
    }),
    { numRuns: 2_000 },
  );
});

it.each([6, 7, 8, 9, 0x80 | 20, 0x80 | 30, 0x80 | 32, 0x80 | 48])(
  "is exact around whole seconds at resolution %i",
  (resolution) => {
    const perSecond = (resolution & 0x80) === 0 ? 10n ** BigInt(resolution) : 2n ** BigInt(resolution & 0x7f);
    for (const seconds of [0n, 1n, 4_294n, 65_535n, 1_700_000_000n, 18_446_744_072n]) {
      for (const step of [0n, 1n, perSecond - 1n]) {
        const stamp = seconds * perSecond + step;
        expect(read(stamp, resolution, 0)).toEqual(exact(stamp, resolution, 0));
      }
    }
  },
);
