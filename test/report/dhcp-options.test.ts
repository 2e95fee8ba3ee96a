import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeOption } from "../../src/protocols/dhcp/option-value.ts";
import { reportOption } from "../../src/report/dhcp-options.ts";

const option = fc.record({
  code: fc.integer({ min: 1, max: 254 }),
  bytes: fc.oneof(fc.uint8Array({ maxLength: 8 }), fc.uint8Array({ minLength: 60, maxLength: 70 })),
});
const vendorClass = fc.constantFrom(null, "MSFT 5.0", "PXEClient:Arch:00000", "docsis3.0", "other");

test("an option is told as it is decoded, however often it was told before", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(option, vendorClass), { minLength: 1 }), (list) => {
      for (const [one, sender] of [...list, ...list]) {
        const { encoding, malformed, ...plain } = decodeOption(one, sender);
        expect(reportOption({ ...one, bytes: one.bytes.slice() }, sender)).toEqual({
          ...plain,
          ...(encoding === "utf-8" ? {} : { valueEncoding: encoding }),
          ...(malformed ? { malformed } : {}),
        });
      }
    }),
    { numRuns: 300 },
  );
});

test("vendor-specific bytes are read anew for each sender", () => {
  const bytes = Uint8Array.from([1, 4, 0, 0, 0, 2, 255]);
  const told = ["MSFT 5.0", "PXEClient", null].map((sender) => reportOption({ code: 43, bytes }, sender).value);
  expect(new Set(told.map((value) => JSON.stringify(value))).size).toBe(3);
});

test("what came before does not matter to what comes after, however much it was", () => {
  for (let number = 0; number < 5_000; number += 1) {
    const bytes = Uint8Array.from([10, 0, number >> 8, number & 255]);
    expect(reportOption({ code: 50, bytes }, null).value).toBe(`10.0.${number >> 8}.${number & 255}`);
  }
});
