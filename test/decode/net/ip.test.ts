import { describe, expect, it } from "vitest";
import { formatIp } from "../../../src/decode/addresses.ts";
import { KIND } from "../../../src/decode/packet-view.ts";
import {
  arp,
  concat,
  ETHER_TYPE,
  ethernet,
  hex,
  IP_PROTOCOL,
  ipv4,
  ipv6,
  LINK,
  tcpDatagram,
  tcpSegment,
  u8,
  u16,
  u32,
} from "../../build/packets.ts";
import { decodeBytes, payloadText } from "../decode-bytes.ts";

const FOUR = { source: "192.0.2.1", destination: "192.0.2.2", protocol: IP_PROTOCOL.tcp };
const SIX = { source: "2001:db8::1", destination: "2001:db8::2", protocol: IP_PROTOCOL.tcp };
const ENDS = { from: { ip: "192.0.2.1", port: 40_000 }, to: { ip: "192.0.2.2", port: 21 } };
const SEGMENT = tcpSegment(ENDS, "QUIT\r\n");
const CONTROL = { kind: KIND.tcp, sourcePort: 40_000, destinationPort: 21, payloadLength: 6, payloadCaptured: 6 };

const raw = (bytes: Uint8Array, originalLength = bytes.length) =>
  decodeBytes(bytes, { linkType: LINK.raw, originalLength });

describe("IPv4", () => {
  it("gives its own fields", () => {
    const view = raw(ipv4({ ...FOUR, identification: 0xabcd, timeToLive: 57 }, SEGMENT));
    expect(view).toMatchObject({ ...CONTROL, ipVersion: 4, identification: 0xabcd, timeToLive: 57, protocol: 6 });
    expect(formatIp(view.network, view.sourceAddress, 4)).toBe("192.0.2.1");
    expect(formatIp(view.network, view.destinationAddress, 4)).toBe("192.0.2.2");
  });

  it("may have options", () => {
    expect(raw(ipv4({ ...FOUR, options: hex("94040000 01010101") }, SEGMENT))).toMatchObject(CONTROL);
  });

  it("of total length 0 reaches to the end of the frame", () => {
    const datagram = ipv4({ ...FOUR, totalLength: 0 }, SEGMENT);
    expect(raw(datagram)).toMatchObject(CONTROL);
    expect(raw(datagram, datagram.length + 100)).toMatchObject({ payloadLength: 106, payloadCaptured: 6 });
  });

  it("is cut where its total length reaches past what was captured", () => {
    const datagram = ipv4({ ...FOUR, totalLength: 1_500 }, SEGMENT);
    expect(raw(datagram, 1_500)).toMatchObject({ ...CONTROL, payloadLength: 1_460 });
  });

  it("is cut too where the original length was lost but the checksum is right", () => {
    expect(raw(ipv4({ ...FOUR, totalLength: 1_500 }, SEGMENT))).toMatchObject({ ...CONTROL, payloadLength: 1_460 });
  });

  it("is not believed beyond the frame under a wrong checksum", () => {
    const datagram = ipv4({ ...FOUR, totalLength: 1_500, checksum: 0x1234 }, SEGMENT);
    expect(raw(datagram)).toMatchObject({ ...CONTROL, payloadLength: 6 });
  });

  it.each([
    ["a header length below 20", (bytes: Uint8Array) => bytes.set([0x44], 0)],
    ["a header length past the record", (bytes: Uint8Array) => bytes.set([0x4f], 0)],
    ["a total length below its header's", (bytes: Uint8Array) => bytes.set(u16(19), 2)],
    ["another version", (bytes: Uint8Array) => bytes.set([0x55], 0)],
  ])("with %s is other", (_, change) => {
    const datagram = ipv4(FOUR, tcpSegment(ENDS)).slice(0, 40);
    change(datagram);
    expect(raw(datagram)).toMatchObject({ kind: KIND.other, ipVersion: 0 });
  });

  it("is believed over an EtherType that says IPv6", () => {
    expect(decodeBytes(ethernet({ etherType: ETHER_TYPE.ipv6 }, ipv4(FOUR, SEGMENT)))).toMatchObject(CONTROL);
  });

  it("with a protocol that is not read is other, with its number", () => {
    expect(raw(ipv4({ ...FOUR, protocol: 89 }, hex("02010000")))).toMatchObject({
      kind: KIND.other,
      protocol: 89,
      ipVersion: 4,
    });
  });

  it("does not take numbers of IPv6 extension headers for them", () => {
    const view = raw(ipv4({ ...FOUR, protocol: 60 }, concat(u8(6, 0), new Uint8Array(6), SEGMENT)));
    expect(view).toMatchObject({ kind: KIND.other, protocol: 60 });
  });

  it("goes on behind an authentication header", () => {
    const header = concat(u8(6, 4), u16(0), u32(1), u32(1), new Uint8Array(12));
    expect(raw(ipv4({ ...FOUR, protocol: 51 }, concat(header, SEGMENT)))).toMatchObject({ ...CONTROL, protocol: 6 });
  });
});

describe("IPv6", () => {
  it("gives its own fields", () => {
    const view = raw(ipv6({ ...SIX, hopLimit: 3 }, SEGMENT));
    expect(view).toMatchObject({ ...CONTROL, ipVersion: 6, identification: -1, timeToLive: 3, protocol: 6 });
    expect(formatIp(view.network, view.sourceAddress, 6)).toBe("2001:db8::1");
    expect(formatIp(view.network, view.destinationAddress, 6)).toBe("2001:db8::2");
  });

  it("goes on behind extension headers", () => {
    const extensions = [
      { type: IP_PROTOCOL.hopByHop, body: new Uint8Array(6) },
      { type: IP_PROTOCOL.destinationOptions, body: new Uint8Array(14) },
      { type: IP_PROTOCOL.routing, body: new Uint8Array(22) },
    ];
    expect(raw(ipv6({ ...SIX, extensions }, SEGMENT))).toMatchObject({ ...CONTROL, protocol: 6 });
  });

  it("takes an atomic fragment for what it is", () => {
    const extensions = [{ type: IP_PROTOCOL.fragment, body: concat(u16(0), u32(0xfeedbeef)) }];
    expect(raw(ipv6({ ...SIX, extensions }, SEGMENT))).toMatchObject({ ...CONTROL, identification: 0xfeedbeef });
  });

  it("of payload length 0 reaches to the end of the frame", () => {
    expect(raw(ipv6({ ...SIX, payloadLength: 0 }, SEGMENT))).toMatchObject(CONTROL);
  });

  it("of payload length 0 reaches as far as its jumbo option says", () => {
    const body = concat(hex("c204"), u32(8 + SEGMENT.length));
    const extensions = [{ type: IP_PROTOCOL.hopByHop, body }];
    const jumbo = ipv6({ ...SIX, extensions, payloadLength: 0 }, SEGMENT);
    expect(raw(concat(jumbo, new Uint8Array(9)))).toMatchObject(CONTROL);
  });

  it("does not believe a jumbo option that leaves the frame", () => {
    const extensions = [{ type: IP_PROTOCOL.hopByHop, body: concat(hex("c204"), u32(500_000)) }];
    expect(raw(ipv6({ ...SIX, extensions, payloadLength: 0 }, SEGMENT))).toMatchObject(CONTROL);
  });

  it.each([
    ["an extension header past the record", concat(u8(6, 200), new Uint8Array(6)), 0],
    ["no next header", SEGMENT, 59],
    ["an encrypted payload", SEGMENT, 50],
  ])("with %s is other", (_, payload, protocol) => {
    expect(raw(ipv6({ ...SIX, protocol }, payload))).toMatchObject({ kind: KIND.other, ipVersion: 6, protocol });
  });

  it("with extension headers without end is other", () => {
    const chain = concat(...Array.from({ length: 2_000 }, () => concat(u8(60, 0), new Uint8Array(6))));
    expect(raw(ipv6({ ...SIX, protocol: 60 }, chain)).kind).toBe(KIND.other);
  });
});

describe("ICMP", () => {
  it.each([
    ["ICMP", 4, IP_PROTOCOL.icmp],
    ["ICMPv6", 6, IP_PROTOCOL.icmp6],
  ])("%s does not take the packet it quotes for one of a stream", (_, version, protocol) => {
    const quoted = tcpDatagram(ENDS, "");
    const message = concat(hex("0301 abcd 00000000"), quoted);
    const view = raw(version === 4 ? ipv4({ ...FOUR, protocol }, message) : ipv6({ ...SIX, protocol }, message));
    expect(view).toMatchObject({ kind: KIND.icmp, protocol, checksum: 0xabcd, sourcePort: 0, destinationPort: 0 });
    expect(view.payloadLength).toBe(quoted.length);
    expect(view.network.getUint8(view.transport)).toBe(3);
  });
});

describe("ARP", () => {
  const fields = { senderMac: "02:00:00:00:00:01", senderIp: "192.0.2.1", targetIp: "192.0.2.9" };
  const frame = (change: (bytes: Uint8Array) => void = () => {}) => {
    const message = arp({ operation: "reply", targetMac: "02:00:00:00:00:09", ...fields });
    change(message);
    return ethernet({ etherType: ETHER_TYPE.arp, pad: true }, message);
  };

  it("gives both ends", () => {
    const view = decodeBytes(frame());
    expect(view).toMatchObject({ kind: KIND.arp, arpOperation: 2, ipVersion: 0, etherType: ETHER_TYPE.arp });
    expect(formatIp(view.network, view.sourceAddress, 4)).toBe("192.0.2.1");
    expect(formatIp(view.network, view.destinationAddress, 4)).toBe("192.0.2.9");
    expect(view.network.getUint8(view.arpTargetMac + 5)).toBe(9);
  });

  it.each([
    ["other hardware", (bytes: Uint8Array) => bytes.set(u16(32), 0)],
    ["another protocol", (bytes: Uint8Array) => bytes.set(u16(0x86dd), 2)],
    ["other address lengths", (bytes: Uint8Array) => bytes.set(u16(0x0804), 4)],
    ["neither request nor reply", (bytes: Uint8Array) => bytes.set(u16(8), 6)],
  ])("for %s is other", (_, change) => {
    expect(decodeBytes(frame(change))).toMatchObject({ kind: KIND.other, arpOperation: 0 });
  });
});

it("shows the payload of a raw packet from its first byte", () => {
  expect(payloadText(raw(ipv4(FOUR, SEGMENT)))).toBe("QUIT\r\n");
});
