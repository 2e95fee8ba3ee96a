import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatIp } from "../../../src/decode/addresses.ts";
import { Decoder } from "../../../src/decode/decoder.ts";
import { KIND, type PacketView } from "../../../src/decode/packet-view.ts";
import { LIMITS } from "../../../src/limits.ts";
import {
  concat,
  ethernet,
  fragmentsOfIpv4,
  fragmentsOfIpv6,
  IP_PROTOCOL,
  ipv4,
  LINK,
  seededBytes,
  tcpDatagram,
  tcpSegment,
  udpSegment,
  vxlan,
} from "../../build/packets.ts";
import { type Circumstances, decodeBytes, payloadOf } from "../decode-bytes.ts";

const FOUR = { source: "192.0.2.1", destination: "192.0.2.2", protocol: IP_PROTOCOL.udp, identification: 7 };
const SIX = { ...FOUR, source: "2001:db8::1", destination: "2001:db8::2" };
const ENDS = { from: { ip: FOUR.source, port: 68 }, to: { ip: FOUR.destination, port: 67 } };
const PAYLOAD = seededBytes(2_001, 1);
const SEGMENT = udpSegment(ENDS, PAYLOAD);

/** A datagram in VXLAN, as the UDP segment of another. */
function tunnelSegment(datagram: Uint8Array): Uint8Array {
  return udpSegment({ ...ENDS, to: { ...ENDS.to, port: 4789 } }, vxlan(1, ethernet({}, datagram)));
}

/** Decodes packets in a row with one decoder; a copy of what was seen of each. */
function decodeAll(packets: readonly Uint8Array[], decoder = new Decoder(), given: Circumstances = {}) {
  return packets.map((packet, index) => {
    const view = decodeBytes(packet, { linkType: LINK.raw, decoder, frame: index + 1, ...given });
    return {
      kind: view.kind,
      sourcePort: view.sourcePort,
      payloadLength: view.payloadLength,
      payload: payloadOf(view),
    };
  });
}

function wholeOnes(seen: ReturnType<typeof decodeAll>): Uint8Array[] {
  return seen.filter(({ kind }) => kind !== KIND.fragment).map(({ payload }) => payload);
}

describe.each([
  ["IPv4", (size: number) => fragmentsOfIpv4(FOUR, SEGMENT, size)],
  ["IPv6", (size: number) => fragmentsOfIpv6(SIX, SEGMENT, size)],
  [
    "IPv6 with options behind the fragment header",
    (size: number) => {
      const options = concat(new Uint8Array([IP_PROTOCOL.udp, 0]), new Uint8Array(6), SEGMENT);
      return fragmentsOfIpv6({ ...SIX, protocol: IP_PROTOCOL.destinationOptions }, options, size);
    },
  ],
])("fragments of %s", (_, fragments) => {
  it("give the same bytes in every order, duplicates or not", () => {
    const order = fc.integer({ min: 1, max: 40 }).chain((eights) => {
      const packets = fragments(eights * 8);
      const shuffled = fc.shuffledSubarray(packets, { minLength: packets.length, maxLength: packets.length });
      return fc.tuple(shuffled, fc.subarray(packets));
    });
    fc.assert(
      fc.property(order, ([packets, duplicates]) => {
        const decoder = new Decoder();
        const seen = decodeAll([...packets.slice(0, 1), ...duplicates, ...packets.slice(1), ...duplicates], decoder);
        expect(wholeOnes(seen)).toEqual([PAYLOAD]);
        decoder.finish();
        const none = { count: 0, firstFrame: 0 };
        expect(decoder.tallies).toMatchObject({
          fragmentsDropped: none,
          fragmentConflicts: none,
          datagramsIncomplete: none,
        });
      }),
      { numRuns: 40 },
    );
  });

  it("are fragments until the last has come", () => {
    const seen = decodeAll(fragments(800));
    expect(seen.map(({ kind }) => kind)).toEqual([KIND.fragment, KIND.fragment, KIND.udp]);
    expect(seen[2]).toMatchObject({ sourcePort: 68, payloadLength: PAYLOAD.length });
  });
});

describe("a reassembled datagram", () => {
  it("keeps addresses and link fields", () => {
    const decoder = new Decoder();
    let view: PacketView | null = null;
    for (const fragment of fragmentsOfIpv6(SIX, SEGMENT, 1_000)) {
      view = decodeBytes(ethernet({}, fragment), { decoder });
    }
    expect(view?.network).not.toBe(view?.record);
    expect(view?.sourceMac).toBe((view?.recordStart ?? 0) + 6);
    expect(view && formatIp(view.network, view.sourceAddress, 6)).toBe("2001:db8::1");
    expect(view && formatIp(view.network, view.destinationAddress, 6)).toBe("2001:db8::2");
    expect(view).toMatchObject({ ipVersion: 6, identification: 7, protocol: IP_PROTOCOL.udp });
  });

  it("is captured only as far as its first cut fragment", () => {
    const fragments = fragmentsOfIpv4(FOUR, SEGMENT, 800);
    const decoder = new Decoder();
    const cut = fragments.map((packet, index) => (index === 1 ? packet.slice(0, 120) : packet));
    const seen = cut.map((packet, index) => {
      const originalLength = fragments[index]?.length ?? 0;
      return decodeAll([packet], decoder, { originalLength })[0];
    });
    expect(seen[2]).toMatchObject({ kind: KIND.udp, payloadLength: PAYLOAD.length, payload: PAYLOAD.slice(0, 892) });
  });

  it("may be a tunnel with fragments of its own", () => {
    const inner = fragmentsOfIpv4({ ...FOUR, source: "10.0.0.1" }, SEGMENT, 1_200);
    const decoder = new Decoder();
    const outer = inner.flatMap((fragment, index) =>
      fragmentsOfIpv4({ ...FOUR, identification: 100 + index }, tunnelSegment(fragment), 600),
    );
    expect(wholeOnes(decodeAll(outer, decoder))).toEqual([PAYLOAD]);
  });

  it("may be a tunnel that looks like the datagram in it", () => {
    const inner = fragmentsOfIpv4(FOUR, SEGMENT, 1_200);
    const outer = inner.flatMap((fragment) => fragmentsOfIpv4(FOUR, tunnelSegment(fragment), 600));
    expect(wholeOnes(decodeAll(outer))).toEqual([PAYLOAD]);
  });

  it("does not make way for what it holds", () => {
    const innerFirst = ipv4({ ...FOUR, moreFragments: true }, SEGMENT.slice(0, 400));
    const innerLast = ipv4({ ...FOUR, fragmentOffset: 400 }, SEGMENT.slice(400));
    const outer = fragmentsOfIpv4({ ...FOUR, identification: 9 }, tunnelSegment(innerLast), 600);
    const crowd = Array.from({ length: LIMITS.fragmentDatagrams - 1 }, (_, index) =>
      ipv4({ ...FOUR, identification: 1_000 + index, moreFragments: true }, SEGMENT.slice(0, 8)),
    );
    expect(wholeOnes(decodeAll([...outer.slice(0, 1), ...crowd, ...outer.slice(1), innerFirst]))).toEqual([PAYLOAD]);
  });

  it("has no MACs from inside, since those are not in the record", () => {
    const decoder = new Decoder();
    const outer = fragmentsOfIpv4(FOUR, tunnelSegment(ipv4({ ...FOUR, identification: 8 }, SEGMENT)), 1_200);
    const views = outer.map((fragment) => decodeBytes(ethernet({}, fragment), { decoder }));
    expect(views.at(-1)).toMatchObject({ kind: KIND.udp, tunnels: 1, sourceMac: -1, destinationMac: -1 });
  });

  it("of IPv6 has the protocol that its first fragment names", () => {
    const [first = SEGMENT, last = SEGMENT] = fragmentsOfIpv6(SIX, SEGMENT, 1_200);
    last[40] = IP_PROTOCOL.tcp;
    expect(wholeOnes(decodeAll([first, last]))).toEqual([PAYLOAD]);
    expect(wholeOnes(decodeAll([last, first]))).toEqual([PAYLOAD]);
  });

  it("may come again under the same identification with other bytes", () => {
    const other = seededBytes(PAYLOAD.length, 2);
    const first = fragmentsOfIpv4(FOUR, SEGMENT, 800);
    const second = fragmentsOfIpv4(FOUR, udpSegment(ENDS, other), 800);
    expect(wholeOnes(decodeAll([...first, ...second]))).toEqual([PAYLOAD, other]);
  });

  it("is not mixed with others that differ in one of the four", () => {
    const variants = [
      FOUR,
      { ...FOUR, identification: 8 },
      { ...FOUR, source: "192.0.2.3" },
      { ...FOUR, destination: "192.0.2.3" },
      { ...FOUR, protocol: IP_PROTOCOL.tcp },
    ];
    const sets = variants.map((fields, index) => {
      const bytes = seededBytes(1_000, index);
      const segment = fields.protocol === IP_PROTOCOL.tcp ? tcpSegment(ENDS, bytes) : udpSegment(ENDS, bytes);
      return fragmentsOfIpv4(fields, segment, 512);
    });
    const interleaved = [0, 1].flatMap((part) => sets.flatMap((set) => set.slice(part, part + 1)));
    const expected = variants.map((_, index) => seededBytes(1_000, index));
    expect(wholeOnes(decodeAll(interleaved))).toEqual(expected);
  });
});

describe("fragments that do not fit", () => {
  const piece = (fragmentOffset: number, bytes: Uint8Array, moreFragments: boolean) =>
    ipv4({ ...FOUR, fragmentOffset, moreFragments }, bytes);

  it("keep the first bytes where they overlap with others, and are counted", () => {
    const decoder = new Decoder();
    const forged = SEGMENT.slice(800, 1_600).fill(0xee);
    const packets = [
      piece(0, SEGMENT.slice(0, 1_000), true),
      piece(800, forged, true),
      piece(1_600, SEGMENT.slice(1_600), false),
    ];
    const [whole] = wholeOnes(decodeAll(packets, decoder));
    expect(whole).toEqual(concat(PAYLOAD.slice(0, 992), forged.slice(200), PAYLOAD.slice(1_592)));
    expect(decoder.tallies.fragmentConflicts).toEqual({ count: 1, firstFrame: 2 });
  });

  it("of the same bytes may overlap", () => {
    const decoder = new Decoder();
    const packets = [piece(400, SEGMENT.slice(400), false), piece(0, SEGMENT.slice(0, 1_000), true)];
    expect(wholeOnes(decodeAll(packets, decoder))).toEqual([PAYLOAD]);
    expect(decoder.tallies.fragmentConflicts.count).toBe(0);
  });

  it("do not differ where the other one was cut", () => {
    const decoder = new Decoder();
    const whole = piece(0, SEGMENT.slice(0, 800), true);
    decodeAll([whole.slice(0, 100)], decoder, { originalLength: whole.length });
    decodeAll([whole], decoder);
    expect(decoder.tallies.fragmentConflicts.count).toBe(0);
  });

  it.each([
    ["reaching past 65 535 bytes", [piece(65_528, new Uint8Array(16), false)]],
    ["leaving a gap of less than eight bytes", [piece(0, new Uint8Array(9), true)]],
    ["of no bytes", [piece(8, new Uint8Array(0), true)]],
    ["past the end", [piece(16, new Uint8Array(8), false), piece(24, new Uint8Array(8), true)]],
    ["with a second end", [piece(16, new Uint8Array(8), false), piece(16, new Uint8Array(7), false)]],
    ["ending before others", [piece(16, new Uint8Array(8), true), piece(8, new Uint8Array(8), false)]],
  ])("%s are dropped", (_, packets) => {
    const decoder = new Decoder();
    const seen = decodeAll(packets, decoder);
    expect(seen.map(({ kind }) => kind)).toEqual(packets.map(() => KIND.fragment));
    expect(decoder.tallies.fragmentsDropped).toEqual({ count: 1, firstFrame: packets.length });
    decoder.finish();
    expect(decoder.tallies.datagramsIncomplete.count).toBe(packets.length - 1);
  });

  it("fill the largest datagram that there is", () => {
    const bytes = seededBytes(65_507, 3);
    const packets = fragmentsOfIpv4(FOUR, udpSegment(ENDS, bytes), 1_480);
    expect(wholeOnes(decodeAll(packets))).toEqual([bytes]);
  });
});

describe("datagrams that are never complete", () => {
  const first = (identification: number) => fragmentsOfIpv4({ ...FOUR, identification }, SEGMENT, 800)[0] ?? SEGMENT;

  it("are given up in time, and late fragments do not complete them", () => {
    const decoder = new Decoder();
    const fragments = fragmentsOfIpv4(FOUR, SEGMENT, 1_200);
    decodeAll(fragments.slice(0, 1), decoder, { seconds: 1_000 });
    const late = decodeAll(fragments.slice(1), decoder, { seconds: 1_001 + LIMITS.fragmentSeconds });
    expect(late[0]?.kind).toBe(KIND.fragment);
    expect(decoder.tallies.datagramsIncomplete).toEqual({ count: 1, firstFrame: 1 });
    decoder.finish();
    expect(decoder.tallies.datagramsIncomplete.count).toBe(2);
  });

  it("make way for newer ones, the oldest first", () => {
    const decoder = new Decoder();
    const packets = Array.from({ length: LIMITS.fragmentDatagrams + 3 }, (_, identification) => first(identification));
    decodeAll(packets, decoder);
    expect(decoder.tallies.datagramsIncomplete).toEqual({ count: 3, firstFrame: 1 });
    const rest = fragmentsOfIpv4({ ...FOUR, identification: 3 }, SEGMENT, 800).slice(1);
    expect(wholeOnes(decodeAll(rest, decoder))).toEqual([PAYLOAD]);
  });
});

it("forgets a reassembled datagram with the next packet", () => {
  const decoder = new Decoder();
  decodeAll(fragmentsOfIpv4(FOUR, SEGMENT, 800), decoder);
  const view = decodeBytes(tcpDatagram(ENDS, "next"), { linkType: LINK.raw, decoder });
  expect(view.network).toBe(view.record);
  expect(view.payloadLength).toBe(4);
});
