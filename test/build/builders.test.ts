import { Readable } from "node:stream";
import fc from "fast-check";
import pcapParser from "pcap-parser";
import { describe, expect, it } from "vitest";
import { SegmentTemplate } from "../bench/segment-template.ts";
import { fragmentsOfIpv4, internetChecksum, transportChecksum } from "./datagrams.ts";
import { ethernet } from "./links.ts";
import { concat, hex, ipBytes, seededBytes, toHex } from "./packets.ts";
import type { CapturedPacket } from "./pcap-file.ts";
import { pcapFile } from "./pcap-file.ts";
import { tcpDatagram, tcpSegment, udpSegment } from "./segments.ts";

const from = { ip: "192.168.0.10", port: 40_001 };
const to = { ip: "192.168.0.20", port: 21 };

describe("addresses", () => {
  it("are read in both families", () => {
    expect(toHex(ipBytes("10.1.255.0"))).toBe("0a01ff00");
    expect(toHex(ipBytes("2001:db8::14"))).toBe("20010db8000000000000000000000014");
    expect(toHex(ipBytes("::"))).toBe("0".repeat(32));
    expect(toHex(ipBytes("fe80::1:0:2"))).toBe("fe800000000000000000000100000002");
  });
});

describe("checksums", () => {
  it("agree with the example of RFC 1071 section 3", () => {
    expect(internetChecksum(hex("0001 f203 f4f5 f6f7"))).toBe(~0xddf2 & 0xffff);
  });

  it("make a segment sum up to nothing, whatever its length", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 99 }), (payload) => {
        expect(transportChecksum(from.ip, to.ip, 6, tcpSegment({ from, to }, payload))).toBe(0);
        expect(transportChecksum(from.ip, to.ip, 17, udpSegment({ from, to }, payload))).toBe(0);
      }),
    );
  });

  it("stay right when a template's numbers are patched", () => {
    const payload = seededBytes(33, 1);
    const template = new SegmentTemplate(ethernet({}, tcpDatagram({ from, to }, payload)));
    const number = fc.integer({ min: 0, max: 2 ** 32 - 1 });
    fc.assert(
      fc.property(number, number, fc.integer({ min: 0, max: 65_535 }), (sequence, acknowledgment, identification) => {
        const built = tcpDatagram({ from, to, sequence, acknowledgment, ip: { identification } }, payload);
        expect(toHex(template.at(sequence, acknowledgment, identification))).toBe(toHex(ethernet({}, built)));
      }),
    );
  });
});

describe("fragments", () => {
  it("hold the payload between them, each at its offset", () => {
    const payload = seededBytes(1001, 2);
    const fields = { source: from.ip, destination: to.ip, protocol: 17 };
    const pieces = fragmentsOfIpv4(fields, payload, 256);
    expect(concat(...pieces.map((piece) => piece.slice(20)))).toEqual(payload);
    const offsets = pieces.map((piece) => new DataView(piece.buffer).getUint16(6));
    expect(offsets).toEqual([0x2000, 0x2000 | 32, 0x2000 | 64, 96]);
  });
});

describe("pcap files", () => {
  it.each([true, false])("are read back by pcap-parser (little-endian: %s)", async (littleEndian) => {
    const packets: CapturedPacket[] = [1, 2, 3].map((size) => ({
      time: { seconds: 1_763_700_000 + size, nanoseconds: size * 1000 },
      data: seededBytes(size * 20, size),
      originalLength: 500,
    }));
    expect(await readBack(pcapFile(packets, { littleEndian }))).toEqual(packets);
  });
});

function readBack(file: Uint8Array): Promise<CapturedPacket[]> {
  return new Promise((done, fail) => {
    const packets: CapturedPacket[] = [];
    const parser = pcapParser.parse(Readable.from([Buffer.from(file)]));
    parser.on("error", fail);
    parser.on("end", () => done(packets));
    parser.on("packet", ({ header, data }) => {
      const time = { seconds: header.timestampSeconds, nanoseconds: header.timestampMicroseconds * 1000 };
      packets.push({ time, data: new Uint8Array(data), originalLength: header.originalLength });
    });
  });
}
