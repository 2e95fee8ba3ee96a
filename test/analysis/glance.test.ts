import fc from "fast-check";
import { expect, test } from "vitest";
import { AddressUses } from "../../src/analysis/address-uses.ts";
import { hasDhcpPort } from "../../src/analysis/dhcp-input.ts";
import { Glance } from "../../src/analysis/glance.ts";
import { TrafficTable } from "../../src/analysis/traffic.ts";
import { ByteWindow } from "../../src/capture/byte-window.ts";
import type { RecordReader } from "../../src/capture/record-reader.ts";
import { Decoder } from "../../src/decode/decoder.ts";
import { KIND, PacketView } from "../../src/decode/packet-view.ts";
import { FtpTracker } from "../../src/protocols/ftp/tracker.ts";
import { ethernet } from "../build/links.ts";
import { tcpDatagram, udpDatagram } from "../build/segments.ts";
import { DEAF } from "../protocols/ftp/track.ts";

const PORTS = fc.constantFrom(21, 22, 67, 68, 80, 443, 990, 4011, 4789, 3544, 40_001, 50_021);
const PAYLOAD = fc.constantFrom("", "GET / HTTP/1.1", "220 ready\r\n", "user a\r\n", "PASV\r\n", "xyz");

function recordOf(bytes: Uint8Array, captured: number): RecordReader {
  const window = new ByteWindow(bytes.slice());
  return {
    ...{ format: "pcap", window, wanted: 0, offset: 0, capturedLength: captured, originalLength: bytes.length },
    ...{ seconds: 1, nanoseconds: 0, hasTime: true, linkType: 1, linkTypes: [1], snapLength: 0 },
    ...{ damage: null, damages: 0, next: () => 2 },
  };
}

function viewOf({ window, capturedLength, originalLength, linkType }: RecordReader): PacketView {
  return Object.assign(new PacketView(), {
    ...{ record: window.view, recordEnd: capturedLength, originalLength, linkType, frame: 1, seconds: 1 },
  });
}

test("what is settled at a glance is what the decoder and the tracker would only have counted, and under the same name", () => {
  let settled = 0;
  const addressUses = new AddressUses();
  fc.assert(
    fc.property(
      fc.record({ tcp: fc.boolean(), v6: fc.boolean(), from: PORTS, to: PORTS, payload: PAYLOAD, flags: fc.nat(63) }),
      fc.array(fc.record({ at: fc.nat(90), value: fc.nat(255) }), { maxLength: 2 }),
      fc.nat(20),
      ({ tcp, v6, from, to, payload, flags }, changes, cut) => {
        const [client, server] = v6 ? ["2001:db8::a", "2001:db8::14"] : ["192.168.0.10", "192.168.0.20"];
        const ends = { from: { ip: client, port: from }, to: { ip: server, port: to } };
        const bytes = new TextEncoder().encode(payload);
        const datagram = tcp
          ? tcpDatagram({ ...ends, sequence: 7, acknowledgment: 9, flags }, bytes)
          : udpDatagram(ends, bytes);
        const frame = ethernet({}, datagram).slice();
        for (const { at, value } of changes) if (at < frame.length) frame[at] = value;
        const record = recordOf(frame, Math.max(0, frame.length - cut));
        const ftp = new FtpTracker(DEAF);
        const traffic = new TrafficTable();
        if (!new Glance(ftp.wantedPorts, ftp.awaitingPorts, addressUses, traffic).settles(record, 1)) return;
        settled += 1;
        const view = viewOf(record);
        new Decoder().decode(view);
        if (view.kind === KIND.tcp) expect(ftp.packet(view)).toBe(0);
        expect(view.kind === KIND.udp && hasDhcpPort(view)).toBe(false);
        const decoded = new TrafficTable();
        decoded.count(view);
        expect(traffic.rows()).toEqual(decoded.rows());
      },
    ),
    { numRuns: 4000 },
  );
  expect(settled).toBeGreaterThan(200);
});
