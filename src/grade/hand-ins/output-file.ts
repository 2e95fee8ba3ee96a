import { createHash, type Hash } from "node:crypto";
import { closeSync, openSync, writeSync } from "node:fs";
import { HEAD_BYTES } from "./content-kind.ts";

/** Bytes on their way: counted, hashed, their beginning kept, and written where `descriptor` is one. */
export interface ByteTally {
  size: number;
  /** The first HEAD_BYTES of them, or all. */
  head: Buffer;
  hash: Hash;
  descriptor: number | null;
  /** What the system threw when it would not write; null while it does. No hand-in's fault. */
  refused: Error | null;
}

/** What came of it. */
export interface Tallied {
  size: number;
  head: Buffer;
  /** Lower-case hex. */
  sha256: string;
}

/** Begins a tally, and a new file at `path` where that is given. Throws what the system refuses. */
export function beginTally(path: string | null): ByteTally {
  const descriptor = path === null ? null : openSync(path, "wx", 0o600);
  return { size: 0, head: Buffer.alloc(0), hash: createHash("sha256"), descriptor, refused: null };
}

/** Takes bytes in. Throws what the system refuses, and says so in the tally. */
export function addBytes(tally: ByteTally, bytes: Uint8Array): void {
  if (tally.head.length < HEAD_BYTES) tally.head = Buffer.concat([tally.head, bytes]).subarray(0, HEAD_BYTES);
  tally.size += bytes.length;
  tally.hash.update(bytes);
  if (tally.descriptor === null) return;
  try {
    for (let written = 0; written < bytes.length; ) written += writeSync(tally.descriptor, bytes, written);
  } catch (error) {
    tally.refused = error as Error;
    throw error;
  }
}

export function endTally({ size, head, hash, descriptor }: ByteTally): Tallied {
  if (descriptor !== null) closeSync(descriptor);
  return { size, head: Buffer.from(head), sha256: hash.digest("hex") };
}
