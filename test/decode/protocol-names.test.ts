import { describe, expect, it } from "vitest";
import { classify, PROTOCOL_NAMES } from "../../src/decode/protocol-names.ts";
import { PORT_SERVICES } from "../../src/decode/well-known-ports.ts";
import {
  arp,
  concat,
  ETHER_TYPE,
  ethernet,
  fragmentsOfIpv4,
  hex,
  ieee80211,
  ip,
  LINK,
  macBytes,
  tcpDatagram,
  u16,
  udpDatagram,
} from "../build/packets.ts";
import { decodeBytes } from "./decode-bytes.ts";

const FOUR = { source: "192.0.2.1", destination: "192.0.2.2" };
const SIX = { source: "2001:db8::1", destination: "2001:db8::2" };

function nameOf(bytes: Uint8Array, linkType: number = LINK.raw): string | undefined {
  return PROTOCOL_NAMES[classify(decodeBytes(bytes, { linkType }))];
}

const tcp = (from: number, to: number) =>
  nameOf(tcpDatagram({ from: { ip: FOUR.source, port: from }, to: { ip: FOUR.destination, port: to } }));
const udp = (from: number, to: number) =>
  nameOf(udpDatagram({ from: { ip: FOUR.source, port: from }, to: { ip: FOUR.destination, port: to } }));
const dot3 = (llc: Uint8Array) =>
  nameOf(concat(macBytes("01:80:c2:00:00:00"), macBytes("02:00:00:00:00:01"), u16(llc.length), llc), LINK.ethernet);

describe("names by port", () => {
  it.each([
    [50_000, 21, "FTP"],
    [20, 50_000, "FTP data"],
    [50_000, 22, "SSH"],
    [443, 50_000, "TLS"],
    [50_000, 50_001, "TCP (other)"],
    [0, 0, "TCP (other)"],
    [68, 67, "TCP (other)"],
  ])("TCP %i to %i is %s", (from, to, name) => {
    expect(tcp(from, to)).toBe(name);
  });

  it.each([
    [68, 67, "DHCP"],
    [546, 547, "DHCPv6"],
    [5353, 5353, "mDNS"],
    [50_000, 443, "QUIC"],
    [50_000, 1900, "SSDP"],
    [21, 50_000, "UDP (other)"],
  ])("UDP %i to %i is %s", (from, to, name) => {
    expect(udp(from, to)).toBe(name);
  });

  it("are the same in both directions", () => {
    expect(tcp(22, 80)).toBe("SSH");
    expect(tcp(80, 22)).toBe("SSH");
    expect(tcp(1024, 3306)).toBe(tcp(3306, 1024));
  });

  it("never come from a dynamic port", () => {
    for (const { tcp: overTcp = [], udp: overUdp = [] } of PORT_SERVICES) {
      for (const port of [...overTcp, ...overUdp]) expect(port).toBeLessThan(49_152);
    }
  });

  it("name each port for one service only", () => {
    for (const transport of ["tcp", "udp"] as const) {
      const ports = PORT_SERVICES.flatMap((service) => service[transport] ?? []);
      expect(ports.filter((port, index) => ports.indexOf(port) !== index)).toEqual([]);
    }
  });
});

describe("names by header", () => {
  it.each([
    ["ICMP", nameOf(ip({ ...FOUR, protocol: 1 }, hex("0800000000000000")))],
    ["ICMPv6", nameOf(ip({ ...SIX, protocol: 58 }, hex("8000000000000000")))],
    ["IGMP", nameOf(ip({ ...FOUR, protocol: 2 }, hex("1600000000000000")))],
    ["OSPF", nameOf(ip({ ...SIX, protocol: 89 }, hex("03010000")))],
    ["IPv4 (other)", nameOf(ip({ ...FOUR, protocol: 200 }, hex("00")))],
    ["IPv6 (other)", nameOf(ip({ ...SIX, protocol: 59 }, hex("")))],
    ["TCP (other)", nameOf(ip({ ...FOUR, protocol: 6 }, hex("00500050")))],
    ["IP fragment", nameOf(fragmentsOfIpv4({ ...FOUR, protocol: 17 }, new Uint8Array(32), 16)[1] ?? hex(""))],
    ["LLDP", nameOf(ethernet({ etherType: 0x88cc }, hex("0000")), LINK.ethernet)],
    ["EAPOL", nameOf(ethernet({ etherType: 0x888e }, hex("01010000")), LINK.ethernet)],
    ["not decoded", nameOf(ethernet({ etherType: 0x1234 }, hex("00")), LINK.ethernet)],
    ["STP", dot3(hex("424203 0000"))],
    ["CDP", dot3(hex("aaaa03 00000c 2000"))],
    ["LLC", dot3(hex("aaaa03 00e02b 00bb"))],
    ["802.11", nameOf(ieee80211({ protectedFrame: true }, hex("45")), LINK.ieee80211)],
    ["not decoded", nameOf(hex("45"), 9_999)],
  ])("%s", (name, given) => {
    expect(given).toBe(name);
  });

  it("ARP", () => {
    const probe = arp({
      operation: "request",
      senderMac: "02:00:00:00:00:01",
      senderIp: "0.0.0.0",
      targetIp: "10.0.0.1",
    });
    expect(nameOf(ethernet({ etherType: ETHER_TYPE.arp }, probe), LINK.ethernet)).toBe("ARP");
  });

  it("are each there once, and few enough for a byte", () => {
    expect(new Set(PROTOCOL_NAMES).size).toBe(PROTOCOL_NAMES.length);
    expect(PROTOCOL_NAMES.length).toBeLessThan(256);
  });
});
