import type { CaptureFindings } from "../../report/finding-data/captures.ts";
import type { Guides } from "./guide.ts";

const FTP = "ftp || ftp-data";
/** Bits of tcp.completeness: SYN and SYN-ACK are 1 and 2, FIN and RST 16 and 32. */
const UNOPENED = "!(tcp.completeness & 3)";
const UNCLOSED = "!(tcp.completeness & 48)";

export const capturesGuides: Guides<CaptureFindings> = {
  "capture.damaged": { references: [], settings: [], filter: "_ws.malformed || _ws.short" },
  "capture.snap-cut": {
    references: [],
    settings: ["capture-whole-packets"],
    filter: "frame.cap_len < frame.len",
  },
  "capture.unknown-link-type": { references: [], settings: [], filter: "!(ip || ipv6 || arp)" },
  "capture.packets-lost": {
    references: [
      { rfc: 9293, section: "3.4" },
      { rfc: 9293, section: "3.8.1" },
    ],
    settings: ["capture-buffer"],
    filter: "tcp.analysis.lost_segment || tcp.analysis.ack_lost_segment",
  },
  "capture.one-direction": {
    references: [{ rfc: 9293, section: "3.4" }],
    settings: ["capture-by-host", "mirror-both-ways"],
    filter: `${FTP} || tcp.flags.syn == 1`,
  },
  "capture.duplicates": {
    references: [{ rfc: 791, section: "3.1" }],
    settings: ["mirror-once"],
    filter: "tcp.analysis.retransmission || tcp.analysis.duplicate_ack || tcp.analysis.out_of_order",
  },
  "capture.starts-inside": {
    references: [
      { rfc: 9293, section: "3.5" },
      { rfc: 959, section: "5.4" },
    ],
    settings: ["capture-by-host"],
    filter: `ftp && ${UNOPENED}`,
  },
  "capture.ends-inside": {
    references: [
      { rfc: 9293, section: "3.6" },
      { rfc: 959, section: "5.4" },
    ],
    settings: [],
    filter: `(${FTP}) && ${UNCLOSED}`,
  },
  "limit.reached": { references: [], settings: ["capture-by-host"], filter: `${FTP} || dhcp` },
};
