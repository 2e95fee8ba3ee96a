import { crc32, deflateRawSync } from "node:zlib";
import { asBytes, concat, u8, u16, u32, u64 } from "./bytes.ts";

/** A file, folder or link in a zip. All but the name may be left out; what is told wrongly is written wrongly. */
export interface ZipEntry {
  /** Text is written as UTF-8 with the flag that says so; bytes as they are, without it (CP949, say). */
  name: string | Uint8Array;
  /** Contents, unpacked; of a symbolic link: where it points to. */
  data?: Uint8Array | string;
  /** "deflate" unless told. */
  method?: "store" | "deflate";
  /** The packed bytes, where they are not simply made from `data`. */
  packed?: Uint8Array;
  /** Unpacked size and CRC-32 as the zip claims them. */
  size?: number;
  crc?: number;
  /** Method number as the zip claims it (9: Deflate64, 99: AES). */
  claimedMethod?: number;
  /** st_mode as Unix zips tell it: 0o100644 a file, 0o120777 a symbolic link, 0o040755 a folder, 0o010644 a pipe. */
  mode?: number;
  /** Traditional encryption by its flag; twelve bytes in front stand for its header, and the rest is not readable. */
  encrypted?: boolean;
  /** Sizes and CRC behind the data, as written by programs that stream. */
  descriptor?: boolean;
  /** Sizes and offset in the Zip64 field. */
  zip64?: boolean;
  /** Whether the flag of UTF-8 is set (bit 11); by the name's type unless told. */
  utf8?: boolean;
  /** More extra fields, in both headers. */
  extra?: Uint8Array;
  /** The local header is that of this earlier entry (by number): overlapping entries of a bomb. */
  sharedWith?: number;
  /** MS-DOS date and time; 2026-11-20 10:30:00 unless told. */
  dosTime?: number;
}

export interface ZipOptions {
  comment?: string | Uint8Array;
  /** Bytes in front (a self-extracting zip). */
  prefix?: Uint8Array;
  /** Number of entries as the end record claims it. */
  claimedEntries?: number;
  /** Left out: a zip that was cut off. */
  centralDirectory?: boolean;
}

const DOS_TIME = (((2026 - 1980) << 25) | (11 << 21) | (20 << 16) | (10 << 11) | (30 << 5)) >>> 0;
const FOUR_GIGABYTES_LESS_ONE = 0xffff_ffff;

/** A zip file (APPNOTE 6.3) with these entries in their order. */
export function zipFile(entries: readonly ZipEntry[], options: ZipOptions = {}): Uint8Array {
  const prefix = options.prefix ?? new Uint8Array(0);
  const parts: Uint8Array[] = [prefix];
  const central: Uint8Array[] = [];
  const offsets: number[] = [];
  let offset = prefix.length;
  for (const entry of entries) {
    const facts = factsOf(entry);
    const shared = entry.sharedWith === undefined ? undefined : offsets[entry.sharedWith];
    offsets.push(shared ?? offset);
    central.push(centralHeader(entry, facts, shared ?? offset));
    if (shared !== undefined) continue;
    const local = concat(localHeader(entry, facts), facts.packed, entry.descriptor === true ? descriptor(facts) : "");
    parts.push(local);
    offset += local.length;
  }
  if (options.centralDirectory === false) return concat(...parts);
  const directory = concat(...central);
  return concat(...parts, directory, endRecord(entries.length, directory.length, offset, options));
}

/** Info-ZIP's Unicode path: the UTF-8 name beside one in another encoding (extra field 0x7075). */
export function unicodePath(name: string, rawName: Uint8Array): Uint8Array {
  const body = concat(u8(1), u32(crc32(rawName), true), name);
  return concat(u16(0x7075, true), u16(body.length, true), body);
}

interface EntryFacts {
  name: Uint8Array;
  flags: number;
  method: number;
  packed: Uint8Array;
  size: number;
  crc: number;
}

function factsOf(entry: ZipEntry): EntryFacts {
  const data = asBytes(entry.data ?? "");
  const stored = entry.method === "store" || data.length === 0;
  const plain = entry.packed ?? (stored ? data : new Uint8Array(deflateRawSync(data)));
  const utf8 = entry.utf8 ?? typeof entry.name === "string";
  return {
    name: asBytes(entry.name),
    flags: (entry.encrypted === true ? 1 : 0) | (entry.descriptor === true ? 8 : 0) | (utf8 ? 0x800 : 0),
    method: entry.claimedMethod ?? (stored && entry.packed === undefined ? 0 : entry.method === "store" ? 0 : 8),
    packed: entry.encrypted === true ? scrambled(plain) : plain,
    size: entry.size ?? data.length,
    crc: entry.crc ?? crc32(data),
  };
}

/** As unreadable as if it were encrypted, and the same each time. */
function scrambled(plain: Uint8Array): Uint8Array {
  return concat(
    new Uint8Array(12).fill(0xa5),
    plain.map((byte, index) => byte ^ ((index * 151 + 89) & 0xff)),
  );
}

function localHeader(entry: ZipEntry, facts: EntryFacts): Uint8Array {
  const later = entry.descriptor === true;
  const large = entry.zip64 === true;
  const sizes = large
    ? zip64Field(u64(BigInt(facts.size), true), u64(BigInt(facts.packed.length), true))
    : new Uint8Array(0);
  const extra = concat(sizes, entry.extra ?? "");
  return concat(
    u32(0x0403_4b50, true),
    u16(large ? 45 : 20, true),
    u16(facts.flags, true),
    u16(facts.method, true),
    u32(entry.dosTime ?? DOS_TIME, true),
    u32(later ? 0 : facts.crc, true),
    u32(large ? FOUR_GIGABYTES_LESS_ONE : later ? 0 : facts.packed.length, true),
    u32(large ? FOUR_GIGABYTES_LESS_ONE : later ? 0 : facts.size, true),
    u16(facts.name.length, true),
    u16(extra.length, true),
    facts.name,
    extra,
  );
}

function centralHeader(entry: ZipEntry, facts: EntryFacts, offset: number): Uint8Array {
  const large = entry.zip64 === true;
  const field = large
    ? zip64Field(u64(BigInt(facts.size), true), u64(BigInt(facts.packed.length), true), u64(BigInt(offset), true))
    : new Uint8Array(0);
  const extra = concat(field, entry.extra ?? "");
  return concat(
    u32(0x0201_4b50, true),
    u16(entry.mode === undefined ? 20 : 0x031e, true),
    u16(large ? 45 : 20, true),
    u16(facts.flags, true),
    u16(facts.method, true),
    u32(entry.dosTime ?? DOS_TIME, true),
    u32(facts.crc, true),
    u32(large ? FOUR_GIGABYTES_LESS_ONE : facts.packed.length, true),
    u32(large ? FOUR_GIGABYTES_LESS_ONE : facts.size, true),
    u16(facts.name.length, true),
    u16(extra.length, true),
    u16(0),
    u16(0),
    u16(0),
    u32((entry.mode ?? 0) * 0x1_0000, true),
    u32(large ? FOUR_GIGABYTES_LESS_ONE : offset, true),
    facts.name,
    extra,
  );
}

function zip64Field(...values: readonly Uint8Array[]): Uint8Array {
  const body = concat(...values);
  return concat(u16(1, true), u16(body.length, true), body);
}

function descriptor(facts: EntryFacts): Uint8Array {
  return concat(u32(0x0807_4b50, true), u32(facts.crc, true), u32(facts.packed.length, true), u32(facts.size, true));
}

function endRecord(entries: number, directorySize: number, offset: number, options: ZipOptions): Uint8Array {
  const comment = asBytes(options.comment ?? "");
  const count = Math.min(options.claimedEntries ?? entries, 0xffff);
  return concat(
    u32(0x0605_4b50, true),
    u16(0),
    u16(0),
    u16(count, true),
    u16(count, true),
    u32(directorySize, true),
    u32(offset, true),
    u16(comment.length, true),
    comment,
  );
}
