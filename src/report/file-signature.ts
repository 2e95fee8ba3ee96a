/** A format, and what the first four bytes of its files are under a mask; as big-endian integers. */
type Signature = readonly [format: string, bytes: number, mask?: number];

const ALL = 0xffff_ffff;

/**
 * Formats that four bytes tell, and that no text begins with: with a control character, a byte that text has not got in any
 * encoding, or four letters that make no word. So not "MZ" alone, which stands in front of Korean text too, nor "BM" or "PK".
 */
const SIGNATURES: readonly Signature[] = [
  ["PNG", 0x8950_4e47],
  ["JPEG", 0xffd8_ff00, 0xffff_ff00],
  ["GIF", 0x4749_4638],
  ["TIFF", 0x4949_2a00],
  ["TIFF", 0x4d4d_002a],
  ["Photoshop", 0x3842_5053],
  ["PDF", 0x2550_4446],
  // Office documents, Java archives and Android apps among them.
  ["ZIP", 0x504b_0304],
  ["ZIP", 0x504b_0506],
  ["ZIP", 0x504b_0708],
  ["gzip", 0x1f8b_0800, 0xffff_ff00],
  ["bzip2", 0x425a_6830, 0xffff_fff0],
  ["xz", 0xfd37_7a58],
  ["Zstandard", 0x28b5_2ffd],
  ["LZ4", 0x0422_4d18],
  ["compress", 0x1f9d_0000, 0xffff_0000],
  ["7z", 0x377a_bcaf],
  ["RAR", 0x5261_7221],
  ["CAB", 0x4d53_4346],
  // Older documents of Word, Excel, PowerPoint and Hangul.
  ["OLE2", 0xd0cf_11e0],
  ["ELF", 0x7f45_4c46],
  // "MZ", and the bytes on its last page, of which there are at most 511.
  ["Windows program", 0x4d5a_0000, 0xffff_00fe],
  ["Mach-O", 0xfeed_face],
  ["Mach-O", 0xfeed_facf],
  ["Mach-O", 0xcefa_edfe],
  ["Mach-O", 0xcffa_edfe],
  ["Java class", 0xcafe_babe],
  ["WebAssembly", 0x0061_736d],
  ["RPM", 0xedab_eedb],
  ["Debian package", 0x213c_6172],
  // ID3v2 in front of it, or the first frame's sync and layer.
  ["MP3", 0x4944_3300, 0xffff_fff8],
  ["MP3", 0xfffb_0000, 0xffff_0000],
  ["MP3", 0xfff3_0000, 0xffff_0000],
  ["Ogg", 0x4f67_6753],
  ["FLAC", 0x664c_6143],
  // WAV, AVI, WebP.
  ["RIFF", 0x5249_4646],
  ["Matroska", 0x1a45_dfa3],
  ["Windows Media", 0x3026_b275],
  ["Flash video", 0x464c_5601],
  ["MPEG", 0x0000_01ba],
  ["pcap", 0xd4c3_b2a1],
  ["pcap", 0xa1b2_c3d4],
  ["pcap", 0x4d3c_b2a1],
  ["pcapng", 0x0a0d_0d0a],
  ["QCOW", 0x5146_49fb],
  ["U-Boot image", 0x2705_1956],
];

/** The format that a file with these first four bytes (a big-endian integer) is of; null where they tell none. */
export function fileFormat(opening: number): string | null {
  const found = SIGNATURES.find(([, bytes, mask = ALL]) => ((opening & mask) ^ bytes) === 0);
  return found?.[0] ?? null;
}
