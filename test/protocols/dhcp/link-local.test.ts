import { describe, expect, it } from "vitest";
import { LIMITS } from "../../../src/limits.ts";
import type { ArpPacket } from "../../../src/protocols/dhcp/link-local.ts";
import { DhcpTracker } from "../../../src/protocols/dhcp/transactions.ts";
import { ack, CLIENT, datagram, discover, offer, type Row, release, request } from "./exchange.ts";

const OWN = "169.254.7.9";

function arp(frame: number, seconds: number, changes: Partial<ArpPacket> = {}): ArpPacket {
  const addresses = { operation: 1, senderMac: CLIENT, senderIp: "0.0.0.0", targetIp: OWN };
  return { frame, seconds, nanoseconds: 0, ...addresses, ...changes };
}

function trackAfter(rows: readonly Row[], packets: readonly ArpPacket[]): DhcpTracker {
  const tracker = new DhcpTracker();
  rows.forEach((row, index) => {
    tracker.message(datagram(row, index + 1));
  });
  for (const packet of packets) tracker.arp(packet);
  tracker.finish();
  return tracker;
}

describe("claims of link-local addresses", () => {
  it("are listed once for each kind, with the first frame, after the transaction that nobody answered", () => {
    const announced = { senderIp: OWN };
    const packets = [arp(10, 8), arp(11, 9), arp(12, 10, announced), arp(13, 12, announced)];
    const tracker = trackAfter([discover(0), discover(4)], packets);
    expect(tracker.linkLocal).toEqual([
      expect.objectContaining({ mac: CLIENT, ip: OWN, frame: 10, kind: "probe", afterTransaction: 1 }),
      expect.objectContaining({ mac: CLIENT, ip: OWN, frame: 12, kind: "announcement", afterTransaction: 1 }),
    ]);
  });

  it.each<[string, Row[], boolean]>([
    ["no OFFER", [discover(0)], true],
    ["no answer to REQUEST", [discover(0), offer(1), request(2)], true],
    ["an OFFER", [discover(0), offer(1)], false],
    ["a lease", [discover(0), offer(1), request(2), ack(3)], false],
    ["a RELEASE", [release(0)], false],
    ["another client's silence", [discover(0, { chaddr: "02:00:00:00:00:0b" })], false],
    ["a lease after silence", [discover(0, { xid: 1 }), request(2), ack(3)], false],
    ["silence an hour ago", [discover(-3600)], true],
  ])("after %s", (_, rows, tied) => {
    const [claim] = trackAfter(rows, [arp(9, 5)]).linkLocal;
    expect(claim?.afterTransaction !== null).toBe(tied);
  });

  it("keep their tie where the client finds a server later", () => {
    const tracker = new DhcpTracker();
    tracker.message(datagram(discover(0), 1));
    tracker.arp(arp(2, 5));
    tracker.message(datagram(offer(6), 3));
    tracker.finish();
    expect(tracker.linkLocal[0]?.afterTransaction).toBe(1);
  });

  it.each<[string, Partial<ArpPacket>, string | null]>([
    ["a question in one's own name", { senderIp: "169.254.1.1" }, null],
    ["an ordinary address", { targetIp: "10.0.0.1" }, null],
    ["a reply from nobody", { operation: 2 }, null],
    ["a reply to oneself", { operation: 2, senderIp: OWN }, "announcement"],
  ])("%s", (_, changes, kind) => {
    expect(trackAfter([], [arp(1, 0, changes)]).linkLocal[0]?.kind ?? null).toBe(kind);
  });

  it("are counted beyond their limit", () => {
    const packets = Array.from({ length: LIMITS.linkLocalClaims + 2 }, (_, index) =>
      arp(index, 0, { targetIp: `169.254.${index >> 8}.${index & 255}` }),
    );
    const tracker = trackAfter([], packets);
    expect(tracker.linkLocal).toHaveLength(LIMITS.linkLocalClaims);
    expect(tracker.dropped.linkLocal).toBe(2);
  });
});
