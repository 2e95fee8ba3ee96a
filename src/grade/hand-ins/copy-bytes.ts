import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { crc32, createInflateRaw, inflateRawSync } from "node:zlib";
import { END, WAIT } from "../../capture/byte-source.ts";
import { FileSource } from "../../capture/file-source.ts";
import { GzipSource } from "../../capture/gzip-source.ts";
import { ZstdSource } from "../../capture/zstd-source.ts";
import type { FileProblem } from "../../report/grading/file-problems.ts";
import { type DiskFile, readAt } from "./disk-file.ts";
import type { ZipMember } from "./entry.ts";
import { addBytes, type ByteTally } from "./output-file.ts";

const CHUNK_BYTES = 262_144;
const INFLATED_BYTES = 65_536;
const SMALL_BYTES = 8_388_608;
const LOCAL_HEADER = 0x04034b50;
const LOCAL_HEADER_BYTES = 30;
const DEFLATED = 8;

/** Bytes that may still be unpacked: of this file, and how to say that it was too many. */
export interface Allowance {
  most: number;
  exceeded: FileProblem;
}

/** Reads a file to its end, or to what is allowed. Returns why it stopped before; throws what the system refuses. */
export function copyFile(file: DiskFile, tally: ByteTally, { most, exceeded }: Allowance): FileProblem | null {
  if (file.size > most) return exceeded;
  for (let at = 0; at < file.size; at += CHUNK_BYTES) addBytes(tally, readAt(file, at, CHUNK_BYTES));
  return null;
}

/**
 * Unpacks a member of a zip, as far as it goes and is allowed. Returns why not all of it, or null; `tally` has what there
 * was. Throws what the system refuses.
 */
export async function copyMember(
  zip: DiskFile,
  member: ZipMember,
  tally: ByteTally,
  allowance: Allowance,
): Promise<FileProblem | null> {
  const header = Number.isSafeInteger(member.offset) ? readAt(zip, member.offset, LOCAL_HEADER_BYTES) : Buffer.alloc(0);
  if (header.length < LOCAL_HEADER_BYTES || header.readUInt32LE(0) !== LOCAL_HEADER) return damaged(tally);
  const start = member.offset + LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
  const end = Math.min(start + member.packedBytes, zip.size);
  if (member.packedBytes === 0) return null;
  const range: Range = { zip, start, end };
  const received: Received = { tally, checksum: 0, stopped: null, allowance };
  const isWhole = member.method === DEFLATED ? await inflate(range, received) : copyStored(range, received);
  if (received.stopped !== null) return received.stopped.code === "damaged" ? damaged(tally) : received.stopped;
  const isAll = isWhole && start + member.packedBytes <= zip.size;
  if (member.crc32 === null || member.crc32 === received.checksum) return isAll ? null : damaged(tally);
  return isAll ? { code: "wrong-checksum", data: {} } : damaged(tally);
}

/** Bytes of a zip, as the member says that they are its own. */
interface Range {
  zip: DiskFile;
  start: number;
  end: number;
}

/** What came out so far. */
interface Received {
  tally: ByteTally;
  checksum: number;
  /** Why no more is taken. */
  stopped: FileProblem | null;
  allowance: Allowance;
}

/** Takes unpacked bytes; false where they are too many. */
function receive(received: Received, bytes: Uint8Array): boolean {
  const { tally, allowance } = received;
  if (tally.size + bytes.length > allowance.most) received.stopped = allowance.exceeded;
  else {
    received.checksum = crc32(bytes, received.checksum);
    addBytes(tally, bytes);
  }
  return received.stopped === null;
}

function* chunksOf({ zip, start, end }: Range): Generator<Buffer> {
  for (let at = start; at < end; at += CHUNK_BYTES) yield readAt(zip, at, Math.min(CHUNK_BYTES, end - at));
}

function copyStored(range: Range, received: Received): boolean {
  for (const chunk of chunksOf(range)) if (!receive(received, chunk)) return false;
  return true;
}

/** Inflates what is between the two; false where it is broken or cut off. What came before that is received all the same. */
async function inflate(range: Range, received: Received): Promise<boolean> {
  if (range.end - range.start <= 0) return false;
  const small = inflateSmall(range);
  if (small !== null) return receive(received, small);
  const take = async (chunks: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of chunks) if (!receive(received, chunk)) return;
  };
  try {
    await pipeline(Readable.from(chunksOf(range)), createInflateRaw({ chunkSize: INFLATED_BYTES }), take);
    return true;
  } catch (error) {
    if (received.tally.refused === null && isOfZlib(error)) return false;
    throw error;
  }
}

/** Most members are small and whole: at once they take a tenth of the time. Null for all others. */
function inflateSmall({ zip, start, end }: Range): Buffer | null {
  if (end - start > SMALL_BYTES) return null;
  try {
    return inflateRawSync(readAt(zip, start, end - start), { maxOutputLength: SMALL_BYTES });
  } catch {
    return null;
  }
}

/** "Z_DATA_ERROR", "Z_BUF_ERROR" (cut off) …; and a pipe that closed, or was ended, because enough was taken. */
function isOfZlib(error: unknown): boolean {
  return error instanceof Error && "code" in error && /^Z_|PREMATURE_CLOSE|ABORT_ERR/.test(String(error.code));
}

/**
 * Unpacks a capture out of gzip or Zstandard, as far as it goes and is allowed. Returns why not all of it, or null. Throws
 * what the system refuses.
 */
export async function copyUnpacked(
  file: DiskFile,
  packing: "gzip" | "zstd",
  tally: ByteTally,
  { most, exceeded }: Allowance,
): Promise<FileProblem | null> {
  const packed = new FileSource(file.descriptor, file.size, false);
  const none = new Uint8Array(0);
  const source = packing === "gzip" ? new GzipSource(packed, none) : new ZstdSource(packed, none);
  const buffer = new Uint8Array(CHUNK_BYTES);
  try {
    for (;;) {
      const count = source.read(buffer, 0, buffer.length);
      if (count === END) break;
      if (count === WAIT) {
        await source.wait();
        continue;
      }
      if (tally.size + count > most) return exceeded;
      addBytes(tally, buffer.subarray(0, count));
    }
  } finally {
    source.close();
  }
  return source.damage === null ? null : damaged(tally);
}

function damaged({ size }: ByteTally): FileProblem {
  return { code: "damaged", data: { kept: size } };
}
