import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type OpenCapture, openCapture } from "../../src/capture/open.ts";
import { samplePcap, streamOf } from "./sample.ts";
import { scratchFolder } from "./scratch.ts";
import { type Walk, walkCapture } from "./walk-capture.ts";

const scratch = scratchFolder();

/** About 230 KB, so that input and output need several buffers. */
const PACKETS = 1_100;
const FILE = samplePcap(PACKETS);
const PACKED = gzipSync(FILE);

async function walk(packed: Uint8Array): Promise<{ walk: Walk; capture: OpenCapture }> {
  const capture = await openCapture(scratch.file("capture", packed));
  return { capture, walk: await walkCapture(capture) };
}

describe("a gzip file", () => {
  it("is unpacked on the way", async () => {
    const { capture, walk: found } = await walk(PACKED);
    expect(found.packets).toBe(PACKETS);
    expect(capture).toMatchObject({
      compression: "gzip",
      size: PACKED.length,
      consumed: PACKED.length,
      damage: null,
      damages: 0,
    });
  });

  it("may have many members, with every optional field, wherever they are cut", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 4_000 }), { maxLength: 12 }), async (lengths) => {
        const members: Uint8Array[] = [];
        let at = 0;
        for (const length of lengths) {
          members.push(memberWithFields(FILE.subarray(at, at + length)));
          at += length;
        }
        members.push(gzipSync(FILE.subarray(at)));
        const capture = await openCapture({ name: "-", stream: streamOf(Buffer.concat(members), 777) });
        expect((await walkCapture(capture)).packets).toBe(PACKETS);
        expect(capture.damage).toBeNull();
      }),
      { numRuns: 10 },
    );
  });

  it("may be padded with zeros", async () => {
    const { capture, walk: found } = await walk(Buffer.concat([PACKED, Buffer.alloc(100_000)]));
    expect(found.packets).toBe(PACKETS);
    expect(capture.damage).toBeNull();
  });

  it("that was cut gives all that it holds", async () => {
    for (const share of [0.01, 0.3, 0.5, 0.9, 0.99]) {
      const { capture, walk: found } = await walk(PACKED.subarray(0, Math.floor(PACKED.length * share)));
      expect(capture).toMatchObject({ damages: 1, damage: { code: "compression-cut" } });
      // Noise does not compress: the share of packets is that of bytes, but for one deflate block at the most.
      expect(found.capturedBytes).toBeGreaterThan(FILE.length * share * 0.85 - 40_000);
      expect(found.packets).toBeLessThan(PACKETS);
    }
  });

  it("that lacks its last bytes has lost no packet", async () => {
    const { capture, walk: found } = await walk(PACKED.subarray(0, -4));
    expect(found.packets).toBe(PACKETS);
    expect(capture.damage?.code).toBe("compression-cut");
  });

  it("with something else behind it has lost no packet", async () => {
    const { capture, walk: found } = await walk(Buffer.concat([PACKED, Buffer.from("something else")]));
    expect(found.packets).toBe(PACKETS);
    expect(capture).toMatchObject({ damages: 1, damage: { code: "compression-broken", offset: FILE.length } });
  });

  it("with a wrong checksum has lost no packet", async () => {
    const changed = Buffer.from(PACKED);
    changed[changed.length - 8] = (changed[changed.length - 8] ?? 0) ^ 1;
    const { capture, walk: found } = await walk(changed);
    expect(found.packets).toBe(PACKETS);
    expect(capture.damage?.code).toBe("compression-checksum");
  });

  it("that is small and damaged gives what precedes the damage", async () => {
    const small = Buffer.concat([memberHeader(), storedBlocks(samplePcap(20)), Buffer.alloc(40, 0xff)]);
    const { capture, walk: found } = await walk(small);
    expect(found.packets).toBeGreaterThanOrEqual(19);
    expect(capture).toMatchObject({ damages: 1, damage: { code: "compression-broken" } });
  });

  it("never throws and always ends, whatever was done to it", async () => {
    const small = gzipSync(samplePcap(30));
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: small.length - 1 }),
        fc.uint8Array({ minLength: 1, maxLength: 20 }),
        async (at, junk) => {
          const changed = Buffer.concat([small.subarray(0, at), junk, small.subarray(at + junk.length)]);
          const outcome = await walk(changed).catch((error: Error) => error.name);
          if (typeof outcome === "string") expect(outcome).toBe("CaptureError");
          else expect(outcome.walk.packets).toBeLessThanOrEqual(60);
        },
      ),
      { numRuns: 100 },
    );
  });
});

/** A member's header without optional fields. */
function memberHeader(): Uint8Array {
  return Buffer.from("1f8b08000000000000ff", "hex");
}

function memberWithFields(data: Uint8Array): Uint8Array {
  const plain = gzipSync(data);
  const fields = Buffer.concat([Buffer.from([3, 0, 1, 2, 3]), Buffer.from("name\0a comment\0"), Buffer.from([9, 9])]);
  return Buffer.concat([Buffer.from("1f8b081e0000000000ff", "hex"), fields, plain.subarray(10)]);
}

/** Deflate data in stored blocks (RFC 1951 section 3.2.4), none of them marked as the last. */
function storedBlocks(data: Uint8Array): Uint8Array {
  const blocks: Uint8Array[] = [];
  for (let at = 0; at < data.length; at += 1_000) {
    const piece = data.subarray(at, at + 1_000);
    const head = Buffer.alloc(5);
    head.writeUInt16LE(piece.length, 1);
    head.writeUInt16LE(piece.length ^ 0xffff, 3);
    blocks.push(head, piece);
  }
  return Buffer.concat(blocks);
}
