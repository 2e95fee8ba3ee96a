import fc from "fast-check";
import type { CapturedPacket } from "../build/pcap-file.ts";

/** Packets of a capture that lasts seconds: what a real one looks like to a reader that has lost its place. */
export const packets = (constraints: { minLength?: number; maxLength?: number } = {}): fc.Arbitrary<CapturedPacket[]> =>
  fc
    .tuple(
      fc.integer({ min: 1_000_000_000, max: 2_000_000_000 }),
      fc.array(fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 90 }), fc.integer({ min: 0, max: 999_999_999 })), {
        maxLength: 8,
        ...constraints,
      }),
    )
    .map(([start, bodies]) =>
      bodies.map(([data, nanoseconds], index) => ({ time: { seconds: start + index, nanoseconds }, data })),
    );

/** Sizes of the pieces that a file arrives in; 0 stands for a moment without bytes. */
export const pieces: fc.Arbitrary<number[]> = fc
  .array(fc.integer({ min: 0, max: 120 }), { minLength: 1, maxLength: 12 })
  .filter((sizes) => sizes.some((size) => size > 0));

/** A change to a file: a bit flipped, the rest cut off, or bytes put in. `at` is a share of its length. */
export type Mutation =
  | { kind: "flip"; at: number; bit: number }
  | { kind: "cut"; at: number }
  | { kind: "insert"; at: number; junk: Uint8Array };

const share = fc.double({ min: 0, max: 1, noNaN: true });

export const mutations: fc.Arbitrary<Mutation[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ kind: fc.constant("flip" as const), at: share, bit: fc.integer({ min: 0, max: 7 }) }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("cut" as const), at: share }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant("insert" as const),
        at: share,
        junk: fc.uint8Array({ minLength: 1, maxLength: 60 }),
      }),
    },
  ),
  { minLength: 1, maxLength: 5 },
);

/** A changed copy of the bytes; the first `spare` are left alone, so that the file is still known for what it is. */
export function mutate(bytes: Uint8Array, changes: readonly Mutation[], spare: number): Uint8Array {
  let changed: Uint8Array = bytes.slice();
  for (const change of changes) {
    if (changed.length <= spare) return changed;
    const at = spare + Math.floor(change.at * (changed.length - 1 - spare));
    if (change.kind === "cut") changed = changed.slice(0, at);
    else if (change.kind === "insert") changed = splice(changed, at, change.junk);
    else changed[at] = (changed[at] ?? 0) ^ (1 << change.bit);
  }
  return changed;
}

/** The bytes with `junk` put in at `at`. */
export function splice(bytes: Uint8Array, at: number, junk: Uint8Array): Uint8Array {
  return Buffer.concat([bytes.subarray(0, at), junk, bytes.subarray(at)]);
}
