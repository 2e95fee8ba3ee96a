import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { LOOP, libpcapLoop } from "./libpcap-loop.ts";
import type { Peer } from "./peer.ts";
import { TCPFLOW, tcpflows } from "./tcpflow.ts";
import { versionOf } from "./version.ts";

const FILTER = "tcp port 21 or udp port 67";
const TSHARK = "tshark -Y ftp";
const PCAP_PARSER = "pcap-parser";
const PARSER_LOOP = resolve(import.meta.dirname, "pcap-parser-loop.js");

/** Names that marks refer to. */
export const PEER = { loop: LOOP, tshark: TSHARK, tcpflow: TCPFLOW, pcapParser: PCAP_PARSER } as const;

/** All programs that people would use instead, and the floor; those that are not installed have no version. */
export function allPeers(): readonly Peer[] {
  return [
    { name: "cat", version: "", argv: (path) => ["cat", path] },
    libpcapLoop(),
    {
      name: "tcpdump",
      version: versionOf("tcpdump"),
      argv: (path) => ["tcpdump", "-r", path, "-w", "/dev/null", FILTER],
    },
    ...tcpflows(),
    {
      name: PCAP_PARSER,
      version: packageVersion(PCAP_PARSER),
      argv: (path) => [process.execPath, PARSER_LOOP, path],
      cannot: ["mix-pcapng"],
    },
    {
      name: TSHARK,
      version: versionOf("tshark"),
      argv: (path) => ["tshark", "-r", path, "-Y", "ftp"],
      // Minutes for ten million packets. Elsewhere its start, which counts, would be scaled up as well.
      slowOn: ["small", "flows"],
    },
  ];
}

function packageVersion(name: string): string | null {
  try {
    const about: { version: string } = JSON.parse(readFileSync(resolve("node_modules", name, "package.json"), "utf8"));
    return about.version;
  } catch {
    return null;
  }
}
