import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type OpenCapture, openCapture } from "../../src/capture/open.ts";
import { concat, hex, u8 } from "../build/bytes.ts";
import { pcapHeader } from "../build/pcap-file.ts";
import { samplePcap, streamOf } from "./sample.ts";
import { scratchFolder } from "./scratch.ts";
import { type Walk, walkCapture } from "./walk-capture.ts";
import { rawBlocks, rleBlock, skippableFrame, zstdFrame } from "./zstd-frames.ts";

const scratch = scratchFolder();
const PACKETS = 200;
const FILE = samplePcap(PACKETS);

/** Twelve packets of 50 equal bytes, a second and a millisecond apart, packed by zstd 1.5.4 at level 19. */
const BY_ZSTD = hex(`
  28b52ffd6430029d03003404d4c3b2a10200040004000100000000f15365000000003201e8030102d0070203b80b0304a00f04058813050670
  170607581b0708401f08092823090a10270a0bf82a0b24a8206877b603c07c33510547e88afffffbf2a09e515628222117545b8a2a4524c492
  624b516091be08308d410667976838`);

async function walk(packed: Uint8Array): Promise<{ walk: Walk; capture: OpenCapture }> {
  const capture = await openCapture(scratch.file("capture", packed));
  return { capture, walk: await walkCapture(capture) };
}

describe("a zstd file", () => {
  it("made by zstd is unpacked on the way", async () => {
    const { capture, walk: found } = await walk(BY_ZSTD);
    expect(found).toMatchObject({
      packets: 12,
      capturedBytes: 600,
      firstTime: "1700000000.000000000",
      lastTime: "1700000011.011000000",
    });
    expect(capture).toMatchObject({ compression: "zstd", size: 129, consumed: 129, damage: null });
  });

  it("may have many frames of all kinds, wherever they are cut, in pieces of any size", async () => {
    const cuts = fc.array(fc.integer({ min: 1, max: 3_000 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(cuts, fc.boolean(), fc.integer({ min: 1, max: 500 }), async (lengths, checksum, pieceBytes) => {
        const frames: Uint8Array[] = [skippableFrame(33)];
        let at = 0;
        for (const length of lengths) {
          frames.push(zstdFrame(rawBlocks(FILE.subarray(at, at + length), 1 + (length % 700)), { checksum }));
          frames.push(skippableFrame(length % 50));
          at += length;
        }
        frames.push(zstdFrame(rawBlocks(FILE.subarray(at)), { checksum: !checksum }));
        const capture = await openCapture({ name: "-", stream: streamOf(concat(...frames), pieceBytes) });
        expect(await walkCapture(capture)).toMatchObject({ packets: PACKETS });
        expect(capture.damage).toBeNull();
      }),
      { numRuns: 20 },
    );
  });

  it("that unpacks to a thousand times its size gives the event loop its turns", async () => {
    const zeros = Array.from({ length: 280 }, () => rleBlock(0, 131_072));
    const { walk: found } = await walk(zstdFrame([...rawBlocks(pcapHeader()), ...zeros]));
    expect(found.packets).toBe((280 * 131_072) / 16);
    expect(found.waits).toBe(2);
  });

  it("that was cut gives all whole blocks", async () => {
    const packed = zstdFrame(rawBlocks(FILE));
    const { capture, walk: found } = await walk(packed.subarray(0, Math.floor(packed.length / 2)));
    expect(capture).toMatchObject({ damages: 1, damage: { code: "compression-cut" } });
    expect(found.capturedBytes).toBeGreaterThan(FILE.length * 0.45 - 2_000);
  });

  it.each([
    ["something else", new TextEncoder().encode("something else")],
    ["a frame that wants a window of gigabytes", zstdFrame(rawBlocks(u8(1)), { window: 0xa0 })],
    ["a frame with a dictionary", hex("28b52ffd 01 50 07 010000")],
    ["a frame with a reserved block", hex("28b52ffd 00 50 07 0000 00000000")],
    ["a frame with a block that is too large", hex("28b52ffd 00 50 01 0018 00000000")],
    ["a frame with a block of nonsense", hex("28b52ffd 00 50 55 0000 ffffffffffffffffffff")],
  ])("with %s behind it has lost no packet", async (_name, junk) => {
    const { capture, walk: found } = await walk(concat(zstdFrame(rawBlocks(FILE)), junk));
    expect(found.packets).toBe(PACKETS);
    expect(capture).toMatchObject({ damages: 1, damage: { code: "compression-broken", offset: FILE.length } });
  });

  it("never throws and always ends, whatever was done to it", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 4, max: BY_ZSTD.length - 1 }),
        fc.uint8Array({ minLength: 1, maxLength: 8 }),
        async (at, junk) => {
          const changed = concat(BY_ZSTD.subarray(0, at), junk, BY_ZSTD.subarray(at + junk.length));
          const outcome = await walk(changed).catch((error: Error) => error.name);
          if (typeof outcome === "string") expect(outcome).toBe("CaptureError");
          else expect(outcome.walk.packets).toBeLessThanOrEqual(60);
        },
      ),
      { numRuns: 200 },
    );
  });
});
