import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { decodeCp949 } from "../../src/protocols/cp949.ts";

const LEADS = Array.from({ length: 0xfd - 0x81 + 1 }, (_, index) => 0x81 + index).filter((lead) => lead !== 0xc9);
const TRAILS = Array.from({ length: 0xfe - 0x41 + 1 }, (_, index) => 0x41 + index).filter(
  (trail) => trail <= 0x5a || (trail >= 0x61 && trail <= 0x7a) || trail >= 0x81,
);

test.each(LEADS)("every pair that begins with %i is what iconv-lite reads", (lead) => {
  for (const trail of TRAILS) {
    const read = iconv.decode(Uint8Array.of(lead, trail), "cp949");
    // A pair is one character; what begins as one and is none is two, which is not CP949.
    const expected = read.length === 1 && read !== "\ufffd" ? read : null;
    expect([lead, trail, decodeCp949(Uint8Array.of(lead, trail))]).toEqual([lead, trail, expected]);
  }
});

test("old and new syllables, signs and ASCII stand beside each other", () => {
  const text = "a똠방각하 펲시/€®「中」z똠";
  expect(decodeCp949(iconv.encode(text, "cp949"))).toBe(text);
});

test("a pair that is cut off is none", () => expect(decodeCp949(Uint8Array.of(0x41, 0xb0))).toBeNull());
