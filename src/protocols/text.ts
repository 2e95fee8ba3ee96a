import { decodeCp949 } from "./cp949.ts";

/** How the bytes of a text were read. Plain ASCII counts as UTF-8. */
export type TextEncoding = "utf-8" | "cp949" | "latin-1";

export interface DecodedText {
  text: string;
  encoding: TextEncoding;
}

const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Reads text of unknown encoding: strict UTF-8, else CP949 where it makes Korean sense, else Latin-1, which takes
 * anything. Every character stays in the text, NUL and control characters too. `bytes` is only read. Never throws.
 *
 * CP949 is chosen if every sequence in it is valid and Korean signs outnumber foreign ones (see `koreanWeight`):
 * almost any pair of high bytes is some CP949 character, so validity alone would turn "Größe" into Hanja.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const utf8 = decodeUtf8(bytes);
  if (utf8 !== null) return { text: utf8, encoding: "utf-8" };
  if (koreanWeight(bytes) > 0) {
    const text = decodeCp949(bytes);
    if (text !== null) return { text, encoding: "cp949" };
  }
  return { text: decodeLatin1(bytes), encoding: "latin-1" };
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return null;
  }
}

/** Unicode's first 256 characters are Latin-1; TextDecoder's "latin1" is Windows-1252, which is not the same. */
function decodeLatin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

/**
 * Korean signs minus foreign signs, or a negative number where the bytes can't be CP949. Two-byte characters are
 * taken in runs, since Korean is written in runs of them and Western text has single accents between letters:
 * - a Hangul syllable of KS X 1001 is a Korean sign, unless it is alone between two letters ("INFORMAÇÃO");
 * - a Hanja is one too, unless it is alone and next to a letter ("Größe");
 * - a syllable of the extension (rare in Korean; hiragana in Shift-JIS and "º" with a letter look like it) is a foreign sign;
 * - signs, kana, Greek and the like say nothing.
 */
function koreanWeight(bytes: Uint8Array): number {
  let weight = 0;
  let at = 0;
  while (at < bytes.length) {
    if (byteAt(bytes, at) < 0x80) {
      at += 1;
      continue;
    }
    const start = at;
    while (at < bytes.length && byteAt(bytes, at) >= 0x80) {
      if (!isPair(byteAt(bytes, at), byteAt(bytes, at + 1))) return -1;
      at += 2;
    }
    weight += at - start === 2 ? loneWeight(bytes, start) : runWeight(bytes, start, at);
  }
  return weight;
}

function runWeight(bytes: Uint8Array, start: number, end: number): number {
  let weight = 0;
  for (let at = start; at < end; at += 2) weight += WEIGHT[kindOf(byteAt(bytes, at), byteAt(bytes, at + 1))];
  return weight;
}

function loneWeight(bytes: Uint8Array, at: number): number {
  const kind = kindOf(byteAt(bytes, at), byteAt(bytes, at + 1));
  const before = isLetter(byteAt(bytes, at - 1));
  const after = isLetter(byteAt(bytes, at + 2));
  if (kind === "syllable" && before && after) return 0;
  if (kind === "hanja" && (before || after)) return 0;
  return WEIGHT[kind];
}

const WEIGHT = { syllable: 1, hanja: 1, extension: -1, sign: 0 } as const;

function kindOf(lead: number, trail: number): keyof typeof WEIGHT {
  if (lead <= 0xa0 || trail <= 0xa0) return "extension";
  if (lead >= 0xb0 && lead <= 0xc8) return "syllable";
  return lead >= 0xca ? "hanja" : "sign";
}

/** Rows 0xC9 and 0xFE are for private use, and the extension ends at 0xC652. */
function isPair(lead: number, trail: number): boolean {
  if (lead < 0x81 || lead > 0xfd || lead === 0xc9) return false;
  if (trail >= 0xa1) return trail <= 0xfe;
  return lead <= 0xc6 && (isLetter(trail) || (trail >= 0x81 && trail <= 0xa0));
}

function isLetter(byte: number): boolean {
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** 0 outside the bytes, which is no letter and no half of a pair. */
function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}
