import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PacketView } from "../../src/decode/packet-view.ts";
import { FlowKey } from "../../src/flow/flow-key.ts";
import { FlowTable } from "../../src/flow/flow-table.ts";
import { HandshakeCache } from "../../src/flow/handshake-cache.ts";
import { Recording } from "../build/recording.ts";
import { tcpDatagram } from "../build/segments.ts";
import { TcpConversation } from "../build/tcp-conversation.ts";
import { views } from "./connect.ts";

/** A key made of one number; few different hashes, so that keys get in each other's way. */
function keyOf(number: number): FlowKey {
  const key = new FlowKey();
  key.a1 = number;
  key.ports = number * 7;
  key.hash = number % 5;
  return key;
}

describe("the flow table", () => {
  test("holds what a Map holds, whatever is put in and taken out", () => {
    const step = fc.record({ deletes: fc.boolean(), number: fc.nat(40), value: fc.nat() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const table = new FlowTable<number>();
        const map = new Map<number, number>();
        for (const { deletes, number, value } of steps) {
          if (deletes) {
            table.delete(keyOf(number));
            map.delete(number);
          } else {
            table.set(keyOf(number), value);
            map.set(number, value);
          }
        }
        expect(table.size).toBe(map.size);
        for (let number = 0; number <= 40; number += 1) expect(table.find(keyOf(number))).toBe(map.get(number));
      }),
    );
  });

  test("grows, and keeps everything", () => {
    const table = new FlowTable<number>();
    for (let number = 0; number < 3000; number += 1) {
      const key = keyOf(number);
      key.hash = Math.imul(number, 0x9e3779b1);
      table.set(key, number);
    }
    const key = keyOf(2345);
    key.hash = Math.imul(2345, 0x9e3779b1);
    expect([table.size, table.find(key)]).toEqual([3000, 2345]);
  });

  test("both directions have one key, and other connections another", () => {
    const recording = new Recording();
    const a = { ip: "10.0.0.1", port: 1000 };
    const b = { ip: "2001:db8::2", port: 21 };
    const c = { ip: "2001:db8::3", port: 21 };
    const send = (from: typeof a, to: typeof a) => recording.datagram(tcpDatagram({ from, to }), from.ip, to.ip);
    send(a, { ip: "10.0.0.2", port: 21 });
    send({ ip: "10.0.0.2", port: 21 }, a);
    send(b, c);
    send(c, b);
    send(b, { ...c, port: 22 });
    const table = new FlowTable<number>();
    const found: unknown[] = [];
    const sides: boolean[] = [];
    for (const { key } of views(recording)) {
      found.push(table.find(key));
      sides.push(key.reversed);
      if (table.find(key) === undefined) table.set(key, found.length);
    }
    expect(found).toEqual([undefined, 1, undefined, 3, undefined]);
    expect(sides[0]).not.toBe(sides[1]);
    expect(sides[2]).not.toBe(sides[3]);
  });
});

describe("the handshake cache", () => {
  function cached(script: (tcp: TcpConversation) => void) {
    const recording = new Recording();
    const tcp = new TcpConversation(recording, {
      a: { ip: "10.0.0.9", port: 40_000 },
      b: { ip: "10.0.0.1", port: 2121 },
    });
    script(tcp);
    const cache = new HandshakeCache(true);
    let last = new FlowKey();
    for (const { view, key } of views(recording)) {
      cache.packet(view);
      last = key;
    }
    return cache.find(last);
  }

  test("remembers the three frames, and who called", () => {
    // 10.0.0.9 is end B of the key, and opens.
    expect(cached((tcp) => tcp.handshake())).toMatchObject({
      initiator: 1,
      syn: { frame: 1, windowShift: 7 },
      synAck: { frame: 2, windowShift: 7 },
      ack: { frame: 3 },
    });
  });

  test("the first of repeated SYNs counts, and the first ACK", () => {
    const handshake = cached((tcp) => {
      tcp.syn();
      tcp.syn();
      tcp.synAck();
      tcp.ack("b");
      tcp.ack("a");
      tcp.ack("a");
    });
    expect(handshake).toMatchObject({ syn: { frame: 1 }, synAck: { frame: 3 }, ack: { frame: 5 } });
  });

  test("a SYN that was not captured is not made up", () => {
    const handshake = cached((tcp) => {
      tcp.syn();
      tcp.recording.lose();
      tcp.synAck();
    });
    expect(handshake).toMatchObject({ initiator: 1, syn: null, synAck: { frame: 1 }, ack: null });
  });

  test("a new connection between the same numbers takes the place of the old", () => {
    const handshake = cached((tcp) => {
      tcp.handshake();
      const next = new TcpConversation(tcp.recording, {
        a: { ip: "10.0.0.9", port: 40_000 },
        b: { ip: "10.0.0.1", port: 2121 },
        isnA: 7,
      });
      next.syn();
    });
    expect(handshake).toMatchObject({ syn: { frame: 4, sequence: 7 }, synAck: null, ack: null });
  });

  test("an ACK is awaited once, from the side that opened, and while its SYN-ACK is remembered", () => {
    const recording = new Recording();
    const between = (port: number) =>
      new TcpConversation(recording, { a: { ip: "10.0.0.9", port }, b: { ip: "10.0.0.1", port: 2121 } });
    const [one, other] = [between(40_000), between(40_001)];
    one.syn();
    one.synAck();
    one.ack("b");
    one.ack("a");
    one.ack("a");
    other.syn();
    other.synAck();
    const cache = new HandshakeCache(false);
    const awaited: number[] = [];
    for (const { view } of views(recording)) {
      cache.packet(view);
      awaited.push(cache.awaiting.reduce((sum, count) => sum + count, 0));
    }
    expect(awaited).toEqual([0, 1, 1, 0, 0, 0, 1]);
    for (const { view, key } of manySyns(40_000)) {
      cache.packet(view);
      if (view.frame === 1) expect(cache.find(key)).not.toBeNull();
    }
    expect(cache.awaiting.every((count) => count === 0)).toBe(true);
    for (const { key } of views(recording)) expect(cache.find(key)).toBeNull();
  });

  /** SYNs of as many connections, one view and key for all. */
  function* manySyns(count: number): Generator<{ view: PacketView; key: FlowKey }> {
    const recording = new Recording();
    new TcpConversation(recording, { a: { ip: "10.0.1.9", port: 1 }, b: { ip: "10.0.1.1", port: 80 } }).syn();
    for (const { view, key } of views(recording)) {
      for (let index = 1; index <= count; index += 1) {
        view.frame = index;
        view.network.setUint16(view.transport, index & 0xffff);
        view.sourcePort = index & 0xffff;
        key.load(view);
        yield { view, key };
      }
    }
  }

  test("knows nothing of others", () => {
    const key = new FlowKey();
    key.ports = 12;
    expect(new HandshakeCache(true).find(key)).toBeNull();
  });
});
