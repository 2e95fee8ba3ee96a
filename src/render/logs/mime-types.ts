/** By the report's name of a format that a file's first bytes tell (IANA's registry, or what is usual where that has none). */
const MIME_TYPES: Readonly<Record<string, string>> = {
  PNG: "image/png",
  JPEG: "image/jpeg",
  GIF: "image/gif",
  TIFF: "image/tiff",
  PDF: "application/pdf",
  ZIP: "application/zip",
  gzip: "application/x-gzip",
  bzip2: "application/x-bzip2",
  xz: "application/x-xz",
  "7z": "application/x-7z-compressed",
  RAR: "application/x-rar",
  CAB: "application/vnd.ms-cab-compressed",
  ELF: "application/x-executable",
  "Windows program": "application/x-dosexec",
  "Mach-O": "application/x-mach-o-executable",
  "Java class": "application/x-java-applet",
  MP3: "audio/mpeg",
  Ogg: "audio/ogg",
  FLAC: "audio/flac",
  Matroska: "video/x-matroska",
  MPEG: "video/mpeg",
  pcap: "application/vnd.tcpdump.pcap",
};

/** Null where the format is not known, or has no name there. */
export function mimeType(signature: string | null): string | null {
  return signature === null ? null : (MIME_TYPES[signature] ?? null);
}
