import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Moment } from "../../src/decode/timestamp.ts";
import { ControlReassembly, type Payload, type StreamSink } from "../../src/flow/reassembly.ts";

/** What a reassembly hands on, in order, as lines that can be read: side, text; or side, gap and its length. */
class Heard implements StreamSink {
  readonly said: string[] = [];
  readonly bytes: [number[], number[]] = [[], []];

  data(side: 0 | 1, bytes: Uint8Array, from: number, to: number): void {
    const heard = bytes.subarray(from, to);
    this.said.push(`${side} ${String.fromCharCode(...heard)}`);
    this.bytes[side].push(...heard);
  }

  gap(side: 0 | 1, bytes: number): void {
    this.said.push(`${side} gap ${bytes}`);
  }
}

function at(frame: number, seconds = 0): Moment {
  return { frame, seconds, nanoseconds: frame * 1000 };
}

/** A segment's payload, of which perhaps not all was captured, within other bytes. */
function payload(captured: Uint8Array, length = captured.length): Payload {
  return { bytes: Uint8Array.from([1, 2, 3, ...captured, 4]), from: 3, to: 3 + captured.length, length };
}

function text(words: string, length = words.length): Payload {
  return payload(new TextEncoder().encode(words), length);
}

/** A reassembly whose client (side 0) starts at 1000 and server (side 1) at 5000. */
function conversation() {
  const heard = new Heard();
  const reassembly = new ControlReassembly(heard);
  reassembly.startAt(0, 1000);
  reassembly.startAt(1, 5000);
  let frame = 0;
  const say = (side: 0 | 1, sequence: number, acknowledgment: number, words: string, seconds = 0): void => {
    frame += 1;
    reassembly.segment(side, sequence, acknowledgment, text(words), at(frame, seconds));
  };
  return { heard, reassembly, say };
}

describe("control reassembly", () => {
  test("hands on what comes in order", () => {
    const { heard, say } = conversation();
    say(1, 5000, 1000, "220 hi");
    say(0, 1000, 5006, "USER a");
    expect(heard.said).toEqual(["1 220 hi", "0 USER a"]);
  });

  test("puts reordered segments right", () => {
    const { heard, say } = conversation();
    say(0, 1004, 5000, "two");
    say(0, 1000, 5000, "one ");
    expect(heard.said).toEqual(["0 one ", "0 two"]);
  });

  test("hands retransmitted bytes on once, also where segments overlap", () => {
    const { heard, say } = conversation();
    say(0, 1000, 5000, "USER");
    say(0, 1000, 5000, "USER student");
    say(0, 1004, 5000, " stud");
    expect(heard.said).toEqual(["0 USER", "0  student"]);
  });

  test("keeps the first of two copies that differ, and counts the bytes", () => {
    const { heard, reassembly, say } = conversation();
    say(0, 1000, 5000, "USER alice");
    say(0, 1000, 5000, "USER mallo");
    expect(heard.said).toEqual(["0 USER alice"]);
    expect(reassembly.conflicts).toBe(5);
    expect(reassembly.conflictFrame).toBe(2);
  });

  test("lets a reply wait for the command that it acknowledges", () => {
    const { heard, say } = conversation();
    say(0, 1000, 5000, "USER a ");
    say(1, 5000, 1011, "331 ok");
    say(0, 1007, 5000, "PWD ");
    expect(heard.said).toEqual(["0 USER a ", "0 PWD ", "1 331 ok"]);
  });

  test("gives a command up that was acknowledged and never captured", () => {
    const { heard, say } = conversation();
    say(0, 1000, 5000, "USER a ");
    say(1, 5000, 1012, "331 ok");
    say(0, 1012, 5006, "QUIT", 1);
    expect(heard.said).toEqual(["0 USER a ", "0 gap 5", "1 331 ok", "0 QUIT"]);
  });

  test("waits neither for a side of which nothing was captured, nor for a FIN", () => {
    const { heard, reassembly, say } = conversation();
    say(1, 5000, 1200, "220 hi");
    say(0, 1200, 5006, "x");
    reassembly.finish();
    expect(heard.said[0]).toBe("1 220 hi");

    const other = conversation();
    other.say(0, 1000, 5000, "QUIT");
    other.reassembly.finAt(0, 1004);
    other.say(1, 5000, 1005, "221 bye");
    expect(other.heard.said).toEqual(["0 QUIT", "1 221 bye"]);
  });

  test("tells how much of a segment the snap length cut off", () => {
    const { heard, reassembly } = conversation();
    reassembly.segment(1, 5000, 1000, text("227 Ent", 50), at(1));
    reassembly.segment(1, 5050, 1000, text("150 go"), at(2));
    expect(heard.said).toEqual(["1 227 Ent", "1 gap 43", "1 150 go"]);
  });

  test("goes past the wrap of sequence numbers", () => {
    const heard = new Heard();
    const reassembly = new ControlReassembly(heard);
    reassembly.startAt(0, 0xffff_fffe);
    reassembly.segment(0, 0xffff_fffe, -1, text("USER"), at(1));
    reassembly.segment(0, 2, -1, text(" a"), at(2));
    expect(heard.said).toEqual(["0 USER", "0  a"]);
  });

  test("gives up behind what a hole may hold back, in bytes and in segments", () => {
    const { heard, say } = conversation();
    for (let i = 0; i < 200; i += 1) say(0, 1010 + i, 5000, "x");
    expect(heard.said[0]).toBe("0 gap 10");
  });
});

interface Piece {
  start: number;
  length: number;
}

const STREAM = Uint8Array.from({ length: 400 }, (_, index) => index % 251);

describe("reassembly against a simple reference", () => {
  test("any segments in any order, with copies and holes, give the stream's own bytes in order", () => {
    const piece = fc.record({ start: fc.nat(390), length: fc.integer({ min: 1, max: 40 }) });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.nat(0xffff_ffff), (pieces, initial) => {
        const heard = new Heard();
        const reassembly = new ControlReassembly(heard);
        reassembly.startAt(0, initial);
        for (const [index, { start, length }] of pieces.entries()) {
          const bytes = STREAM.slice(start, start + length);
          reassembly.segment(0, (initial + start) % 2 ** 32, -1, payload(bytes), at(index + 1));
        }
        reassembly.finish();
        expect(heard.bytes[0]).toEqual(reference(pieces));
      }),
    );
  });

  test("any acknowledgments, however wrong, lose nothing and end", () => {
    const step = fc.record({
      side: fc.constantFrom<0 | 1>(0, 1),
      start: fc.nat(390),
      length: fc.integer({ min: 1, max: 40 }),
      acknowledged: fc.nat(500),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const heard = new Heard();
        const reassembly = new ControlReassembly(heard);
        reassembly.startAt(0, 0);
        reassembly.startAt(1, 0);
        for (const [index, { side, start, length, acknowledged }] of steps.entries()) {
          const bytes = STREAM.slice(start, start + length);
          reassembly.segment(side, start, acknowledged, payload(bytes), at(index + 1));
        }
        reassembly.finish();
        for (const side of [0, 1] as const) {
          // A subsequence of the stream: in order, nothing twice, nothing invented.
          let next = 0;
          for (const byte of heard.bytes[side]) {
            while (next < STREAM.length && STREAM[next] !== byte) next += 1;
            expect(next).toBeLessThan(STREAM.length);
            next += 1;
          }
        }
      }),
    );
  });
});

/** The bytes that some piece holds, in order. */
function reference(pieces: Piece[]): number[] {
  const held = new Set(pieces.flatMap(({ start, length }) => Array.from({ length }, (_, index) => start + index)));
  return [...STREAM.keys()].filter((index) => held.has(index)).map((index) => STREAM[index] ?? -1);
}
