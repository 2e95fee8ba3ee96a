import { crc32 } from "node:zlib";
import type { RandomAccessReader, Entry as YauzlEntry } from "yauzl";
import { LIMITS } from "../../limits.ts";
import { type DiskFile, readAt } from "./disk-file.ts";
import { decodeUtf8 } from "./file-names.ts";
import { type ListedMember, listMembers, type RawMember } from "./zip-members.ts";
import { salvageMembers } from "./zip-salvage.ts";

export interface ZipListing {
  members: ListedMember[];
  /** The table of contents could not be read to its end: `members` are what was found without it. */
  damaged: boolean;
  /** There are more than the limit, which are left out. */
  cut: boolean;
}

type Yauzl = typeof import("yauzl");

const WINDOW_BYTES = 65_536;
const UNIX = 3;
const DARWIN = 19;
const UNICODE_PATH = 0x7075;

/** Lists the files of a zip, `most` of them, in the order in which they are told. Never throws for what is in it. */
export async function listZip(file: DiskFile, most: number): Promise<ZipListing> {
  let raw: RawMember[] = [];
  let damaged = false;
  try {
    raw = await readDirectory(file, most + 1);
  } catch {
    damaged = true;
    raw = salvageMembers(file, most + 1);
  }
  return { members: listMembers(raw.slice(0, most)), damaged, cut: raw.length > most };
}

/** Reads the table of contents; throws whatever yauzl says where it is damaged. */
async function readDirectory(file: DiskFile, most: number): Promise<RawMember[]> {
  const { default: yauzl } = await import("yauzl");
  const options = { autoClose: false, lazyEntries: true, decodeStrings: false, validateEntrySizes: false };
  const zip = await yauzl.fromRandomAccessReaderPromise(readerOf(yauzl, file), file.size, options);
  const raw: RawMember[] = [];
  for await (const entry of zip.eachEntry()) {
    raw.push(rawMember(entry));
    if (raw.length >= most) break;
  }
  return raw;
}

/**
 * Reads for yauzl with a window, which spares two system calls a member, and refuses places outside of the file: yauzl
 * believes what a zip says of its places, and Node throws at impossible ones where nobody catches.
 */
function readerOf(yauzl: Yauzl, file: DiskFile): RandomAccessReader {
  let window = Buffer.alloc(0);
  let start = 0;
  const copy = (target: Buffer, offset: number, length: number, position: number): void => {
    if (position < start || position + length > start + window.length) {
      window = Buffer.from(readAt(file, position, Math.max(length, WINDOW_BYTES)));
      start = position;
    }
    window.copy(target, offset, position - start, position - start + length);
  };
  class WindowReader extends yauzl.RandomAccessReader {
    override read: RandomAccessReader["read"] = (buffer, offset, length, position, callback) => {
      const isInside = Number.isSafeInteger(position) && position >= 0 && position + length <= file.size;
      let failure = isInside ? null : new Error("outside of the file");
      try {
        if (isInside) copy(buffer, offset, length, position);
      } catch (error) {
        failure = new Error("cannot be read", { cause: error });
      }
      callback(failure);
    };
  }
  return new WindowReader();
}

function rawMember(entry: YauzlEntry): RawMember {
  const system = entry.versionMadeBy >> 8;
  return {
    nameBytes: entry.fileNameRaw.subarray(0, LIMITS.handInPathCharacters * 3),
    unicodeName: unicodeName(entry),
    flags: entry.generalPurposeBitFlag,
    mode: system === UNIX || system === DARWIN ? entry.externalFileAttributes >>> 16 : 0,
    size: entry.uncompressedSize,
    nameLength: entry.fileNameLength,
    member: {
      offset: entry.relativeOffsetOfLocalHeader,
      packedBytes: entry.compressedSize,
      method: entry.compressionMethod,
      crc32: entry.crc32,
    },
  };
}

/** Info-ZIP's Unicode path: a version, the CRC-32 of the name that it stands for, and the name as UTF-8. */
function unicodeName(entry: YauzlEntry): string | null {
  const field = entry.extraFields.find(({ id }) => id === UNICODE_PATH)?.data;
  if (field === undefined || field.length < 6 || field[0] !== 1) return null;
  if (crc32(entry.fileNameRaw) !== field.readUInt32LE(1)) return null;
  return decodeUtf8(field.subarray(5));
}
