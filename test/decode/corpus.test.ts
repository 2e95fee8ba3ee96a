import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { countKind, decodeCapture, type KindCounts } from "./corpus-counts.ts";

const FOLDER = fileURLToPath(new URL("../../../shared/captures/", import.meta.url));
const ORACLE = new URL("./tshark-counts.json", import.meta.url);
/** By file name: packets, TCP, UDP, ARP, ICMP, then payload bytes of TCP and of UDP. */
const rows: Record<string, number[]> = JSON.parse(readFileSync(ORACLE, "utf8"));

function expectedCounts(name: string): KindCounts {
  const [packets = 0, tcp = 0, udp = 0, arp = 0, icmp = 0, tcpPayload = 0, udpPayload = 0] = rows[name] ?? [];
  return { packets, tcp, udp, arp, icmp, tcpPayload, udpPayload, ...DIFFERENCES[name] };
}

/** Where the bytes say otherwise than tshark. */
const DIFFERENCES: Readonly<Record<string, Partial<KindCounts>>> = {
  // The only packet is a first fragment, cut by the snap length, whose rest never comes: tshark reads into it all the same.
  "dhcp-bootp-asan.pcap": { udp: 0, udpPayload: 0 },
  // Frame 86: a flipped bit makes the IP header 28 bytes long; what stands there as a TCP header ends behind the packet.
  "fuzz-big-endian-sip-ftp-dhcp.pcap": { tcp: 50 },
};

const present = existsSync(FOLDER);
if (!present) console.log(`skipped: the collection of captures is not at ${FOLDER}`);

/**
 * The counts are what tshark 4.0.17 printed: each frame under the innermost of these protocols that an ICMP error does
 * not quote, ARP where its fields are those of Ethernet and IPv4, UDP's length no longer than what IP leaves it.
 */
describe.skipIf(!present)("captures from public collections", () => {
  it.each(Object.keys(rows))("%s has as many packets of each kind as tshark says", async (name) => {
    const seen: KindCounts = { packets: 0, tcp: 0, udp: 0, arp: 0, icmp: 0, tcpPayload: 0, udpPayload: 0 };
    await decodeCapture(`${FOLDER}${name}`, (view) => countKind(seen, view));
    expect(seen).toEqual(expectedCounts(name));
  });
});
