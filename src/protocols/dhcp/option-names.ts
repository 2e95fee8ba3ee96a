/** Domain names in wire format (RFC 1035 section 3.1), with compression inside one option (RFC 3396, RFC 3397). */
import { decodeText } from "../text.ts";
import { type Decoder, malformed, type Notes } from "./option-reader.ts";

/** Names of one option that are given; a list of pointers could otherwise grow a hundredfold. */
const MOST_NAMES = 256;
const LONGEST_NAME = 255;

/** A list of names, each of which may point back into the option. */
export const domainNames: Decoder = (bytes, notes) => {
  const names: string[] = [];
  let at = 0;
  while (at < bytes.length) {
    const name = readName(bytes, at, notes);
    if (name === null || names.length >= MOST_NAMES) {
      notes.malformed = true;
      break;
    }
    names.push(name.text);
    at = name.next;
  }
  return bytes.length === 0 ? malformed(notes) : names;
};

/** One name. */
export const domainName: Decoder = (bytes, notes) => {
  const name = readName(bytes, 0, notes);
  if (name === null) return malformed(notes);
  if (name.next !== bytes.length) notes.malformed = true;
  return name.text;
};

/**
 * The name at `start`, without the final dot, and the offset after it. Null where it runs past the end, is longer than
 * 255 bytes, or a pointer does not lead to an earlier place than all before it, which is what makes loops impossible.
 */
export function readName(bytes: Uint8Array, start: number, notes: Notes): { text: string; next: number } | null {
  const labels: string[] = [];
  let next = -1;
  let at = start;
  let lowest = start;
  let length = 0;
  for (;;) {
    const size = bytes[at];
    if (size === undefined) return null;
    if (size === 0) return { text: labels.join("."), next: next === -1 ? at + 1 : next };
    if (size >= 0xc0) {
      const low = bytes[at + 1];
      const target = ((size & 0x3f) << 8) | (low ?? 0);
      if (low === undefined || target >= lowest) return null;
      if (next === -1) next = at + 2;
      lowest = target;
      at = target;
      continue;
    }
    length += size + 1;
    if (size > 63 || at + 1 + size > bytes.length || length > LONGEST_NAME) return null;
    const label = decodeText(bytes.subarray(at + 1, at + 1 + size));
    if (label.encoding !== "utf-8") notes.encoding = label.encoding;
    labels.push(label.text);
    at += 1 + size;
  }
}
