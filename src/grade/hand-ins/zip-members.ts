import { LIMITS } from "../../limits.ts";
import type { FileProblem } from "../../report/grading/file-problems.ts";
import type { ZipMember } from "./entry.ts";
import { cleanPath, decodeOldName, decodeUtf8, escapes } from "./file-names.ts";

/** A member of a zip as its table of contents (or, where that is gone, its local header) tells of it. */
export interface RawMember {
  nameBytes: Uint8Array;
  /** Name of the Info-ZIP Unicode path field (0x7075), where that one is valid. */
  unicodeName: string | null;
  /** General purpose bits. */
  flags: number;
  /** Unix file type and permissions; 0 where another system made it. */
  mode: number;
  /** Bytes, unpacked, as told; null where it is not. */
  size: number | null;
  /** Bytes of the name, for the room that it takes in the zip. */
  nameLength: number;
  member: ZipMember;
}

/** A file of a zip: no folders. */
export interface ListedMember {
  path: string;
  size: number | null;
  problem: FileProblem | null;
  member: ZipMember;
}

const ENCRYPTED = 0x0001;
const STRONGLY_ENCRYPTED = 0x0040;
const UTF8_NAME = 0x0800;
const LOCAL_HEADER_BYTES = 30;
const FILE_TYPE = 0xf000;
const REGULAR = 0x8000;
const FOLDER = 0x4000;
const LINK = 0xa000;

/** Names members, leaves folders out, and says which ones are not read and why. */
export function listMembers(raw: readonly RawMember[]): ListedMember[] {
  const overlapping = overlaps(raw);
  const isUtf8 = raw.every((each) => hasOwnEncoding(each) || decodeUtf8(each.nameBytes) !== null);
  const listed: ListedMember[] = [];
  for (const each of raw) {
    const name = nameOf(each, isUtf8).replaceAll("\\", "/");
    if (name.endsWith("/") || (each.mode & FILE_TYPE) === FOLDER) continue;
    const problem = problemOf(each, name, overlapping.has(each));
    listed.push({ path: cleanPath(name) || "?", size: each.size, problem, member: each.member });
  }
  return listed;
}

function hasOwnEncoding({ flags, unicodeName }: RawMember): boolean {
  return unicodeName !== null || (flags & UTF8_NAME) !== 0;
}

/** One that is no UTF-8 decides for all: a program writes all names of a zip in one way. */
function nameOf(raw: RawMember, isUtf8: boolean): string {
  if (raw.unicodeName !== null) return raw.unicodeName;
  const utf8 = isUtf8 || (raw.flags & UTF8_NAME) !== 0 ? decodeUtf8(raw.nameBytes) : null;
  return utf8 ?? decodeOldName(raw.nameBytes);
}

function problemOf({ flags, mode, size, member }: RawMember, name: string, overlapping: boolean): FileProblem | null {
  if (escapes(name)) return { code: "escaping-name", data: {} };
  const type = mode & FILE_TYPE;
  if (type === LINK) return { code: "link", data: {} };
  if (type !== 0 && type !== REGULAR) return { code: "special", data: {} };
  if ((flags & (ENCRYPTED | STRONGLY_ENCRYPTED)) !== 0) return { code: "encrypted", data: {} };
  if (overlapping) return { code: "overlapping", data: {} };
  if (member.method !== 0 && member.method !== 8) return { code: "unknown-method", data: { method: member.method } };
  const most = LIMITS.handInFileBytes;
  if (size !== null && size > most) return { code: "too-large", data: { bytes: size, most } };
  return null;
}

/** Members that claim bytes of one another; no honest program writes such. */
function overlaps(raw: readonly RawMember[]): Set<RawMember> {
  const found = new Set<RawMember>();
  const inOrder = raw.filter(({ member }) => member.packedBytes > 0);
  inOrder.sort((left, right) => left.member.offset - right.member.offset);
  let last: RawMember | null = null;
  for (const each of inOrder) {
    if (last !== null && each.member.offset < endOf(last)) found.add(last).add(each);
    if (last === null || endOf(each) > endOf(last)) last = each;
  }
  return found;
}

function endOf({ member, nameLength }: RawMember): number {
  return member.offset + LOCAL_HEADER_BYTES + nameLength + member.packedBytes;
}
