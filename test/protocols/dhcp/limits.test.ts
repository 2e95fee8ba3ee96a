import { describe, expect, it } from "vitest";
import { LIMITS } from "../../../src/limits.ts";
import type { DhcpTransaction } from "../../../src/protocols/dhcp/transaction.ts";
import { DhcpTracker } from "../../../src/protocols/dhcp/transactions.ts";
import { ack, datagram, discover, offer, only, relayedUp, request, track } from "./exchange.ts";

/** One DISCOVER for each xid, a microsecond apart. */
function flood(tracker: DhcpTracker, count: number): void {
  const template = datagram(discover(0), 1);
  for (let index = 0; index < count; index++) {
    const message = { ...template.message, xid: index };
    tracker.message({ ...template, frame: index + 1, nanoseconds: index * 1000, message });
  }
}

describe("a flood of xids", () => {
  it("closes the oldest, and still tells of all", () => {
    const told = new Set<number>();
    const tracker = new DhcpTracker((transaction) => told.add(transaction.id));
    const count = 4 * LIMITS.openDhcpTransactions;
    flood(tracker, count);
    tracker.finish();
    expect(told.size).toBe(count);
    expect(tracker.takeFinished()).toHaveLength(count);
    expect(tracker.takeFinished()).toEqual([]);
    expect(tracker.dropped).toMatchObject({
      transactions: 0,
      closedEarly: count - LIMITS.openDhcpTransactions,
      messages: 0,
    });
  });

  it("leaves open what was cut short by it", () => {
    const outcomes: string[] = [];
    const tracker = new DhcpTracker((transaction) => outcomes.push(transaction.outcome));
    flood(tracker, LIMITS.openDhcpTransactions + 1);
    expect(outcomes).toEqual(["incomplete"]);
    tracker.finish();
    expect(new Set(outcomes.slice(1))).toEqual(new Set(["no-offer"]));
  });
});

describe("a flood inside one transaction", () => {
  it("keeps so many messages, counts the others, and still hears the ACK", () => {
    const rows = Array.from({ length: LIMITS.messagesPerTransaction + 5 }, (_, index) => discover(index / 1000));
    const tracked = track([...rows, offer(3), request(4), ack(5)]);
    const transaction = only(tracked);
    expect(transaction.messages).toHaveLength(LIMITS.messagesPerTransaction);
    expect(transaction).toMatchObject({ droppedMessages: 8, outcome: "bound", lastFrame: rows.length + 3 });
    expect(tracked.tracker.dropped.messages).toBe(8);
  });

  it("keeps so many offers and relays", () => {
    const offers = Array.from({ length: LIMITS.offersPerTransaction + 5 }, (_, index) => offer(1, `10.2.0.${index}`));
    const relayed = Array.from({ length: LIMITS.relaysPerTransaction + 5 }, (_, index) => {
      const row = relayedUp(discover(0), 1);
      return { ...row, fields: { ...row.fields, giaddr: `10.3.0.${index + 1}` } };
    });
    const transaction: DhcpTransaction = only(track([...relayed, ...offers]));
    expect(transaction.offers).toHaveLength(LIMITS.offersPerTransaction);
    expect(transaction.relays).toHaveLength(LIMITS.relaysPerTransaction);
  });

  it("stops keeping bytes at the ceiling for all transactions together", () => {
    const tracker = new DhcpTracker();
    const template = datagram(discover(0), 1);
    const huge = { ...template.message, bytes: new Uint8Array(LIMITS.dhcpMessageBytes / 4) };
    for (let index = 0; index < 8; index++) {
      tracker.message({ ...template, frame: index + 1, seconds: index, message: { ...huge, xid: index >> 1 } });
    }
    tracker.finish();
    const kept = tracker.takeFinished().reduce((count, { messages }) => count + messages.length, 0);
    expect(kept).toBe(3);
    expect(tracker.dropped.messages).toBe(5);
  });
});
