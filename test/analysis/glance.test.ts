import fc from "fast-check";
import { expect, test } from "vitest";
import { AddressUses } from "../../src/analysis/address-uses.ts";
import { hasDhcpPort } from "../../src/analysis/dhcp-input.ts";
import { Glance } from "../../src/analysis/glance.ts";
import { TrafficTable } from "../../src/analysis/traffic.ts";
import { RecordRun } from "../../src/capture/record-run.ts";
import { Decoder } from "../../src/decode/decoder.ts";
import { KIND, PacketView, TCP_ACK, TCP_SYN } from "../../src/decode/packet-view.ts";
import { FlowKey } from "../../src/flow/flow-key.ts";
import { FtpTracker } from "../../src/protocols/ftp/tracker.ts";
import { ethernet } from "../build/links.ts";
import { tcpDatagram, udpDatagram } from "../build/segments.ts";
import { DEAF } from "../protocols/ftp/track.ts";

interface End {
  ip: string;
  port: number;
}

const PORTS = fc.constantFrom(21, 22, 67, 68, 80, 81, 8000, 5555, 443, 990, 4011, 4789, 3544, 40_001, 50_021);
const PAYLOAD = fc.constantFrom("", "", "GET / HTTP/1.1", "220 ready\r\n", "user a\r\n", "PASV\r\n", "xyz");

/** A run of this one record, of Ethernet. */
function runOf(bytes: Uint8Array, captured: number): RecordRun {
  const run = new RecordRun();
  run.count = 1;
  run.view = new DataView(bytes.slice(0, captured).buffer);
  run.linkType = 1;
  run.seconds = 1;
  run.capturedLengths[0] = captured;
  run.originalLengths[0] = bytes.length;
  return run;
}

function viewOf({ view: record, capturedLengths, originalLengths, linkType, seconds }: RecordRun): PacketView {
  return Object.assign(new PacketView(), {
    ...{ record, recordEnd: capturedLengths[0], originalLength: originalLengths[0], linkType, frame: 3, seconds },
  });
}

/** A tracker that has seen a SYN and its answer between the two ends, where `primed`. */
function trackerOf(client: End, server: End, primed: boolean): FtpTracker {
  const ftp = new FtpTracker(DEAF);
  const see = (from: End, to: End, flags: number): void => {
    ftp.packet(decoded(runOf(ethernet({}, tcpDatagram({ from, to, sequence: 6, acknowledgment: 8, flags })), 54)));
  };
  if (primed) {
    see(client, server, TCP_SYN);
    see(server, client, TCP_SYN | TCP_ACK);
  }
  return ftp;
}

function decoded(run: RecordRun): PacketView {
  const view = viewOf(run);
  new Decoder().decode(view);
  return view;
}

function keyOf(view: PacketView): FlowKey {
  const key = new FlowKey();
  key.load(view);
  return key;
}

test("what is settled at a glance is what the decoder and the tracker would only have counted and remembered", () => {
  let settled = 0;
  let remembered = 0;
  const flagged = fc.oneof(fc.nat(63), fc.constantFrom(TCP_SYN, TCP_ACK, TCP_ACK, TCP_SYN | TCP_ACK));
  fc.assert(
    fc.property(
      fc.record({ tcp: fc.boolean(), v6: fc.boolean(), from: PORTS, to: PORTS, payload: PAYLOAD, flags: flagged }),
      fc.array(fc.record({ at: fc.nat(90), value: fc.nat(255) }), { maxLength: 2 }),
      fc.nat(20),
      fc.boolean(),
      ({ tcp, v6, from, to, payload, flags }, changes, cut, primed) => {
        const [one, other] = v6 ? ["2001:db8::a", "2001:db8::14"] : ["192.168.0.10", "192.168.0.20"];
        const ends = { from: { ip: one, port: from }, to: { ip: other, port: to } };
        const bytes = new TextEncoder().encode(payload);
        const datagram = tcp
          ? tcpDatagram({ ...ends, sequence: 7, acknowledgment: 9, flags }, bytes)
          : udpDatagram(ends, bytes);
        const frame = ethernet({}, datagram).slice();
        for (const { at, value } of changes) if (at < frame.length) frame[at] = value;
        const run = runOf(frame, Math.max(0, frame.length - cut));
        const glanced = trackerOf(ends.from, ends.to, primed);
        const traffic = new TrafficTable();
        if (new Glance(glanced.bystanders, new AddressUses(), traffic).settles(run, 0, 3) === 0) return;
        settled += 1;
        const view = decoded(run);
        const ftp = trackerOf(ends.from, ends.to, primed);
        if (view.kind === KIND.tcp) {
          expect(ftp.packet(view)).toBe(0);
          const key = keyOf(view);
          const handshake = ftp.bystanders.handshakes.find(key);
          if (handshake !== null) remembered += 1;
          expect(glanced.bystanders.handshakes.find(key)).toEqual(handshake);
        }
        expect(view.kind === KIND.udp && hasDhcpPort(view)).toBe(false);
        const counted = new TrafficTable();
        counted.count(view);
        expect(traffic.rows()).toEqual(counted.rows());
      },
    ),
    { numRuns: 2000 },
  );
  expect(settled).toBeGreaterThan(150);
  expect(remembered).toBeGreaterThan(5);
});

test("a SYN between hosts that have a control connection gets a closer look", () => {
  const client = { ip: "192.168.0.10", port: 40_001 };
  const server = { ip: "192.168.0.20", port: 21 };
  const ftp = new FtpTracker(DEAF);
  const syn = runOf(ethernet({}, tcpDatagram({ from: client, to: { ...server, port: 443 }, flags: TCP_SYN })), 54);
  const looksAt = (): boolean =>
    new Glance(ftp.bystanders, new AddressUses(), new TrafficTable()).settles(syn, 0, 9) === 0;
  expect(looksAt()).toBe(false);
  const greeting = ethernet({}, tcpDatagram({ from: server, to: client, flags: TCP_ACK }, "220 ready\r\n"));
  ftp.packet(decoded(runOf(greeting, greeting.length)));
  expect(looksAt()).toBe(true);
});

test("a run is settled up to the first record that is not, and from behind it on", () => {
  const { run, frames } = runOfMany([443, 21, 80, 80, 21]);
  const traffic = new TrafficTable();
  const glance = new Glance(new FtpTracker(DEAF).bystanders, new AddressUses(), traffic);
  expect([glance.settles(run, 0, 1), glance.settles(run, 2, 1), glance.settles(run, 5, 1)]).toEqual([1, 4, 5]);
  expect(traffic.rows()).toEqual([
    { protocol: "HTTP", packets: 2, bytes: 2 * frames },
    { protocol: "TLS", packets: 1, bytes: frames },
  ]);
});

/** Empty segments to these ports, one behind the other; and how long each frame is. */
function runOfMany(ports: readonly number[]): { run: RecordRun; frames: number } {
  const all = ports.map((port) =>
    ethernet({}, tcpDatagram({ from: { ip: "10.0.0.1", port: 50_000 }, to: { ip: "10.0.0.2", port }, flags: TCP_ACK })),
  );
  const frames = all[0]?.length ?? 0;
  const run = new RecordRun();
  run.count = all.length;
  run.view = new DataView(new Uint8Array(Buffer.concat(all)).buffer);
  run.linkType = 1;
  for (const index of all.keys()) {
    run.offsets[index] = index * frames;
    run.capturedLengths[index] = frames;
    run.originalLengths[index] = frames;
  }
  return { run, frames };
}
