import { LIMITS } from "../../limits.ts";
import { type DiskFile, readAt } from "./disk-file.ts";
import type { RawMember } from "./zip-members.ts";

const LOCAL_HEADER = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
/** "PK", with which every header of a zip begins. */
const BEGINNING = Buffer.from("PK");
const HEADER_BYTES = 30;
const DESCRIPTOR_BYTES = 16;
const SIZES_FOLLOW = 0x0008;
const NOT_HERE = 0xffffffff;
const FIRST_BYTES = 4_096;
const CHUNK_BYTES = 1_048_576;
/** The versions of the format that exist end at 6.3. */
const LATEST_VERSION = 63;

/**
 * Finds the members of a zip whose table of contents is gone, by their local headers (APPNOTE.TXT section 4.3.7), at most
 * `most`. Where a header leaves the sizes to what follows the data, that ends at the next header.
 */
export function salvageMembers(file: DiskFile, most: number): RawMember[] {
  const found: RawMember[] = [];
  // What only begins as headers do takes time, and files made to have nothing else would take very long.
  let looks = most * 2;
  let at = nextHeader(file, 0, [LOCAL_HEADER]);
  for (; at < file.size && found.length < most && looks > 0; looks -= 1) {
    const local = readLocalHeader(file, at);
    if (local !== null) found.push(local.raw);
    at = nextHeader(file, local?.end ?? at + 4, [LOCAL_HEADER]);
  }
  return found;
}

function readLocalHeader(file: DiskFile, at: number): { raw: RawMember; end: number } | null {
  const header = readAt(file, at, HEADER_BYTES);
  if (header.length < HEADER_BYTES || (header.readUInt16LE(4) & 0xff) > LATEST_VERSION) return null;
  const nameLength = header.readUInt16LE(26);
  if (nameLength === 0 || nameLength > LIMITS.handInPathCharacters * 3) return null;
  const flags = header.readUInt16LE(6);
  const start = at + HEADER_BYTES + nameLength + header.readUInt16LE(28);
  const told = header.readUInt32LE(18);
  const isTold = told !== NOT_HERE && ((flags & SIZES_FOLLOW) === 0 || told > 0);
  const sizes = isTold
    ? { packedBytes: told, size: header.readUInt32LE(22), crc32: header.readUInt32LE(14) }
    : sizesBehind(file, start);
  const raw: RawMember = {
    nameBytes: readAt(file, at + HEADER_BYTES, nameLength),
    unicodeName: null,
    flags,
    mode: 0,
    size: sizes.size,
    nameLength,
    member: {
      offset: at,
      packedBytes: sizes.packedBytes,
      method: header.readUInt16LE(8),
      crc32: sizes.crc32,
    },
  };
  return { raw, end: Math.min(start + sizes.packedBytes, file.size) };
}

/** The sizes told behind the data; where that is not found, only where the data must end. */
function sizesBehind(
  file: DiskFile,
  start: number,
): { packedBytes: number; size: number | null; crc32: number | null } {
  const end = nextHeader(file, start, null);
  const descriptor = readAt(file, end, DESCRIPTOR_BYTES);
  const isDescriptor = descriptor.length === DESCRIPTOR_BYTES && descriptor.readUInt32LE(0) === DESCRIPTOR;
  if (!isDescriptor || descriptor.readUInt32LE(8) !== end - start) {
    return { packedBytes: Math.max(0, end - start), size: null, crc32: null };
  }
  return { packedBytes: end - start, size: descriptor.readUInt32LE(12), crc32: descriptor.readUInt32LE(4) };
}

/** Signatures of headers that may follow data: local, descriptor, table of contents, its end (also of Zip64). */
const ANY_HEADER: readonly number[] = [LOCAL_HEADER, DESCRIPTOR, 0x02014b50, 0x06054b50, 0x06064b50];

/** Where the next header of these kinds (null for any) begins, from `from` on; the size of the file where there is none. */
function nextHeader(file: DiskFile, from: number, signatures: readonly number[] | null): number {
  const wanted = signatures ?? ANY_HEADER;
  // Headers mostly follow soon: what is read at once grows only while none is found.
  let bytes = FIRST_BYTES;
  for (let base = from; base < file.size; ) {
    const chunk = readAt(file, base, bytes + 3);
    for (let at = chunk.indexOf(BEGINNING); at >= 0 && at + 4 <= chunk.length; at = chunk.indexOf(BEGINNING, at + 1)) {
      if (wanted.includes(chunk.readUInt32LE(at))) return base + at;
    }
    base += bytes;
    bytes = Math.min(bytes * 4, CHUNK_BYTES);
  }
  return file.size;
}
