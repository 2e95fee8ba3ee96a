import fc from "fast-check";
import type { ConnectionPackets, DataConnection, SegmentRun } from "../../../src/report/connection.ts";
import type { Announcement, Exchange, FtpSession, Reply, Transfer } from "../../../src/report/report.ts";

/** Sessions of every sort, sensible or not: times that are none, frames that run backwards, names from the wire. */

const frame = fc.integer({ min: 1, max: 60 });
const capture = fc.integer({ min: 0, max: 1 });
const seconds = fc.integer({ min: 0, max: 200_000 });
const time = fc.oneof(
  {
    weight: 9,
    arbitrary: seconds.map((count) => `${new Date(1.8e12 + count * 1000).toISOString().slice(0, 23)}000000Z`),
  },
  { weight: 1, arbitrary: fc.constantFrom("", "not a time") },
);
const wire = fc.oneof(
  fc.constantFrom("USER", "RETR", "PORT", "PASV", "TYPE", "QUIT", "ABOR", "AUTH", "192,168,0,10,195,101", "한글.hwp"),
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.constant("가나다".repeat(40)),
);
const count = fc.integer({ min: 0, max: 2_000_000 });
const ip = fc.constantFrom("192.168.0.10", "192.168.0.20", "10.0.0.9", "2001:db8::1", "\u202e1.2.3.4", "172.16.0.1");
const endpoint = fc.record({ ip, port: fc.integer({ min: 0, max: 65_535 }) });
const role = fc.constantFrom("client" as const, "server" as const);
const sent = fc.record({
  ...{ packets: count, bytes: count },
  ...{ retransmittedBytes: count, missingBytes: count, unacknowledgedBytes: count },
});
const pause = fc.record({
  ...{ seconds: fc.double({ noNaN: true, min: 1, max: 1e6 }), windowShut: fc.boolean() },
  ...{ capture, frame, lastCapture: capture, lastFrame: frame },
});
const bothSent = fc.record({ client: sent, server: sent });
const packetsEnd = fc.record({
  mac: fc.option(fc.constantFrom("02:00:00:00:00:0a", "\x1b[2J")),
  initialSequence: fc.option(fc.integer({ min: 0, max: 4_294_967_295 })),
  windowShift: fc.option(fc.integer({ min: 0, max: 255 })),
});

const run: fc.Arbitrary<SegmentRun> = fc.record({
  ...{ capture, frame, lastCapture: capture, lastFrame: frame, time, lastTime: time, from: role },
  kind: fc.constantFrom("syn", "syn-ack", "ack", "data", "keep-alive", "zero-window", "fin", "rst"),
  ...{ retransmission: fc.boolean(), packets: fc.integer({ min: 1, max: 900 }), bytes: count },
  flags: fc.array(fc.constantFrom("SYN", "ACK", "PSH"), { maxLength: 3 }),
  sequence: fc.integer({ min: 0, max: 4_294_967_295 }),
  acknowledgment: fc.option(fc.integer({ min: 0, max: 4_294_967_295 })),
  window: fc.integer({ min: 0, max: 65_535 }),
});
const packets: fc.Arbitrary<ConnectionPackets | null> = fc.option(
  fc.record({ client: packetsEnd, server: packetsEnd, runs: fc.array(run, { maxLength: 30 }), omitted: count }),
);

const connection: fc.Arbitrary<DataConnection> = fc.record({
  ...{ stream: frame, capture, opener: fc.option(role), client: endpoint, server: endpoint },
  ...{ firstFrame: frame, lastFrame: frame, lastCapture: capture },
  ...{ synFrame: fc.option(frame), synAckFrame: fc.option(frame), startTime: time, endTime: time },
  ...{ established: fc.boolean(), closed: fc.constantFrom("fin", "rst", "open"), sent: bothSent, packets },
  ...{ resetBy: fc.option(role), longestPause: fc.option(pause) },
});

const reply: fc.Arbitrary<Reply> = fc.record({
  ...{ capture, frame, time, code: fc.integer({ min: 0, max: 999 }) },
  text: fc.oneof(wire, fc.constant("one\ntwo\n\nthree")),
});
const exchange: fc.Arbitrary<Exchange> = fc.record({
  ...{ capture: fc.option(capture), frame: fc.option(frame), time: fc.option(time) },
  ...{ verb: fc.option(wire), argument: fc.option(wire), replies: fc.array(reply, { maxLength: 3 }) },
});
const announcement: fc.Arbitrary<Announcement> = fc.record({
  ...{ capture, frame, method: fc.constantFrom("PORT", "EPRT", "LPRT", "PASV", "EPSV", "LPSV"), ip },
  ...{ port: fc.integer({ min: 0, max: 65_535 }), listener: role, transfer: fc.option(fc.integer({ min: 1, max: 8 })) },
  attempts: fc.array(connection, { maxLength: 2 }),
});
const transfer: fc.Arbitrary<Transfer> = fc.record({
  ...{ id: fc.integer({ min: 1, max: 8 }), capture, frame: fc.option(frame), verb: fc.option(wire) },
  ...{ argument: fc.option(wire), path: fc.option(wire) },
  direction: fc.option(fc.constantFrom("download", "upload", "listing")),
  mode: fc.option(fc.constantFrom("active", "passive")),
  method: fc.option(fc.constantFrom("PORT", "PASV", "default", "inferred")),
  ...{ announcementFrame: fc.option(frame), type: fc.constant(null), restart: count },
  ...{ connection: fc.option(connection), bytes: fc.option(count), missingBytes: fc.option(count) },
  ...{ retransmittedBytes: fc.option(count), announcedBytes: fc.option(count), startTime: fc.option(time) },
  signature: fc.option(wire),
  seconds: fc.option(fc.double({ noNaN: true, min: 0, max: 1e6 })),
  outcome: fc.constantFrom("completed", "failed", "aborted", "unfinished", "unknown"),
  ...{ replyCode: fc.option(fc.constantFrom(226, 425, 426, 550)), findings: fc.constant([]) },
});
const station = fc.record({ ip, port: fc.integer({ min: 0, max: 65_535 }), mac: fc.option(wire) });

export const arbitrarySession: fc.Arbitrary<FtpSession> = fc.record({
  ...{ id: fc.constant(1), capture, client: station, server: station, firstFrame: frame, lastFrame: frame },
  ...{ lastCapture: capture, startTime: time, endTime: time },
  ...{
    opened: fc.constantFrom("syn", "midstream"),
    closed: fc.constantFrom("fin", "rst", "open"),
    capturePoint: fc.option(fc.constantFrom("client", "server", "between")),
    sent: bothSent,
    packets,
  },
  handshake: fc.option(fc.record({ synFrame: frame, synAckFrame: frame, ackFrame: frame, seconds: fc.constant(0.1) })),
  security: fc.constantFrom("none", "explicit-tls", "implicit-tls"),
  ...{ secureFromFrame: fc.option(frame), banner: fc.option(wire), user: fc.option(wire) },
  ...{ passwordSeen: fc.boolean(), password: fc.constant(null) },
  login: fc.constantFrom("accepted", "refused", "none", "unknown"),
  exchanges: fc.array(exchange, { maxLength: 30 }),
  announcements: fc.array(announcement, { maxLength: 6 }),
  transfers: fc.array(transfer, { maxLength: 8 }),
});
