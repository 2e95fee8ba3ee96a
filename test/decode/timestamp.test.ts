import fc from "fast-check";
import { expect, test } from "vitest";
import { isoTime } from "../../src/decode/timestamp.ts";

const nanoseconds = fc.integer({ min: 0, max: 999_999_999 });

test("a moment is written with nine decimals, whatever was written before it", () => {
  const moments = fc.array(fc.record({ seconds: fc.integer({ min: 0, max: 2 ** 32 }), nanoseconds }), { minLength: 1 });
  fc.assert(
    fc.property(moments, (list) => {
      for (const moment of [...list, ...list]) {
        const date = new Date(moment.seconds * 1000).toISOString().replace(/\.000Z$/u, "");
        expect(isoTime(moment)).toBe(`${date}.${String(moment.nanoseconds).padStart(9, "0")}Z`);
      }
    }),
  );
});

test("before 1970, and beyond what a date can hold", () => {
  expect(isoTime({ seconds: -1, nanoseconds: 5 })).toBe("1969-12-31T23:59:59.000000005Z");
  expect(isoTime({ seconds: 1e15, nanoseconds: 999_999_999 })).toBe("+275760-09-13T00:00:00.999999999Z");
  expect(isoTime({ seconds: -1e15, nanoseconds: 0 })).toBe("-271821-04-20T00:00:00.000000000Z");
});
