import { describe, expect, it } from "vitest";
import { NO_LINK_TYPE } from "../../../src/capture/record-reader.ts";
import { Decoder, FURTHER_LINK_TYPES } from "../../../src/decode/decoder.ts";
import { DELIVERY, KIND } from "../../../src/decode/packet-view.ts";
import {
  concat,
  hex,
  ieee80211,
  LINK,
  nullLoopback,
  radiotap,
  sll,
  sll2,
  tcpDatagram,
  u16,
  u32,
} from "../../build/packets.ts";
import { decodeBytes } from "../decode-bytes.ts";

const DATAGRAM = tcpDatagram(
  { from: { ip: "192.0.2.1", port: 40_000 }, to: { ip: "192.0.2.2", port: 21 } },
  "QUIT\r\n",
);
const DATAGRAM6 = tcpDatagram({ from: { ip: "::1", port: 40_000 }, to: { ip: "::1", port: 21 } }, "QUIT\r\n");
const CONTROL = { kind: KIND.tcp, destinationPort: 21, payloadLength: 6 };

describe.each([
  [LINK.linuxSll, sll],
  [LINK.linuxSll2, sll2],
])("Linux cooked capture, link type %i", (linkType, cooked) => {
  it.each([
    [0, DELIVERY.unicast],
    [1, DELIVERY.broadcast],
    [2, DELIVERY.multicast],
    [3, DELIVERY.unicast],
    [4, DELIVERY.unknown],
  ])("with packet type %i was delivered as %i", (packetType, delivery) => {
    expect(decodeBytes(cooked({ packetType }, DATAGRAM), { linkType })).toMatchObject({ ...CONTROL, delivery });
  });

  it("reads VLAN tags and LLC behind it", () => {
    const tagged = cooked({ etherType: 0x8100 }, concat(u16(9), u16(0x0800), DATAGRAM));
    expect(decodeBytes(tagged, { linkType })).toMatchObject({ ...CONTROL, vlan: 9 });
    const llc = cooked({ etherType: 0x0004 }, new Uint8Array([0x42, 0x42, 3, 0, 0]));
    expect(decodeBytes(llc, { linkType })).toMatchObject({ kind: KIND.other, llc: 0x42 });
  });

  it("says nothing of a sender whose address has another length", () => {
    const frame = cooked({}, DATAGRAM);
    if (linkType === LINK.linuxSll) frame.set(u16(0), 4);
    else frame.set([0], 11);
    expect(decodeBytes(frame, { linkType })).toMatchObject({ ...CONTROL, sourceMac: -1 });
  });

  it.each([
    ["radiotap", 803, radiotap(ieee80211({}, DATAGRAM)), KIND.tcp],
    ["802.11", 801, ieee80211({}, DATAGRAM), KIND.tcp],
    ["netlink", 824, DATAGRAM, KIND.other],
  ])("knows the hardware type of %s", (_, hardware, payload, kind) => {
    const frame = cooked({ etherType: 0x0800 }, payload);
    frame.set(u16(hardware), linkType === LINK.linuxSll ? 2 : 8);
    expect(decodeBytes(frame, { linkType }).kind).toBe(kind);
  });
});

describe("loopback", () => {
  it.each([2, 10, 23, 24, 28, 30])("reads family %i in both byte orders", (family) => {
    const datagram = family === 2 ? DATAGRAM : DATAGRAM6;
    for (const littleEndian of [true, false]) {
      const view = decodeBytes(concat(u32(family, littleEndian), datagram), { linkType: LINK.null });
      expect(view).toMatchObject({ ...CONTROL, ipVersion: family === 2 ? 4 : 6, delivery: DELIVERY.unknown });
    }
  });

  it("leaves other families alone", () => {
    const frame = nullLoopback(DATAGRAM, true);
    frame.set(u32(7, true));
    expect(decodeBytes(frame, { linkType: LINK.loop }).kind).toBe(KIND.other);
  });
});

describe("PKTAP", () => {
  it.each([
    ["a packet", 1, KIND.tcp],
    ["no packet", 0, KIND.other],
  ])("says whether %s follows", (_, next, kind) => {
    const frame = concat(u32(12, true), u32(next, true), u32(LINK.raw, true), DATAGRAM);
    expect(decodeBytes(frame, { linkType: 258 }).kind).toBe(kind);
  });
});

describe("token ring", () => {
  const macs = hex("020000000002 820000000001");
  const snap = concat(hex("aaaa03 000000 0800"), DATAGRAM);

  it("skips a source route", () => {
    const frame = concat(hex("1040"), macs, hex("0630 0011 0020"), snap);
    expect(decodeBytes(frame, { linkType: 6 })).toMatchObject(CONTROL);
  });

  it("leaves frames of the ring itself alone", () => {
    expect(decodeBytes(concat(hex("1000"), macs, hex("0630 0011 0020"), snap), { linkType: 6 }).kind).toBe(KIND.other);
  });
});

describe("a link type that is not read", () => {
  it("is counted with its first frame", () => {
    const decoder = new Decoder();
    for (const frame of [11, 12]) decodeBytes(DATAGRAM, { linkType: 147, decoder, frame });
    const view = decodeBytes(DATAGRAM, { linkType: 70_000, decoder, frame: 13 });
    expect(view).toMatchObject({ kind: KIND.other, ipVersion: 0 });
    expect([...decoder.tallies.unknownLinkTypes]).toEqual([
      [147, { count: 2, firstFrame: 11 }],
      [70_000, { count: 1, firstFrame: 13 }],
    ]);
  });

  it("is not that of a record which is no packet", () => {
    const decoder = new Decoder();
    expect(decodeBytes(DATAGRAM.subarray(0, 0), { linkType: NO_LINK_TYPE, decoder }).kind).toBe(KIND.other);
    expect(decoder.tallies.unknownLinkTypes.size).toBe(0);
  });

  it("is counted together with others when there are very many", () => {
    const decoder = new Decoder();
    for (let number = 0; number < 1_000; number++) decodeBytes(DATAGRAM, { linkType: 1_000 + number, decoder });
    expect(decoder.tallies.unknownLinkTypes.size).toBe(65);
    expect(decoder.tallies.unknownLinkTypes.get(FURTHER_LINK_TYPES)?.count).toBe(936);
  });
});
