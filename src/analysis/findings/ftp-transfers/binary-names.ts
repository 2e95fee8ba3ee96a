/** A binary format, and whether the first bytes of its files show it wherever they are captured (report/file-signature.ts). */
interface BinaryFormat {
  format: string;
  shown: boolean;
}

/** Endings of names whose files are binary whoever made them; .doc, .dat and the like may as well be text. */
const SHOWN: Readonly<Record<string, string>> = {
  PNG: "png",
  JPEG: "jpg jpeg",
  GIF: "gif",
  TIFF: "tif tiff",
  PDF: "pdf",
  ZIP: "zip docx xlsx pptx hwpx odt ods odp epub jar war apk",
  gzip: "gz tgz",
  bzip2: "bz2",
  xz: "xz",
  Zstandard: "zst",
  "7z": "7z",
  RAR: "rar",
  CAB: "cab",
  OLE2: "hwp xls ppt msi",
  "Windows program": "exe dll sys",
  "Java class": "class",
  RPM: "rpm",
  "Debian package": "deb",
  Ogg: "ogg",
  FLAC: "flac",
  RIFF: "wav avi webp",
  Matroska: "mkv webm",
  "Windows Media": "wmv wma",
  pcapng: "pcapng",
};

const NOT_SHOWN: Readonly<Record<string, string>> = {
  MP3: "mp3",
  MP4: "mp4 m4a m4v mov",
  BMP: "bmp",
  tar: "tar",
  "disk image": "iso dmg vmdk vhd vhdx qcow2",
  icon: "ico",
  HEIF: "heic heif",
  font: "ttf otf woff woff2",
  object: "o obj so pyc",
  binary: "bin",
};

const BY_ENDING = new Map<string, BinaryFormat>([...entries(SHOWN, true), ...entries(NOT_SHOWN, false)]);

function entries(table: Readonly<Record<string, string>>, shown: boolean): [string, BinaryFormat][] {
  return Object.entries(table).flatMap(([format, endings]) =>
    endings.split(" ").map((ending): [string, BinaryFormat] => [ending, { format, shown }]),
  );
}

/** No ending is longer. */
const LONGEST = 8;

/** The binary format that a file's name promises; null where it promises none. */
export function binaryFormatOf(name: string): BinaryFormat | null {
  const dot = name.lastIndexOf(".");
  if (dot <= 0 || name.length - dot > LONGEST) return null;
  return BY_ENDING.get(name.slice(dot + 1).toLowerCase()) ?? null;
}
