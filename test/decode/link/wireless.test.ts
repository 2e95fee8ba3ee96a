import { describe, expect, it } from "vitest";
import { formatMac } from "../../../src/decode/addresses.ts";
import { Decoder } from "../../../src/decode/decoder.ts";
import { DELIVERY, KIND } from "../../../src/decode/packet-view.ts";
import {
  BROADCAST_MAC,
  concat,
  hex,
  ieee80211,
  LINK,
  macBytes,
  radiotap,
  u16,
  u32,
  udpDatagram,
} from "../../build/packets.ts";
import { decodeBytes, payloadText } from "../decode-bytes.ts";

const DATAGRAM = udpDatagram(
  { from: { ip: "0.0.0.0", port: 68 }, to: { ip: "255.255.255.255", port: 67 } },
  "DISCOVER",
);
const STATION = "02:00:00:00:00:07";
const SNAP = hex("aaaa03 000000 0800");

/** Total length 0, so that only the link header can tell where the packet ends. */
function withoutLength(datagram: Uint8Array): Uint8Array {
  const copy = datagram.slice();
  copy.set(u16(0), 2);
  copy.set(u16(0), 24);
  return copy;
}

describe("802.11 data frames", () => {
  const read = (frame: Uint8Array) => decodeBytes(frame, { linkType: LINK.ieee80211 });

  it.each([
    ["to the access point", { direction: "to-ds" }],
    ["from the access point", { direction: "from-ds" }],
    ["with QoS", { direction: "to-ds", qos: true }],
  ] as const)("%s tell who they are from and for", (_, fields) => {
    const view = read(ieee80211({ ...fields, sourceMac: STATION, destinationMac: BROADCAST_MAC }, DATAGRAM));
    expect(view).toMatchObject({ kind: KIND.udp, sourcePort: 68, delivery: DELIVERY.broadcast, etherType: 0x0800 });
    expect(formatMac(view.record, view.sourceMac)).toBe(STATION);
    expect(formatMac(view.record, view.destinationMac)).toBe(BROADCAST_MAC);
  });

  it("between access points have four addresses", () => {
    const receiver = macBytes("02:00:00:00:00:aa");
    const ends = [receiver, receiver, macBytes(BROADCAST_MAC), u16(0), macBytes(STATION)];
    const view = read(concat(hex("0803 0000"), ...ends, SNAP, DATAGRAM));
    expect(payloadText(view)).toBe("DISCOVER");
    expect(formatMac(view.record, view.sourceMac)).toBe(STATION);
    expect(view.delivery).toBe(DELIVERY.broadcast);
  });

  it("between stations have the destination first", () => {
    const frame = ieee80211({ sourceMac: STATION, direction: "from-ds" }, DATAGRAM);
    frame[1] = 0;
    frame.set(macBytes(STATION), 10);
    expect(formatMac(read(frame).record, read(frame).sourceMac)).toBe(STATION);
  });

  it("may have an HT control field", () => {
    const frame = ieee80211({ qos: true }, DATAGRAM);
    frame[1] = (frame[1] ?? 0) | 0x80;
    expect(payloadText(read(concat(frame.slice(0, 26), u32(0), frame.slice(26))))).toBe("DISCOVER");
  });

  it("that are aggregates show their first frame", () => {
    const frame = ieee80211({ qos: true }, withoutLength(DATAGRAM));
    frame[24] = 0x80;
    const body = frame.slice(26);
    const subframe = concat(macBytes(BROADCAST_MAC), macBytes(STATION), u16(body.length), body, new Uint8Array(50));
    const view = read(concat(frame.slice(0, 26), subframe));
    expect(payloadText(view)).toBe("DISCOVER");
    expect(formatMac(view.record, view.sourceMac)).toBe(STATION);
  });

  it.each([
    ["encrypted", (frame: Uint8Array) => frame.set([0x41], 1)],
    ["a later fragment", (frame: Uint8Array) => frame.set([0x01], 22)],
    ["without data", (frame: Uint8Array) => frame.set([0x48], 0)],
    ["a beacon", (frame: Uint8Array) => frame.set([0x80], 0)],
    ["of another version", (frame: Uint8Array) => frame.set([0x09], 0)],
  ])("are not read when %s", (_, change) => {
    const frame = ieee80211({}, DATAGRAM);
    expect(read(frame).kind).toBe(KIND.udp);
    change(frame);
    expect(read(frame)).toMatchObject({ kind: KIND.other, ipVersion: 0, sourceMac: -1 });
  });
});

describe("radiotap", () => {
  const read = (frame: Uint8Array, originalLength = frame.length) =>
    decodeBytes(frame, { linkType: LINK.radiotap, originalLength });
  const frame = ieee80211({}, withoutLength(DATAGRAM));

  it("leaves out the FCS that its flags announce", () => {
    expect(payloadText(read(radiotap(frame, true)))).toBe("DISCOVER");
    expect(payloadText(read(radiotap(frame)))).toBe("DISCOVER");
  });

  it("leaves out only what was captured of the FCS", () => {
    const whole = radiotap(frame, true);
    const view = read(whole.slice(0, -6), whole.length);
    expect(view).toMatchObject({ payloadLength: 8, payloadCaptured: 6 });
  });

  it("finds the flags behind more present words and an aligned time", () => {
    const header = concat(
      hex("0000 1900"),
      u32(0x80000003, true),
      u32(0, true),
      hex("00000000"),
      new Uint8Array(8),
      hex("10"),
    );
    expect(payloadText(read(concat(header, frame, u32(0))))).toBe("DISCOVER");
  });

  it("skips padding between header and body", () => {
    const qos = ieee80211({ qos: true }, DATAGRAM);
    const padded = concat(hex("0000 0900 02000000 20"), qos.slice(0, 26), u16(0), qos.slice(26));
    expect(payloadText(read(padded))).toBe("DISCOVER");
  });

  it("pads no header but its own", () => {
    const decoder = new Decoder();
    const qos = ieee80211({ qos: true }, DATAGRAM);
    decodeBytes(concat(hex("0000 0900 02000000 20"), qos), { linkType: LINK.radiotap, decoder });
    expect(payloadText(decodeBytes(qos, { linkType: LINK.ieee80211, decoder }))).toBe("DISCOVER");
  });

  it("does not read frames whose FCS was wrong", () => {
    expect(read(concat(hex("0000 0900 02000000 40"), frame)).kind).toBe(KIND.other);
  });

  it.each(["0100 0800 00000000", "0000 0400 00000000", "0000 ffff 00000000"])("gives up on header %s", (digits) => {
    expect(read(concat(hex(digits), frame)).kind).toBe(KIND.other);
  });
});

describe("PPI", () => {
  const common = (flags: number) =>
    concat(u16(2, true), u16(20, true), new Uint8Array(8), u16(flags, true), new Uint8Array(10));
  const ppi = (linkType: number, fields: Uint8Array, frame: Uint8Array) =>
    concat(hex("0000"), u16(8 + fields.length, true), u32(linkType, true), fields, frame);
  const read = (frame: Uint8Array) => decodeBytes(frame, { linkType: LINK.ppi });
  const frame = ieee80211({}, withoutLength(DATAGRAM));

  it.each([
    ["without fields", new Uint8Array(0), 0],
    ["with an FCS", common(1), 4],
    ["with an FCS told behind another field", concat(u16(5, true), u16(2, true), u16(0), common(1)), 4],
    ["with a field that says there is none", common(0), 0],
  ])("carries 802.11 %s", (_, fields, trailer) => {
    expect(payloadText(read(ppi(LINK.ieee80211, fields, concat(frame, new Uint8Array(trailer)))))).toBe("DISCOVER");
  });

  it("does not carry itself", () => {
    expect(read(ppi(LINK.ppi, new Uint8Array(0), ppi(LINK.ieee80211, new Uint8Array(0), frame))).kind).toBe(KIND.other);
  });
});
