import { describe, expect, test } from "vitest";
import { UnreachableLog } from "../../src/analysis/unreachables.ts";
import { Decoder } from "../../src/decode/decoder.ts";
import { PacketView } from "../../src/decode/packet-view.ts";
import { LIMITS } from "../../src/limits.ts";
import { concat, u8, u16, u32 } from "../build/bytes.ts";
import { IP_PROTOCOL, internetChecksum, ip, ipv4, ipv6 } from "../build/datagrams.ts";
import { ethernet } from "../build/links.ts";
import { tcpDatagram, tcpSegment, udpDatagram } from "../build/segments.ts";

const CLIENT = { ip: "192.168.0.10", port: 50_021 };
const SERVER = { ip: "203.0.113.20", port: 21 };
const CLIENT6 = { ip: "2001:db8::a", port: 50_021 };
const SERVER6 = { ip: "2001:db8::14", port: 21 };
const ROUTER = "192.168.0.1";
const ROUTER6 = "2001:db8::1";
const SYN = tcpDatagram({ from: CLIENT, to: SERVER, sequence: 7, ip: { identification: 5 } });
const SYN6 = tcpDatagram({ from: CLIENT6, to: SERVER6, sequence: 7 });

function icmp(type: number, code: number, quoted: Uint8Array, rest: Uint8Array = u32(0), v6 = false): Uint8Array {
  const sum = internetChecksum(concat(u8(type, code), u16(0), rest, quoted));
  const message = concat(u8(type, code), u16(sum), rest, quoted);
  const [source, destination] = v6 ? [ROUTER6, CLIENT6.ip] : [ROUTER, CLIENT.ip];
  return ip({ source, destination, protocol: v6 ? IP_PROTOCOL.icmp6 : IP_PROTOCOL.icmp, identification: 9 }, message);
}

const icmp6 = (type: number, code: number, quoted = SYN6, rest = u32(0)) => icmp(type, code, quoted, rest, true);

/** A log that has seen these packets, a second apart or at the given times. */
function logOf(packets: readonly Uint8Array[], { times = [] as number[], ports = [21], cut = 0 } = {}): UnreachableLog {
  const wanted = new Uint32Array(65_536);
  for (const port of ports) wanted[port] = 1;
  const log = new UnreachableLog(wanted);
  const decoder = new Decoder();
  for (const [index, packet] of packets.entries()) {
    const frame = ethernet({}, packet).slice();
    const view = Object.assign(new PacketView(), {
      ...{ record: new DataView(frame.buffer), recordEnd: frame.length - cut, originalLength: frame.length },
      ...{ linkType: 1, frame: index + 1, seconds: Math.floor(times[index] ?? index) },
      nanoseconds: Math.round(((times[index] ?? index) % 1) * 1e9),
    });
    decoder.decode(view);
    log.packet(view);
  }
  return log;
}

describe("an ICMP error about a TCP segment", () => {
  test("tells who said what of which segment", () => {
    expect(logOf([icmp(3, 13, SYN)]).list).toEqual([
      {
        ...{ at: 1, time: "1970-01-01T00:00:00.000000000Z", sender: ROUTER, kind: "prohibited", mtu: null },
        ...{ source: CLIENT, destination: SERVER },
      },
    ]);
  });

  test.each([
    [0, "network"],
    [1, "host"],
    [2, "other"],
    [3, "port"],
    [4, "too-big"],
    [6, "network"],
    [7, "host"],
    [9, "prohibited"],
    [10, "prohibited"],
    [13, "prohibited"],
    [15, "other"],
    [200, "other"],
  ])("of type 3, code %i is %s", (code, kind) => expect(logOf([icmp(3, code, SYN)]).list[0]?.kind).toBe(kind));

  test.each([
    [1, 0, "network"],
    [1, 1, "prohibited"],
    [1, 3, "host"],
    [1, 4, "port"],
    [1, 5, "prohibited"],
    [1, 6, "prohibited"],
    [2, 0, "too-big"],
    [3, 0, "expired"],
    [3, 1, "other"],
  ])("of ICMPv6 type %i, code %i is %s", (type, code, kind) => {
    expect(logOf([icmp6(type, code)]).list).toMatchObject([{ kind, sender: ROUTER6, source: CLIENT6 }]);
  });

  test("of type 11 is a hop count at its end", () => {
    expect(logOf([icmp(11, 0, SYN)]).list[0]?.kind).toBe("expired");
  });

  test("names the size that would pass, where it does", () => {
    expect(logOf([icmp(3, 4, SYN, concat(u16(0), u16(1400)))]).list[0]?.mtu).toBe(1400);
    expect(logOf([icmp(3, 4, SYN)]).list[0]?.mtu).toBeNull();
    expect(logOf([icmp6(2, 0, SYN6, u32(1280))]).list[0]?.mtu).toBe(1280);
    expect(logOf([icmp(3, 1, SYN, concat(u16(0), u16(1400)))]).list[0]?.mtu).toBeNull();
  });

  test("may quote options, extension headers and no more than eight bytes of the segment", () => {
    const fields = { source: CLIENT.ip, destination: SERVER.ip, protocol: IP_PROTOCOL.tcp };
    const withOptions = ipv4({ ...fields, options: u8(1, 1, 1, 1) }, tcpSegment({ from: CLIENT, to: SERVER }));
    expect(logOf([icmp(3, 1, withOptions.slice(0, 32))]).list).toMatchObject([{ source: CLIENT, destination: SERVER }]);
    const extensions = [{ type: IP_PROTOCOL.hopByHop, body: u8(1, 4, 0, 0, 0, 0) }];
    const fields6 = { source: CLIENT6.ip, destination: SERVER6.ip, protocol: IP_PROTOCOL.tcp, extensions };
    const extended = ipv6(fields6, tcpSegment({ from: CLIENT6, to: SERVER6 }));
    expect(logOf([icmp6(1, 1, extended)]).list).toMatchObject([{ source: CLIENT6, destination: SERVER6 }]);
  });
});

describe("nothing is told of", () => {
  test.each([
    ["an answer to ping", icmp(0, 0, SYN)],
    ["a redirect", icmp(5, 1, SYN)],
    ["a datagram of UDP", icmp(3, 3, udpDatagram({ from: CLIENT, to: SERVER }))],
    ["a segment that is quoted too short", icmp(3, 1, SYN.slice(0, 27))],
    ["a header length that runs past the quotation", icmp(3, 1, concat(u8(0x4f), SYN.slice(1, 40)))],
    ["a header length below the least", icmp(3, 1, concat(u8(0x41), SYN.slice(1)))],
    ["a later fragment", icmp(3, 1, concat(SYN.slice(0, 6), u16(0x0004), SYN.slice(8)))],
    ["an unknown version", icmp(3, 1, concat(u8(0x75), SYN.slice(1)))],
    [
      "extension headers without end",
      icmp6(1, 0, concat(SYN6.slice(0, 6), u8(0, 64), SYN6.slice(8, 40), u32(0), u32(0))),
    ],
  ])("%s", (_name, packet) => expect(logOf([packet]).list).toEqual([]));

  test("ports that nobody is interested in", () => expect(logOf([icmp(3, 1, SYN)], { ports: [990] }).list).toEqual([]));

  test("what the capture cut off", () => {
    for (let cut = 1; cut < 60; cut += 1) {
      const { list } = logOf([icmp(3, 1, SYN.slice(0, 28))], { cut });
      expect(list).toEqual([]);
    }
  });
});

test("a packet captured twice counts once; an error about a segment sent again counts again", () => {
  const again = tcpDatagram({ from: CLIENT, to: SERVER, sequence: 7, ip: { identification: 6 } });
  const log = logOf([icmp(3, 1, SYN), icmp(3, 1, SYN), icmp(3, 1, again), icmp(3, 1, SYN)], {
    times: [1, 1.0001, 1.01, 3],
  });
  expect(log.list.map(({ at }) => at)).toEqual([1, 3, 4]);
});

test("beyond the limit they are counted", () => {
  const packet = icmp(3, 1, SYN);
  const log = logOf(Array.from({ length: LIMITS.unreachables + 3 }, () => packet));
  expect(log.list.length).toBe(LIMITS.unreachables);
  expect(log.dropped).toBe(3);
});
