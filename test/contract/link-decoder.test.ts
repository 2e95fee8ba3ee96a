import { describe, expect, it } from "vitest";
import { formatIp, formatMac } from "../../src/decode/addresses.ts";
import { Decoder } from "../../src/decode/decoder.ts";
import { LINK_DECODERS } from "../../src/decode/link/registry.ts";
import { DELIVERY, KIND } from "../../src/decode/packet-view.ts";
import {
  arp,
  concat,
  ETHER_TYPE,
  ethernet,
  etherTypeOf,
  hex,
  ieee80211,
  nullLoopback,
  radiotap,
  sll,
  sll2,
  tcpDatagram,
  u8,
  u16,
  u32,
  udpDatagram,
} from "../build/packets.ts";
import { decodeBytes, payloadText } from "../decode/decode-bytes.ts";

/** How a link type carries a payload of an EtherType; null where it cannot carry that. */
type Carry = (payload: Uint8Array, etherType: number) => Uint8Array | null;

interface Carrier {
  carry: Carry;
  /** What the link says about the sender's MAC and about delivery of a frame that is not broadcast. */
  sender: boolean;
  delivery: number;
}

const ipOnly =
  (carry: (payload: Uint8Array) => Uint8Array): Carry =>
  (payload, etherType) =>
    etherType === ETHER_TYPE.arp ? null : carry(payload);

const plain: Carrier = { carry: ipOnly((payload) => payload), sender: false, delivery: DELIVERY.unknown };
const asIeee80211: Carry = (payload, etherType) => withSnapType(ieee80211({}, payload), etherType, 24);

/** The builder guesses the type from the first byte; here it is set. */
function withSnapType(frame: Uint8Array, etherType: number, llc: number): Uint8Array {
  frame.set(u16(etherType), llc + 6);
  return frame;
}

const pppNumber = (etherType: number) => u16(etherType === ETHER_TYPE.ipv6 ? 0x0057 : 0x0021);
const asPpp = ipOnly((payload) => concat(hex("ff03"), pppNumber(etherTypeOf(payload)), payload));
const withAsPpp = (head: Uint8Array): Carry =>
  ipOnly((payload) => concat(head, pppNumber(etherTypeOf(payload)), payload));
const behind =
  (head: (frameLength: number) => Uint8Array, carry: Carry): Carry =>
  (payload, etherType) => {
    const frame = carry(payload, etherType);
    return frame === null ? null : concat(head(frame.length), frame);
  };

const snapped = (payload: Uint8Array, etherType: number) => concat(hex("aaaa03 000000"), u16(etherType), payload);
const MACS = hex("020000000002 020000000001");
const asEthernet: Carry = (payload, etherType) => ethernet({ etherType }, payload);
const wifi = { sender: true, delivery: DELIVERY.unicast };

const CARRIERS: ReadonlyMap<number, Carrier> = new Map<number, Carrier>([
  [0, { ...plain, carry: ipOnly((payload) => nullLoopback(payload, true)) }],
  [1, { ...wifi, carry: asEthernet }],
  [6, { ...wifi, carry: (p, type) => concat(hex("1040"), MACS, snapped(p, type)) }],
  [9, { ...plain, carry: asPpp }],
  [10, { ...wifi, carry: (p, type) => concat(hex("50"), MACS, snapped(p, type)) }],
  [12, plain],
  [14, plain],
  [50, { ...plain, carry: asPpp }],
  [51, { ...plain, carry: ipOnly((p) => concat(hex("1100 0007"), u16(p.length + 2), pppNumber(etherTypeOf(p)), p)) }],
  [100, { carry: snapped, sender: false, delivery: DELIVERY.unknown }],
  [101, plain],
  [104, { carry: (p, type) => concat(hex("0f00"), u16(type), p), sender: false, delivery: DELIVERY.unicast }],
  [105, { ...wifi, carry: asIeee80211 }],
  [108, { ...plain, carry: ipOnly((payload) => nullLoopback(payload)) }],
  [113, { ...wifi, carry: (p, etherType) => sll({ etherType }, p) }],
  [119, { ...wifi, carry: behind(() => concat(u32(0x44, true), u32(144, true), new Uint8Array(136)), asIeee80211) }],
  [127, { ...wifi, carry: behind(() => radiotap(new Uint8Array(0)), asIeee80211) }],
  [163, { ...wifi, carry: behind(() => concat(u32(0x80211001), u32(64), new Uint8Array(56)), asIeee80211) }],
  [192, { ...wifi, carry: behind(() => concat(hex("0000 0800"), u32(1, true)), asEthernet) }],
  [204, { ...plain, carry: withAsPpp(u8(1)) }],
  [228, plain],
  [229, plain],
  [
    258,
    {
      ...wifi,
      carry: behind(() => concat(u32(108, true), u32(1, true), u32(1, true), new Uint8Array(96)), asEthernet),
    },
  ],
  [276, { ...wifi, carry: (p, etherType) => sll2({ etherType }, p) }],
]);

const FTP = { from: { ip: "192.0.2.1", port: 50_021 }, to: { ip: "192.0.2.2", port: 21 } };
const FTP6 = { from: { ip: "2001:db8::1", port: 50_021 }, to: { ip: "2001:db8::2", port: 21 } };

describe.each([...LINK_DECODERS.keys()])("link type %i", (linkType) => {
  const carrier = CARRIERS.get(linkType);

  function carried(payload: Uint8Array, etherType: number): Uint8Array | null {
    if (carrier === undefined) throw new Error(`link type ${linkType} is registered, but this suite cannot build it`);
    return carrier.carry(payload, etherType);
  }

  it.each([
    ["IPv4", ETHER_TYPE.ipv4, FTP, 4],
    ["IPv6", ETHER_TYPE.ipv6, FTP6, 6],
  ] as const)("carries TCP over %s", (_, etherType, ends, version) => {
    const frame = carried(tcpDatagram({ ...ends, sequence: 0xfffffff0, flags: 0x18 }, "USER x\r\n"), etherType);
    expect(frame).not.toBeNull();
    const view = decodeBytes(frame ?? new Uint8Array(0), { linkType });
    expect(view).toMatchObject({ kind: KIND.tcp, ipVersion: version, sourcePort: 50_021, destinationPort: 21 });
    expect(view).toMatchObject({ sequence: 0xfffffff0, flags: 0x18, payloadLength: 8, payloadCaptured: 8, tunnels: 0 });
    expect(payloadText(view)).toBe("USER x\r\n");
    expect(formatIp(view.network, view.sourceAddress, version)).toBe(ends.from.ip);
    expect(formatIp(view.network, view.destinationAddress, version)).toBe(ends.to.ip);
    expect(view.delivery).toBe(carrier?.delivery);
    expect(view.sourceMac >= 0).toBe(carrier?.sender);
    if (view.sourceMac >= 0) expect(formatMac(view.record, view.sourceMac)).toBe("02:00:00:00:00:01");
  });

  it("tells what the snap length cut off", () => {
    const frame = carried(udpDatagram(FTP, "0123456789"), ETHER_TYPE.ipv4) ?? new Uint8Array(0);
    const view = decodeBytes(frame.slice(0, -4), { linkType, originalLength: frame.length });
    expect(view).toMatchObject({ kind: KIND.udp, payloadLength: 10, payloadCaptured: 6 });
    expect(payloadText(view)).toBe("012345");
  });

  it("carries ARP, or says that it cannot", () => {
    const request = arp({
      operation: "request",
      senderMac: "02:00:00:00:00:01",
      senderIp: "0.0.0.0",
      targetIp: "169.254.7.9",
    });
    const frame = carried(request, ETHER_TYPE.arp);
    if (frame === null) {
      expect(carrier?.sender).toBe(false);
      return;
    }
    const view = decodeBytes(frame, { linkType });
    expect(view).toMatchObject({ kind: KIND.arp, arpOperation: 1, ipVersion: 0 });
    expect(formatIp(view.network, view.destinationAddress, 4)).toBe("169.254.7.9");
    expect(formatMac(view.network, view.arpSenderMac)).toBe("02:00:00:00:00:01");
  });

  it("gives up on any shorter record without a word", () => {
    const decoder = new Decoder();
    const frame = carried(udpDatagram(FTP, ""), ETHER_TYPE.ipv4) ?? new Uint8Array(0);
    for (let length = 0; length < frame.length; length++) {
      expect(decodeBytes(frame.slice(0, length), { linkType, decoder }).kind).toBe(KIND.other);
    }
    expect(decoder.tallies.unknownLinkTypes.size).toBe(0);
  });
});
