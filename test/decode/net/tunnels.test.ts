import { describe, expect, it } from "vitest";
import { formatIp, formatMac } from "../../../src/decode/addresses.ts";
import { Decoder } from "../../../src/decode/decoder.ts";
import { DELIVERY, KIND } from "../../../src/decode/packet-view.ts";
import { LIMITS } from "../../../src/limits.ts";
import {
  arp,
  BROADCAST_MAC,
  concat,
  ETHER_TYPE,
  ethernet,
  gre,
  hex,
  ip,
  LINK,
  tcpDatagram,
  u8,
  u16,
  u32,
  udpDatagram,
  vxlan,
} from "../../build/packets.ts";
import { decodeBytes, payloadText } from "../decode-bytes.ts";

const ENDS = { from: { ip: "10.0.0.1", port: 40_000 }, to: { ip: "10.0.0.2", port: 21 } };
const INNER = tcpDatagram(ENDS, "QUIT\r\n");
const INNER6 = tcpDatagram(
  { from: { ip: "2001:db8::1", port: 40_000 }, to: { ip: "2001:db8::2", port: 21 } },
  "QUIT\r\n",
);
const FRAME = ethernet({ sourceMac: "02:00:00:00:00:77", destinationMac: BROADCAST_MAC }, INNER);
const OUTER = { source: "192.0.2.1", destination: "192.0.2.2" };
const OUTER6 = { source: "2001:db8:f::1", destination: "2001:db8:f::2" };
const CONTROL = { kind: KIND.tcp, sourcePort: 40_000, destinationPort: 21, payloadLength: 6, payloadCaptured: 6 };

const raw = (bytes: Uint8Array, decoder = new Decoder()) => decodeBytes(bytes, { linkType: LINK.raw, decoder });
const udp = (port: number, payload: Uint8Array) =>
  udpDatagram({ from: { ip: OUTER.source, port: 50_000 }, to: { ip: OUTER.destination, port } }, payload);
const ppp = (payload: Uint8Array) => concat(hex("ff03 0021"), payload);

describe("tunnels", () => {
  it.each([
    ["IP in IP", ip({ ...OUTER, protocol: 4 }, INNER)],
    ["6in4", ip({ ...OUTER, protocol: 41 }, INNER6)],
    ["4in6", ip({ ...OUTER6, protocol: 4 }, INNER)],
    ["GRE", ip({ ...OUTER, protocol: 47 }, gre({ protocol: 0x0800 }, INNER))],
    [
      "GRE with key and sequence",
      ip({ ...OUTER, protocol: 47 }, gre({ protocol: 0x86dd, key: 1, sequence: 2 }, INNER6)),
    ],
    ["GRE with a checksum", ip({ ...OUTER, protocol: 47 }, concat(hex("8000 0800 abcd 0000"), INNER))],
    ["GRE over IPv6", ip({ ...OUTER6, protocol: 47 }, gre({ protocol: 0x0800 }, INNER))],
    ["Ethernet in GRE", ip({ ...OUTER, protocol: 47 }, gre({ protocol: 0x6558, key: 7 }, FRAME))],
    ["ERSPAN type I", ip({ ...OUTER, protocol: 47 }, gre({ protocol: 0x88be }, FRAME))],
    [
      "ERSPAN type II",
      ip({ ...OUTER, protocol: 47 }, gre({ protocol: 0x88be, sequence: 1 }, concat(new Uint8Array(8), FRAME))),
    ],
    [
      "ERSPAN type III",
      ip({ ...OUTER, protocol: 47 }, gre({ protocol: 0x22eb, sequence: 1 }, concat(new Uint8Array(12), FRAME))),
    ],
    [
      "PPTP",
      ip({ ...OUTER, protocol: 47 }, concat(hex("3001 880b"), u16(INNER.length + 4), hex("0001 00000001"), ppp(INNER))),
    ],
    ["EtherIP", ip({ ...OUTER, protocol: 97 }, concat(hex("3000"), FRAME))],
    ["VXLAN", udp(4789, vxlan(42, FRAME))],
    ["VXLAN on the port of Linux", udp(8472, vxlan(42, FRAME))],
    ["Geneve", udp(6081, concat(hex("02 00 6558 00002a 00 0001000100000000"), FRAME))],
    ["Teredo", udp(3544, INNER6)],
    [
      "Teredo with authentication and origin",
      udp(3544, concat(hex("0001 0000 0102030405060708 00"), hex("0000 1234 01020304"), INNER6)),
    ],
    ["GTP-U", udp(2152, concat(hex("30 ff"), u16(INNER.length), u32(9), INNER))],
    [
      "GTP-U with extensions",
      udp(2152, concat(hex("34 ff"), u16(INNER.length + 8), u32(9), hex("0000 00 85 01 1001 00"), INNER)),
    ],
    ["L2TP", udp(1701, concat(hex("0002 0001 0002"), ppp(INNER)))],
    [
      "L2TP with length, sequence and offset",
      udp(1701, concat(hex("4a02 0000 0001 0002 0000 0000 0002 ffff"), ppp(INNER))),
    ],
  ])("%s is opened", (_, packet) => {
    const view = raw(packet);
    expect(view).toMatchObject({ ...CONTROL, tunnels: 1 });
    expect(payloadText(view)).toBe("QUIT\r\n");
    const version = view.ipVersion === 6 ? 6 : 4;
    expect(formatIp(view.network, view.sourceAddress, version)).toBe(version === 6 ? "2001:db8::1" : "10.0.0.1");
  });

  it("show the MACs and delivery of the inner frame, and the VLAN of the outer", () => {
    const view = decodeBytes(ethernet({ vlans: [5] }, udp(4789, vxlan(42, FRAME))));
    expect(formatMac(view.record, view.sourceMac)).toBe("02:00:00:00:00:77");
    expect(view).toMatchObject({ delivery: DELIVERY.broadcast, vlan: 5 });
  });

  it("may hold ARP, and then nothing of the outer IP header is left", () => {
    const message = arp({
      operation: "request",
      senderMac: "02:00:00:00:00:77",
      senderIp: "10.0.0.1",
      targetIp: "10.0.0.2",
    });
    const view = raw(udp(4789, vxlan(42, ethernet({ etherType: ETHER_TYPE.arp }, message))));
    expect(view).toMatchObject({
      kind: KIND.arp,
      ipVersion: 0,
      protocol: -1,
      sourcePort: 0,
      payloadLength: 0,
      tunnels: 1,
    });
  });

  it.each([
    ["VXLAN with other flags", 4789, concat(u32(0x0c000000), u32(0x100), FRAME)],
    ["VXLAN with reserved bits", 4789, concat(u32(0x08000000), u32(0x101), FRAME)],
    ["VXLAN with half a frame", 4789, vxlan(1, FRAME.slice(0, 13))],
    ["Geneve of another version", 6081, concat(hex("40 00 6558 00002a 00"), FRAME)],
    ["a Teredo bubble", 3544, ip({ ...OUTER6, protocol: 59 }, new Uint8Array(0))],
    ["IPv6 longer than its Teredo packet", 3544, INNER6.slice(0, -1)],
    ["a GTP echo request", 2152, concat(hex("32 01 0004 00000000"), hex("00000000"))],
    ["GTP extensions that stand still", 2152, concat(hex("34 ff 0010 00000000 00000085"), hex("00000000"), INNER)],
    ["L2TP control", 1701, hex("c802 000c 0001 0000 0000 0000")],
    ["text", 4789, new TextEncoder().encode("nothing that is a tunnel at all")],
  ])("are not seen in %s", (_, port, payload) => {
    expect(raw(udp(port, payload))).toMatchObject({
      kind: KIND.udp,
      tunnels: 0,
      destinationPort: port,
      payloadLength: payload.length,
    });
  });

  it.each([
    ["GRE with source routes", hex("4000 0800 00000000")],
    ["GRE of version 2", hex("0002 0800")],
    ["PPTP without a key", hex("1001 880b 00000000")],
    ["GRE keep-alives", hex("0000 0000")],
  ])("are not seen in %s", (_, header) => {
    expect(raw(ip({ ...OUTER, protocol: 47 }, concat(header, INNER)))).toMatchObject({
      kind: KIND.other,
      protocol: 47,
      tunnels: 0,
    });
  });

  it("are opened so deep and no deeper", () => {
    const decoder = new Decoder();
    let packet = INNER;
    for (let depth = 0; depth < LIMITS.tunnelDepth; depth++) packet = ip({ ...OUTER, protocol: 4 }, packet);
    expect(raw(packet, decoder)).toMatchObject({ ...CONTROL, tunnels: LIMITS.tunnelDepth });
    expect(decoder.tallies.tunnelsTooDeep.count).toBe(0);
    const deeper = raw(ip({ ...OUTER, protocol: 4 }, packet), decoder);
    expect(deeper).toMatchObject({ kind: KIND.other, tunnels: LIMITS.tunnelDepth, protocol: 4 });
    expect(decoder.tallies.tunnelsTooDeep).toEqual({ count: 1, firstFrame: 1 });
  });

  it("leave what stands behind their length outside", () => {
    const short = tcpDatagram({ ...ENDS, ip: { totalLength: 0 } }, "QUIT\r\n");
    const packet = ip(
      { ...OUTER, protocol: 47 },
      concat(hex("3001 880b"), u16(short.length + 4), hex("0001 00000001"), ppp(short), u8(9, 9, 9)),
    );
    expect(raw(packet)).toMatchObject(CONTROL);
  });
});
