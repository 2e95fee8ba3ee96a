import { describe, expect, it } from "vitest";
import { PacketSearch } from "../../../src/analysis/cut/find-packets.ts";
import { FrameMarks } from "../../../src/analysis/cut/frame-marks.ts";
import type { Part, Span } from "../../../src/analysis/cut/part.ts";
import { ByteWindow } from "../../../src/capture/byte-window.ts";
import { PcapReader } from "../../../src/capture/pcap.ts";
import { RECORD } from "../../../src/capture/record-reader.ts";
import { TCP_ACK, TCP_SYN } from "../../../src/decode/packet-view.ts";
import { concat, u8, u16, u32 } from "../../build/bytes.ts";
import { arp, fragmentsOfIpv4, fragmentsOfIpv6, gre, IP_PROTOCOL, ipv4 } from "../../build/datagrams.ts";
import { ethernet } from "../../build/links.ts";
import { pcapFile } from "../../build/pcap-file.ts";
import { tcpDatagram, tcpSegment, udpDatagram } from "../../build/segments.ts";

const CLIENT = { ip: "192.168.0.10", port: 50_021 };
const SERVER = { ip: "203.0.113.20", port: 21 };
const OUTER = { source: "10.0.0.1", destination: "10.0.0.2", protocol: IP_PROTOCOL.gre, identification: 77 };
const ETHERTYPE_IPV4 = 0x0800;
const ETHERTYPE_ARP = 0x0806;

const segment = (sequence: number, flags = TCP_ACK, payload: string | Uint8Array = "") =>
  tcpDatagram({ from: CLIENT, to: SERVER, sequence, flags }, payload);
const answer = (sequence: number) => tcpDatagram({ from: SERVER, to: CLIENT, sequence, flags: TCP_ACK });

/** The frames found among these datagrams, where a part has these spans and whatever else is given. */
function found(datagrams: readonly Uint8Array[], spans: readonly Span[], part: Partial<Part> = {}): number[] {
  const file = pcapFile(
    datagrams.map((datagram, index) => ({
      time: { seconds: 1_700_000_000 + index, nanoseconds: 0 },
      data: ethernet(datagram[0] === 0 ? { etherType: ETHERTYPE_ARP } : {}, datagram),
    })),
  );
  const search = new PacketSearch({
    spans: new Map(spans.map((span) => [span.first, span])),
    frames: new FrameMarks(),
    citedOfFtp: new FrameMarks(),
    citedOfDhcp: new FrameMarks(),
    linkLocal: new Set(),
    showsPassword: false,
    ...part,
  });
  const window = new ByteWindow(file);
  window.end = file.length;
  window.ended = true;
  const reader = new PcapReader(window);
  const frames: number[] = [];
  for (let frame = 1; reader.next() === RECORD; frame += 1) {
    search.record(frame, reader);
    frames.push(frame);
  }
  expect(search.interfaces.size).toBeLessThanOrEqual(1);
  return frames.filter((frame) => search.found.has(frame));
}

function marks(...frames: number[]): FrameMarks {
  const marked = new FrameMarks();
  for (const frame of frames) marked.mark(frame);
  return marked;
}

describe("of a connection are found", () => {
  it("both directions, from its first frame on, and what still comes after its last", () => {
    const datagrams = [segment(9), segment(1, TCP_SYN), answer(1), segment(2), answer(2), answer(2)];
    expect(found(datagrams, [{ first: 2, last: 4, isWanted: true }])).toEqual([2, 3, 4, 5, 6]);
  });

  it("no packets of the next one between the same ends", () => {
    const datagrams = [segment(1, TCP_SYN), segment(2), segment(1, TCP_SYN), segment(900, TCP_SYN), segment(901)];
    const first = { first: 1, last: 2, isWanted: true };
    expect(found(datagrams, [first])).toEqual([1, 2, 3]);
    const copied = [segment(1, TCP_SYN), segment(1, TCP_SYN), segment(900, TCP_SYN), segment(901)];
    expect(found(copied, [{ first: 1, last: 1, isWanted: true }])).toEqual([1, 2]);
    expect(
      found(datagrams, [
        { ...first, isWanted: false },
        { first: 4, last: 5, isWanted: true },
      ]),
    ).toEqual([4, 5]);
  });

  it("ICMP errors that quote it, while it goes on", () => {
    const error = (quoted: Uint8Array) =>
      ipv4(
        { source: "192.168.0.1", destination: CLIENT.ip, protocol: IP_PROTOCOL.icmp },
        concat(u8(3, 13), u16(0), u32(0), quoted),
      );
    const other = tcpDatagram({ from: { ...CLIENT, port: 50_022 }, to: SERVER });
    const datagrams = [error(segment(1)), segment(1, TCP_SYN), error(segment(1)), error(other), other];
    expect(found(datagrams, [{ first: 2, last: 2, isWanted: true }])).toEqual([2, 3]);
  });

  it("the fragments of its packets, in any order, and their copies", () => {
    const addresses = { source: CLIENT.ip, destination: SERVER.ip, protocol: IP_PROTOCOL.tcp, identification: 5 };
    const whole = tcpSegment(
      { from: CLIENT, to: SERVER, sequence: 2, flags: TCP_ACK },
      "USER student in many pieces\r\n",
    );
    const [a, b, c] = fragmentsOfIpv4(addresses, whole, 24) as [Uint8Array, Uint8Array, Uint8Array];
    const stray = fragmentsOfIpv4({ ...addresses, identification: 6 }, whole, 24)[0] as Uint8Array;
    const datagrams = [segment(1, TCP_SYN), c, stray, a, b, a, segment(30)];
    expect(found(datagrams, [{ first: 1, last: 7, isWanted: true }])).toEqual([1, 2, 4, 5, 6, 7]);
  });

  it("the fragments of what they are tunnelled in, and fragments in those", () => {
    const syn = tcpSegment({ from: CLIENT, to: SERVER, sequence: 1, flags: TCP_SYN }, "");
    const inner = fragmentsOfIpv4(
      { source: CLIENT.ip, destination: SERVER.ip, protocol: IP_PROTOCOL.tcp, identification: 5 },
      concat(syn, new Uint8Array(28)),
      24,
    );
    const [first, second] = inner.map((datagram) => gre({ protocol: ETHERTYPE_IPV4 }, datagram)) as [
      Uint8Array,
      Uint8Array,
    ];
    const outer = fragmentsOfIpv4(OUTER, first, 32);
    const datagrams = [...outer, ipv4({ ...OUTER, identification: 78 }, second)];
    expect(outer).toHaveLength(2);
    expect(found(datagrams, [{ first: 3, last: 3, isWanted: true }])).toEqual([1, 2, 3]);
  });

  it("IPv6 fragments", () => {
    const from = { ip: "2001:db8::a", port: 50_021 };
    const to = { ip: "2001:db8::14", port: 21 };
    const whole = tcpSegment({ from, to, sequence: 1, flags: TCP_SYN }, new Uint8Array(40));
    const fields = { source: from.ip, destination: to.ip, protocol: IP_PROTOCOL.tcp, identification: 5 };
    expect(found(fragmentsOfIpv6(fields, whole, 32), [{ first: 2, last: 2, isWanted: true }])).toEqual([1, 2]);
  });
});

describe("beside connections are found", () => {
  const dhcp = udpDatagram(
    { from: { ip: "0.0.0.0", port: 68 }, to: { ip: "255.255.255.255", port: 67 } },
    new Uint8Array(240),
  );

  it("frames that are wanted, and those that findings cite, unless they are somebody else's", () => {
    const datagrams = [dhcp, dhcp, segment(1), segment(1)];
    expect(found(datagrams, [], { frames: marks(1) })).toEqual([1]);
    expect(found(datagrams, [], { citedOfFtp: marks(2, 3) })).toEqual([2]);
    expect(found(datagrams, [], { citedOfDhcp: marks(2, 3) })).toEqual([3]);
  });

  it("ARP about claimed link-local addresses", () => {
    const asked = (targetIp: string, senderIp = "0.0.0.0") =>
      arp({ operation: "request", senderMac: "02:00:00:00:0c:01", senderIp, targetIp });
    const datagrams = [asked("169.254.7.9"), asked("169.254.7.10"), asked("169.254.1.1", "169.254.7.9")];
    expect(found(datagrams, [], { linkLocal: new Set(["169.254.7.9"]) })).toEqual([1, 3]);
  });
});
