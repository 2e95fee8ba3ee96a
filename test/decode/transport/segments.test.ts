import { describe, expect, it } from "vitest";
import { KIND, TCP_ACK, TCP_SYN } from "../../../src/decode/packet-view.ts";
import { LINK, SYN_OPTIONS, tcpDatagram, u16, udpDatagram } from "../../build/packets.ts";
import { decodeBytes, payloadText } from "../decode-bytes.ts";

const ENDS = { from: { ip: "192.0.2.1", port: 40_000 }, to: { ip: "192.0.2.2", port: 21 } };
const raw = (bytes: Uint8Array, originalLength = bytes.length) =>
  decodeBytes(bytes, { linkType: LINK.raw, originalLength });

describe("TCP", () => {
  it("gives its fields, numbers unsigned", () => {
    const fields = { sequence: 0xffffffff, acknowledgment: 0x80000000, flags: TCP_SYN | TCP_ACK, window: 0xfffe };
    const view = raw(tcpDatagram({ ...ENDS, ...fields, checksum: 0xbeef, options: SYN_OPTIONS }, "abc"));
    expect(view).toMatchObject({
      kind: KIND.tcp,
      ...fields,
      checksum: 0xbeef,
      sourcePort: 40_000,
      destinationPort: 21,
    });
    expect(view.network.getUint16(view.transport)).toBe(40_000);
    expect(payloadText(view)).toBe("abc");
  });

  it("may lose its payload and its options to the snap length, but not its first 20 bytes", () => {
    const whole = tcpDatagram({ ...ENDS, options: SYN_OPTIONS }, "abc");
    for (let length = whole.length; length >= 40; length--) {
      const view = raw(whole.slice(0, length), whole.length);
      expect(view).toMatchObject({ kind: KIND.tcp, destinationPort: 21, payloadLength: 3 });
      expect(view.payloadCaptured).toBe(Math.max(0, length - (whole.length - 3)));
      expect(view.payload).toBeLessThanOrEqual(view.recordEnd);
    }
    expect(raw(whole.slice(0, 39), whole.length)).toMatchObject({ kind: KIND.other, protocol: 6, destinationPort: 0 });
  });

  it.each([0, 16, 44, 60])("with a data offset of %i in a packet of 20 and 3 bytes is other", (dataOffset) => {
    expect(raw(tcpDatagram({ ...ENDS, dataOffset }, "abc"))).toMatchObject({ kind: KIND.other, ipVersion: 4 });
  });
});

describe("UDP", () => {
  it("gives its fields", () => {
    const view = raw(udpDatagram({ ...ENDS, checksum: 0x1234 }, "abc"));
    expect(view).toMatchObject({ kind: KIND.udp, sourcePort: 40_000, destinationPort: 21, checksum: 0x1234 });
    expect(payloadText(view)).toBe("abc");
  });

  it.each([
    ["shorter than IP's: its own", 9, 1],
    ["longer than IP's: IP's", 500, 3],
    ["0: IP's", 0, 3],
    ["8: nothing", 8, 0],
  ])("believes a length %s", (_, length, payloadLength) => {
    expect(raw(udpDatagram({ ...ENDS, length }, "abc"))).toMatchObject({
      kind: KIND.udp,
      payloadLength,
      payloadCaptured: payloadLength,
    });
  });

  it("of a length that cannot be is other", () => {
    expect(raw(udpDatagram({ ...ENDS, length: 7 }, "abc")).kind).toBe(KIND.other);
  });

  it("of total length 0 ends where UDP says", () => {
    const padded = new Uint8Array(46);
    padded.set(udpDatagram({ ...ENDS }, "abc"));
    padded.set(u16(0), 2);
    expect(raw(padded)).toMatchObject({ kind: KIND.udp, payloadLength: 3, payloadCaptured: 3 });
  });
});
