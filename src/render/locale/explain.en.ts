import { plural } from "./measures.en.ts";

/** Words of the explain screen. */
export const explainEn = {
  /** Headings of the list of findings. */
  groups: {
    "ftp-connections": "FTP: connections that did not come to be",
    "ftp-addresses": "FTP: addresses and ports",
    "ftp-transfers": "FTP: transfers",
    "ftp-sessions": "FTP: login, encryption and the control connection",
    "dhcp-exchanges": "DHCP: a client's exchanges",
    "dhcp-networks": "DHCP: servers, relays and the network",
    captures: "The capture itself",
  },
  headings: {
    where: "Where",
    findings: "Findings",
    also: "Also noted",
    checks: "Check",
    settings: "Settings",
    causes: "Why",
    limits: "Limits",
    references: "Read",
    filters: "Wireshark",
  },
  nothingWrong: "No problem was found in what the capture shows.",
  noneOfCode: (code: string): string => `This capture has no finding ${code}. In general:`,
  counts: (counts: Record<"error" | "warning" | "note", number>): string =>
    [
      [counts.error, "error", "errors"] as const,
      [counts.warning, "warning", "warnings"] as const,
      [counts.note, "note", "notes"] as const,
    ]
      .filter(([count]) => count > 0)
      .map(([count, one, many]) => plural(count, one, many))
      .join(", "),
  canBe: (severities: string): string => `can be: ${severities}`,
  inferred: "concluded, not seen",
  section: (rfc: number, section: string): string => `RFC ${rfc}${section === "" ? "" : ` section ${section}`}`,
  theseFrames: "these frames",
  allOfKind: "all of its kind",
  inCapture: (number: number): string => `these frames of capture ${number}`,
  howToRead: "ftpscope explain --finding CODE tells all about one of them; with a capture, where it is.",
  notesInFull: "--all tells all about these too.",
  /** Where a command or setting belongs; products keep their names. */
  places: {
    client: "FTP client",
    vsftpd: "vsftpd",
    proftpd: "ProFTPD",
    "pure-ftpd": "Pure-FTPd",
    iis: "IIS",
    filezilla: "FileZilla Server",
    nftables: "Linux firewall (nftables)",
    iptables: "Linux firewall (iptables)",
    conntrack: "Linux NAT helper (conntrack)",
    windows: "Windows",
    "windows-firewall": "Windows firewall",
    "isc-dhcp": "ISC dhcpd",
    kea: "Kea",
    dnsmasq: "dnsmasq",
    "windows-dhcp": "Windows DHCP server",
    cisco: "Cisco IOS",
    switch: "switch",
    tcpdump: "tcpdump",
    "dhcp-client": "DHCP client",
  },
};

export type PlaceName = keyof typeof explainEn.places;
