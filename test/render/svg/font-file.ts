import { readFileSync } from "node:fs";

/** What a TrueType font says of itself, as far as a grid of cells asks: which characters it has and how wide each is drawn. */
export interface FontFile {
  unitsPerEm: number;
  /** Code points that have a glyph of their own, and its advance in font units. */
  advances: ReadonlyMap<number, number>;
  /** Those whose glyph has no outline. */
  blank: ReadonlySet<number>;
}

/** Reads `cmap` (formats 4 and 12), `hmtx`, `loca` and `head` of a font file (ISO/IEC 14496-22). Throws where they are missing. */
export function readFontFile(path: string): FontFile {
  const bytes = readFileSync(path);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const glyphs = readCharacterMap(view, tableOffset(view, "cmap"));
  const longMetrics = view.getUint16(tableOffset(view, "hhea") + 34);
  const metrics = tableOffset(view, "hmtx");
  const advances = new Map<number, number>();
  const blank = new Set<number>();
  for (const [codePoint, glyph] of glyphs) {
    if (outlineSize(view, glyph) === 0) blank.add(codePoint);
    advances.set(codePoint, view.getUint16(metrics + Math.min(glyph, longMetrics - 1) * 4));
  }
  return { unitsPerEm: view.getUint16(tableOffset(view, "head") + 18), advances, blank };
}

/** Bytes of a glyph's outline. */
function outlineSize(view: DataView, glyph: number): number {
  const offsets = tableOffset(view, "loca");
  const long = view.getUint16(tableOffset(view, "head") + 50) === 1;
  const at = (index: number): number =>
    long ? view.getUint32(offsets + index * 4) : view.getUint16(offsets + index * 2);
  return at(glyph + 1) - at(glyph);
}

function tableOffset(view: DataView, tag: string): number {
  for (let index = 0; index < view.getUint16(4); index++) {
    const entry = 12 + index * 16;
    if (tagAt(view, entry) === tag) return view.getUint32(entry + 8);
  }
  throw new Error(`the font has no table ${tag}`);
}

function tagAt(view: DataView, offset: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(offset + index)));
}

function readCharacterMap(view: DataView, cmap: number): Map<number, number> {
  const glyphs = new Map<number, number>();
  for (let index = 0; index < view.getUint16(cmap + 2); index++) {
    const entry = cmap + 4 + index * 8;
    const [platform, encoding] = [view.getUint16(entry), view.getUint16(entry + 2)];
    if (platform !== 0 && !(platform === 3 && (encoding === 1 || encoding === 10))) continue;
    const subtable = cmap + view.getUint32(entry + 4);
    if (view.getUint16(subtable) === 4) readSegments(view, subtable, glyphs);
    if (view.getUint16(subtable) === 12) readGroups(view, subtable, glyphs);
  }
  if (glyphs.size === 0) throw new Error("the font maps no Unicode characters");
  return glyphs;
}

/** Format 4: segments of 16-bit code points. */
function readSegments(view: DataView, subtable: number, glyphs: Map<number, number>): void {
  const size = view.getUint16(subtable + 6);
  for (let segment = 0; segment < size; segment += 2) {
    const end = view.getUint16(subtable + 14 + segment);
    const start = view.getUint16(subtable + 16 + size + segment);
    const delta = view.getUint16(subtable + 16 + size * 2 + segment);
    const rangeAt = subtable + 16 + size * 3 + segment;
    const range = view.getUint16(rangeAt);
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const raw = range === 0 ? code : view.getUint16(rangeAt + range + (code - start) * 2);
      const glyph = range !== 0 && raw === 0 ? 0 : (raw + delta) & 0xffff;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
}

/** Format 12: groups of code points of any size. */
function readGroups(view: DataView, subtable: number, glyphs: Map<number, number>): void {
  for (let group = 0; group < view.getUint32(subtable + 12); group++) {
    const entry = subtable + 16 + group * 12;
    const [start, end, first] = [view.getUint32(entry), view.getUint32(entry + 4), view.getUint32(entry + 8)];
    for (let code = start; code <= end; code++) glyphs.set(code, first + code - start);
  }
}
