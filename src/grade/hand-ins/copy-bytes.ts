import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { crc32, createInflateRaw } from "node:zlib";
import { END, WAIT } from "../../capture/byte-source.ts";
import { FileSource } from "../../capture/file-source.ts";
import { GzipSource } from "../../capture/gzip-source.ts";
import { ZstdSource } from "../../capture/zstd-source.ts";
import type { FileProblem } from "../../report/grading/file-problems.ts";
import { type DiskFile, readAt } from "./disk-file.ts";
import type { ZipMember } from "./entry.ts";
import { addBytes, type ByteTally } from "./output-file.ts";

const CHUNK_BYTES = 262_144;
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
  let checksum = 0;
  let stopped: FileProblem | null = null;
  const take = async (chunks: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of chunks) {
      if (tally.size + chunk.length > allowance.most) {
        stopped = allowance.exceeded;
        return;
      }
      checksum = crc32(chunk, checksum);
      addBytes(tally, chunk);
    }
  };
  const isWhole =
    end > start ? await inflate(zip, { start, end, method: member.method }, take) : member.packedBytes === 0;
  if (stopped !== null) return stopped;
  const isRight = isWhole && start + member.packedBytes <= zip.size;
  return isRight && (member.crc32 === null || member.crc32 === checksum) ? null : damaged(tally);
}

/** Puts the bytes from `start` to `end` through `take`, inflated where they are deflated. False where they are broken. */
async function inflate(
  zip: DiskFile,
  { start, end, method }: { start: number; end: number; method: number },
  take: (chunks: AsyncIterable<Buffer>) => Promise<void>,
): Promise<boolean> {
  const range = { fd: zip.descriptor, start, end: end - 1, autoClose: false, highWaterMark: CHUNK_BYTES };
  const packed = createReadStream("", range);
  try {
    if (method === DEFLATED) await pipeline(packed, createInflateRaw({ chunkSize: 65_536 }), take);
    else await pipeline(packed, take);
    return true;
  } catch (error) {
    if (isOfZlib(error)) return false;
    throw error;
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
