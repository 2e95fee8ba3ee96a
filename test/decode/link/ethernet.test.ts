import { describe, expect, it } from "vitest";
import { formatMac } from "../../../src/decode/addresses.ts";
import { DELIVERY, KIND } from "../../../src/decode/packet-view.ts";
import {
  BROADCAST_MAC,
  concat,
  ETHER_TYPE,
  ethernet,
  hex,
  macBytes,
  pppoe,
  tcpDatagram,
  u8,
  u16,
  u32,
  udpDatagram,
} from "../../build/packets.ts";
import { decodeBytes, payloadText } from "../decode-bytes.ts";

const ENDS = { from: { ip: "192.0.2.1", port: 40_000 }, to: { ip: "192.0.2.2", port: 21 } };
const DATAGRAM = tcpDatagram(ENDS, "QUIT\r\n");
const DATAGRAM6 = tcpDatagram(
  { from: { ip: "2001:db8::1", port: 40_000 }, to: { ip: "2001:db8::2", port: 21 } },
  "QUIT\r\n",
);
const CONTROL = { kind: KIND.tcp, destinationPort: 21, payloadLength: 6, payloadCaptured: 6 };

describe("Ethernet", () => {
  it("tells the MACs and the delivery", () => {
    const view = decodeBytes(ethernet({ sourceMac: "02:00:00:00:00:07", destinationMac: BROADCAST_MAC }, DATAGRAM));
    expect(formatMac(view.record, view.sourceMac)).toBe("02:00:00:00:00:07");
    expect(formatMac(view.record, view.destinationMac)).toBe(BROADCAST_MAC);
    expect(view).toMatchObject({ delivery: DELIVERY.broadcast, etherType: 0x0800, vlan: -1 });
  });

  it.each([
    ["01:00:5e:00:00:fb", DELIVERY.multicast],
    ["ff:ff:ff:ff:ff:fe", DELIVERY.multicast],
    ["fe:ff:ff:ff:ff:ff", DELIVERY.unicast],
  ])("delivers %s as %i", (destinationMac, delivery) => {
    expect(decodeBytes(ethernet({ destinationMac }, DATAGRAM)).delivery).toBe(delivery);
  });

  it("leaves padding out of a short packet", () => {
    const view = decodeBytes(ethernet({ pad: true }, tcpDatagram(ENDS)));
    expect(view).toMatchObject({ kind: KIND.tcp, payloadLength: 0, payloadCaptured: 0 });
  });

  it("counts a type that it does not know as other", () => {
    expect(decodeBytes(ethernet({ etherType: 0x88b5 }, DATAGRAM))).toMatchObject({
      kind: KIND.other,
      etherType: 0x88b5,
    });
  });
});

describe("VLAN tags", () => {
  it.each([
    ["one tag", [100], 100],
    ["two of 802.1Q", [100, 200], 100],
    ["QinQ", [{ id: 30, tpid: 0x88a8 }, 200], 30],
    ["QinQ of old", [{ id: 30, tpid: 0x9100 }, 200], 30],
    ["priority and drop bits set", [0xf000 | 5], 5],
  ])("are read: %s", (_, vlans, vlan) => {
    expect(decodeBytes(ethernet({ vlans }, DATAGRAM))).toMatchObject({ ...CONTROL, vlan, etherType: 0x0800 });
  });

  it("may stand in front of IPv6", () => {
    expect(decodeBytes(ethernet({ vlans: [7] }, DATAGRAM6))).toMatchObject({ ...CONTROL, vlan: 7, ipVersion: 6 });
  });

  it("end in nothing where the record does", () => {
    const view = decodeBytes(ethernet({ vlans: [7, 8] }, DATAGRAM).slice(0, 19));
    expect(view).toMatchObject({ kind: KIND.other, vlan: 7 });
  });
});

describe("802.3 with LLC", () => {
  const dot3 = (llc: Uint8Array, trailer = new Uint8Array(0)) =>
    concat(macBytes("01:80:c2:00:00:00"), macBytes("02:00:00:00:00:01"), u16(llc.length), llc, trailer);

  it("goes on behind SNAP", () => {
    const frame = dot3(concat(hex("aaaa03 000000 0800"), DATAGRAM));
    expect(decodeBytes(frame)).toMatchObject({ ...CONTROL, etherType: 0x0800, llc: -1 });
  });

  it("goes on behind the SAP of IP", () => {
    expect(decodeBytes(dot3(concat(hex("060603"), DATAGRAM)))).toMatchObject(CONTROL);
  });

  it("ends the packet where its length says", () => {
    const tso = DATAGRAM.slice();
    tso.set(u16(0), 2);
    const frame = dot3(concat(hex("aaaa03 000000 0800"), tso), new Uint8Array(30));
    expect(decodeBytes(frame)).toMatchObject(CONTROL);
  });

  it.each([
    ["spanning tree", "424203 0000", 0x42],
    ["CDP", "aaaa03 00000c 2000 02b4", 0x12000],
    ["SNAP of somebody else", "aaaa03 00e02b 00bb", 0xaa],
    ["SNAP with a length for a type", "aaaa03 000000 0010 424203", 0xaa],
    ["a frame that is not unnumbered information", "0606aa 45", 0x06],
  ])("names %s by its SAP", (_, digits, llc) => {
    expect(decodeBytes(dot3(hex(digits)))).toMatchObject({ kind: KIND.other, llc, etherType: -1, ipVersion: 0 });
  });
});

describe("MPLS", () => {
  const label = (value: number, bottom: boolean) => u32((value << 12) | (bottom ? 0x100 : 0) | 64);
  const labels = (payload: Uint8Array) =>
    ethernet({ etherType: 0x8847 }, concat(label(16, false), label(17, false), label(29, true), payload));

  it.each([
    ["IPv4", DATAGRAM, 4],
    ["IPv6", DATAGRAM6, 6],
  ])("carries %s", (_, payload, ipVersion) => {
    expect(decodeBytes(labels(payload))).toMatchObject({ ...CONTROL, ipVersion, tunnels: 0 });
  });

  it.each([
    ["with a control word", u32(0)],
    ["without", new Uint8Array(0)],
  ])("carries Ethernet %s", (_, controlWord) => {
    const inner = ethernet({ sourceMac: "02:00:00:00:00:77" }, DATAGRAM);
    const view = decodeBytes(labels(concat(controlWord, inner)));
    expect(view).toMatchObject({ ...CONTROL, tunnels: 1 });
    expect(formatMac(view.record, view.sourceMac)).toBe("02:00:00:00:00:77");
  });

  it("gives up on a stack without a bottom", () => {
    const stack = concat(...Array.from({ length: 400 }, () => label(16, false)));
    expect(decodeBytes(ethernet({ etherType: 0x8847 }, stack)).kind).toBe(KIND.other);
  });
});

describe("PPPoE", () => {
  const session = (payload: Uint8Array) => ethernet({ etherType: ETHER_TYPE.pppoeSession }, payload);

  it.each([
    ["IPv4", DATAGRAM, 4],
    ["IPv6", DATAGRAM6, 6],
  ])("carries %s", (_, payload, ipVersion) => {
    expect(decodeBytes(session(pppoe(payload)))).toMatchObject({ ...CONTROL, ipVersion });
  });

  it("carries a protocol number of one byte", () => {
    const payload = concat(hex("1100 0011"), u16(DATAGRAM.length + 1), u8(0x21), DATAGRAM);
    expect(decodeBytes(session(payload))).toMatchObject({ ...CONTROL, etherType: 0x0800 });
  });

  it("carries control protocols that are not read", () => {
    const lcp = concat(hex("1100 0011 0006 c021"), hex("01010004"));
    expect(decodeBytes(session(lcp))).toMatchObject({ kind: KIND.other, etherType: ETHER_TYPE.pppoeSession });
  });

  it("ends the packet where its length says", () => {
    const tso = DATAGRAM.slice();
    tso.set(u16(0), 2);
    expect(decodeBytes(session(concat(pppoe(tso), new Uint8Array(9))))).toMatchObject(CONTROL);
  });

  it("may stand inside a VLAN", () => {
    const frame = ethernet({ vlans: [7], etherType: ETHER_TYPE.pppoeSession }, pppoe(udpDatagram(ENDS, "abc")));
    const view = decodeBytes(frame);
    expect(view).toMatchObject({ kind: KIND.udp, vlan: 7 });
    expect(payloadText(view)).toBe("abc");
  });
});
