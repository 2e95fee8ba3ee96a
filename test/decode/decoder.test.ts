import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Decoder } from "../../src/decode/decoder.ts";
import { LINK_DECODERS } from "../../src/decode/link/registry.ts";
import { DELIVERY, KIND, PacketView } from "../../src/decode/packet-view.ts";
import { decodeBytes } from "./decode-bytes.ts";
import { SAMPLE_PACKETS } from "./sample-packets.ts";
import { unsoundness } from "./unsoundness.ts";

interface Attempt {
  linkType: number;
  bytes: Uint8Array;
  originalLength: number;
}

const longer = fc.oneof(fc.constant(0), fc.nat(3_000), fc.constant(2 ** 31), fc.constant(2 ** 32 - 1));

const noise: fc.Arbitrary<Attempt> = fc
  .record({
    linkType: fc.constantFrom(...LINK_DECODERS.keys()),
    bytes: fc.uint8Array({ maxLength: 200 }),
    more: longer,
  })
  .map(({ linkType, bytes, more }) => ({ linkType, bytes, originalLength: bytes.length + more }));

/** A real packet with a few bytes changed, cut somewhere. */
const damaged: fc.Arbitrary<Attempt> = fc
  .record({
    sample: fc.constantFrom(...SAMPLE_PACKETS),
    changes: fc.array(fc.tuple(fc.nat(160), fc.nat(255)), { maxLength: 4 }),
    keep: fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
    more: longer,
  })
  .map(({ sample, changes, keep, more }) => {
    const bytes = sample.bytes.slice(0, Math.ceil(sample.bytes.length * keep));
    for (const [offset, value] of changes) if (offset < bytes.length) bytes[offset] = value;
    return { linkType: sample.linkType, bytes, originalLength: bytes.length + more };
  });

/** All fields, the buffers by their bytes. */
function snapshot(view: PacketView): Record<string, unknown> {
  return { ...view, record: new Uint8Array(view.record.buffer.slice(0)), network: view.network === view.record };
}

describe("Decoder", () => {
  it("understands the sample packets", () => {
    const decoder = new Decoder();
    const kinds = SAMPLE_PACKETS.map(({ linkType, bytes }) => decodeBytes(bytes, { linkType, decoder }).kind);
    expect(new Set(kinds)).toEqual(new Set(Object.values(KIND)));
    expect(kinds.filter((kind) => kind === KIND.other)).toHaveLength(1);
  });

  it.each([
    ["noise", noise],
    ["damaged packets", damaged],
  ])("keeps every offset inside of the record, whatever the bytes: %s", (_, attempts) => {
    const decoder = new Decoder();
    fc.assert(
      fc.property(attempts, ({ linkType, bytes, originalLength }) => {
        expect(unsoundness(decodeBytes(bytes, { linkType, originalLength, decoder }))).toBeNull();
      }),
      { numRuns: 3_000 },
    );
  });

  it("says of a packet the same whatever came before it", () => {
    fc.assert(
      fc.property(
        fc.array(damaged, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(...SAMPLE_PACKETS),
        (before, last) => {
          const used = new PacketView();
          for (const attempt of before) decodeBytes(attempt.bytes, { ...attempt, view: used });
          const again = decodeBytes(last.bytes, { linkType: last.linkType, view: used });
          expect(snapshot(again)).toEqual(snapshot(decodeBytes(last.bytes, { linkType: last.linkType })));
        },
      ),
    );
  });

  it("says nothing of an empty record", () => {
    for (const linkType of LINK_DECODERS.keys()) {
      const view = decodeBytes(new Uint8Array(0), { linkType });
      expect(view).toMatchObject({
        kind: KIND.other,
        delivery: DELIVERY.unknown,
        etherType: -1,
        protocol: -1,
        ipVersion: 0,
      });
    }
  });
});
