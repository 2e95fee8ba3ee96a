import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SenderIds } from "../../../src/grade/integrity/identifications.ts";
import { isPlain } from "../../../src/grade/integrity/plain-numbers.ts";
import { SketchBuilder } from "../../../src/grade/integrity/sketch.ts";
import { ClockTicks, Spacing } from "../../../src/grade/integrity/spacing.ts";
import { seededRandom } from "../../build/bytes.ts";

function sketchOf(hashes: readonly number[], size: number) {
  const builder = new SketchBuilder(size);
  for (const [index, hash] of hashes.entries()) builder.add(hash, index % 200, hash % 1000);
  return builder.finish();
}

const HASHES = fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 400 });

describe("a sketch", () => {
  it("holds the smallest hashes, each once, in order", () => {
    fc.assert(
      fc.property(HASHES, fc.integer({ min: 1, max: 40 }), (hashes, size) => {
        const { hashes: kept, values, limit } = sketchOf(hashes, size);
        const smallest = [...new Set(hashes)].sort((a, b) => a - b);
        expect([...kept]).toEqual(smallest.slice(0, size));
        expect([...values]).toEqual([...kept].map((hash) => hash % 1000));
        for (const hash of smallest) if (hash < limit) expect(kept).toContain(hash);
      }),
    );
  });

  it("of a part has all of the whole's rows below its limit that the part has", () => {
    fc.assert(
      fc.property(HASHES, HASHES, (part, rest) => {
        const whole = sketchOf([...rest, ...part], 30);
        const own = sketchOf(part, 30);
        const limit = Math.min(whole.limit, own.limit);
        for (const hash of own.hashes) if (hash < limit) expect(whole.hashes).toContain(hash);
      }),
    );
  });
});

describe("plain numbers", () => {
  it.each([0, 1, 65_535, 1_000_000, 3_000_000_000, 0x11111111, 0xaaaa5555, 0xdeadbeef, 0xabcd0001, 123_456_789])(
    "%i is one",
    (number) => {
      expect(isPlain(number)).toBe(true);
    },
  );

  it("are seldom made by chance", () => {
    const random = seededRandom(1);
    const count = Array.from({ length: 20_000 }, () => isPlain(Math.floor(random() * 2 ** 32))).filter(Boolean).length;
    expect(count).toBeLessThan(60);
  });
});

describe("identifications", () => {
  it("begin by chance, or go on from the sender's last one", () => {
    const ids = new SenderIds();
    expect(ids.begins(7, 40_000)).toBe(true);
    ids.sent(7, 40_010);
    expect(ids.begins(7, 40_012)).toBe(false);
    expect(ids.begins(7, 9_000)).toBe(true);
    expect(ids.begins(8, 40_012)).toBe(true);
  });

  it("that are small, or that a sender begins with again, are no news", () => {
    const ids = new SenderIds();
    expect(ids.begins(7, 1)).toBe(false);
    expect(ids.begins(7, 54_321)).toBe(true);
    expect(ids.begins(7, 54_321)).toBe(false);
  });
});

describe("times between packets", () => {
  const worth = (gaps: readonly number[]): number => {
    const spacing = new Spacing();
    let time = 1_763_700_000_000_000;
    spacing.packet(time);
    return gaps.filter((gap) => {
      time += gap;
      return spacing.packet(time);
    }).length;
  };

  it("are compared where they tell enough, few long ones or more short ones", () => {
    expect(worth([12_345, 67_891, 23_457])).toBe(1);
    expect(worth([123, 217, 91])).toBe(0);
    expect(worth([123, 217, 91, 133, 171])).toBe(2);
  });

  it("are not where they are round, tiny, or go back", () => {
    expect(worth(Array.from({ length: 20 }, () => 1_000))).toBe(0);
    expect(worth(Array.from({ length: 20 }, (_, index) => index % 2))).toBe(0);
    expect(worth([12_345, 67_891, -5, 23_457, 71_111])).toBe(0);
  });

  it("tell a clock that ticks seldom", () => {
    const ticks = new ClockTicks();
    for (let index = 0; index < 30; index++) ticks.gap((index % 3) * 15_625);
    expect(ticks.isCoarse).toBe(true);
    const fine = new ClockTicks();
    for (let index = 0; index < 30; index++) fine.gap(index * 15_625 + index * index);
    expect(fine.isCoarse).toBe(false);
  });
});
