import { plural } from "./measures.en.ts";

/** What stands behind the codes that captures, messages and the system give. Each is a phrase without a full stop. */
export const codesEn = {
  /** What a file is that is no capture. */
  lookalikes: {
    zip: "a zip archive",
    docx: "a Word document",
    xlsx: "an Excel workbook",
    pptx: "a PowerPoint presentation",
    hwpx: "a Hangul (hwpx) document",
    opendocument: "an OpenDocument file",
    "office-document": "an old Office or Hangul (hwp) document",
    pdf: "a PDF",
    png: "a PNG picture",
    jpeg: "a JPEG picture",
    gif: "a GIF picture",
    webp: "a WebP picture",
    mp4: "a video",
    riff: "a sound or video file",
    "7z": "a 7z archive",
    rar: "a RAR archive",
    tar: "a tar archive",
    archive: "an ar archive or Debian package",
    sqlite: "an SQLite database",
    elf: "a Linux program",
    "windows-program": "a Windows program",
    "mac-program": "a macOS program",
    "java-class": "a Java class",
    "windows-shortcut": "a Windows shortcut, not the file it points to",
    "windows-event-log": "a Windows event log",
    html: "a web page",
    xml: "XML",
    json: "JSON",
    script: "a script",
    text: "text",
    "packet-text": "the printed text of a capture",
    "git-lfs-pointer": "a Git LFS pointer, not the file itself",
    zeros: "nothing but zero bytes",
    data: "unknown data",
    "cut-header": "a capture cut off inside its header",
  },
  /** Captures, and packings of captures, that are known and not read. */
  unsupported: {
    netmon: "Microsoft Network Monitor",
    btsnoop: "Bluetooth snoop",
    sniffer: "Sniffer",
    netxray: "NetXRay",
    etl: "Windows event trace, ETL",
    erf: "Endace ERF",
    xz: "packed with xz",
    bzip2: "packed with bzip2",
    lz4: "packed with lz4",
    compress: "packed with compress",
    "gzip-in-gzip": "packed with gzip twice",
    "zstd-in-zstd": "packed with zstd twice",
    "gzip-in-zstd": "packed twice, with gzip and zstd",
    "zstd-in-gzip": "packed twice, with zstd and gzip",
  },
  /** The operating system's error codes. */
  system: {
    EACCES: "permission denied",
    EPERM: "not permitted",
    EROFS: "the file system is read-only",
    ENOSPC: "the disk is full",
    EDQUOT: "the disk quota is used up",
    EFBIG: "the file would be too large",
    EIO: "input/output error",
    ENOENT: "there is no such folder",
    ENOTDIR: "part of the path is not a folder",
    EISDIR: "it is a folder",
    /** Told by ftpscope itself: a pipe or device where a file was to be. */
    special: "it is a pipe or device, not a file",
    ENXIO: "no such device",
    ENODEV: "no such device",
    EBUSY: "it is in use",
    EMFILE: "too many open files",
    ENAMETOOLONG: "the name is too long",
    ELOOP: "the links lead in a circle",
    EINVAL: "it does not allow that",
  },
  /** What was wrong inside of a capture file. */
  damages: {
    "record-cut": "it ends inside a packet, and everything before that was read",
    "record-length": "a packet record claims an impossible length, and what could not be read was passed over",
    "block-length": "a block claims an impossible length, and what could not be read was passed over",
    "joined-files": "another capture was appended here, and both were read",
    "interface-unknown": "a packet names an interface that the file does not declare, and was passed over",
    "interface-limit": "it declares more interfaces than ftpscope reads",
    "option-past-end": "an option runs past the end of its block, and was ignored",
    "section-version": "a section of an unknown pcapng version begins, and nothing from there on was read",
    "compression-cut": "the compressed data end too early, and everything before that was read",
    "compression-broken": "the compressed data are broken, and nothing from there on was read",
    "compression-checksum": "the checksum of the compressed data is wrong, so the contents may be too",
    "read-failed": "reading failed, and nothing from there on was read",
  },
  /** What was wrong with a DHCP message. */
  dhcpProblems: {
    "cut-by-capture": "the capture holds only its beginning",
    "bad-cookie": "wrong magic cookie, so it has no options",
    "bad-op": "op is neither 1 nor 2",
    "op-mismatch": "op contradicts the message type",
    "hardware-length": "impossible length of the hardware address",
    "message-type": "option 53 is not one byte long",
    "no-end": "no END option",
    "secs-byte-order": "secs in the wrong byte order",
    "option-past-end": "an option runs past the end",
    "overload-value": "option 52 has an unknown value",
    "overload-recursive": "option 52 inside of an overloaded field",
  },
  /** What the ceilings on memory left out. */
  limits: {
    connections: (count: number): string =>
      `${plural(count, "FTP connection was", "FTP connections were")} not followed`,
    announcements: (count: number): string =>
      `${plural(count, "announced data port was", "announced data ports were")} forgotten`,
    silentControls: (count: number): string =>
      `${plural(count, "call to an FTP server was", "calls to FTP servers were")} left out`,
    unclaimedConnections: (count: number): string =>
      `${plural(count, "unclaimed data connection was", "unclaimed data connections were")} left out`,
    controlBytes: (count: number): string =>
      `${plural(count, "byte of FTP commands and replies was", "bytes of FTP commands and replies were")} not read`,
    ftpRecords: (count: number): string =>
      `${plural(count, "FTP command, reply or announcement was", "FTP commands, replies and announcements were")} left out`,
    segmentRuns: (count: number): string => `${plural(count, "packet was", "packets were")} left out of the ladders`,
    unreachables: (count: number): string => `${plural(count, "ICMP error was", "ICMP errors were")} left out`,
    sessions: (count: number): string => `${plural(count, "FTP session was", "FTP sessions were")} left out`,
    transactions: (count: number): string => `${plural(count, "DHCP exchange was", "DHCP exchanges were")} left out`,
    messages: (count: number): string => `${plural(count, "DHCP message was", "DHCP messages were")} left out`,
    closedEarly: (count: number): string =>
      `${plural(count, "DHCP exchange was", "DHCP exchanges were")} closed while answers could still come`,
    addressUses: (count: number): string =>
      `${plural(count, "packet was", "packets were")} not looked at for who uses which address`,
    findings: (count: number): string =>
      `${plural(count, "finding of the same kinds was", "findings of the same kinds were")} left out`,
    clients: (count: number): string => `${plural(count, "DHCP client was", "DHCP clients were")} left out`,
    datagrams: (count: number): string =>
      `${plural(count, "datagram was", "datagrams were")} let go before all fragments came`,
    tunnels: (count: number): string =>
      `${plural(count, "packet was", "packets were")} not opened, being in too many tunnels`,
    linkLocal: (count: number): string =>
      `${plural(count, "link-local address was", "link-local addresses were")} left out`,
  },
};
