import fc from "fast-check";
import { expect, test } from "vitest";
import { opensLikeFtp } from "../../../src/protocols/ftp/signs.ts";

const SIGNS = ["220 ", "220-", "227 ", "229 ", "user", "auth", "pasv", "epsv", "port", "eprt", "feat"];

function fourBytes(text: string): number {
  return Buffer.from(text, "latin1").readInt32BE();
}

test.each(SIGNS)("%o opens FTP, in any case", (sign) => {
  const mixed = `${sign.slice(0, 2).toUpperCase()}${sign.slice(2)}`;
  expect([sign, sign.toUpperCase(), mixed].map((text) => opensLikeFtp(fourBytes(text)))).toEqual([true, true, true]);
});

test("nothing else does", () => {
  const letter = fc.constantFrom(..."0279 -adefhoprstuvx\xff");
  fc.assert(
    fc.property(fc.string({ unit: letter, minLength: 4, maxLength: 4 }), (text) => {
      expect(opensLikeFtp(fourBytes(text))).toBe(SIGNS.includes(text));
    }),
    { numRuns: 5000 },
  );
});
