import fc from "fast-check";
import { expect, test } from "vitest";
import { SegmentLogs } from "../../src/flow/segment-log.ts";
import { loggedRecording, packetsIn, packetsOf, recorded, type Script } from "./logged.ts";

const acts = fc.oneof(
  fc.record({ side: fc.constantFrom("a" as const, "b" as const), size: fc.integer({ min: 1, max: 5000 }) }).map(
    ({ side, size }): Script =>
      (tcp) =>
        tcp.send(side, new Uint8Array(size), { segmentSize: 700 }),
  ),
  fc.record({ side: fc.constantFrom("a" as const, "b" as const), back: fc.integer({ min: 0, max: 3000 }) }).map(
    ({ side, back }): Script =>
      (tcp) =>
        tcp.resend(side, new Uint8Array(500), back),
  ),
  fc.constantFrom<Script>(
    (tcp) => tcp.syn(),
    (tcp) => tcp.handshake(),
    (tcp) => tcp.ack("a"),
    (tcp) => tcp.ack("b", { window: 0 }),
    (tcp) => tcp.keepAlive("a"),
    (tcp) => tcp.keepAlive("b", false),
    (tcp) => tcp.zeroWindowProbe("a", "q"),
    (tcp) => tcp.fin("a", "last"),
    (tcp) => tcp.fin("b"),
    (tcp) => tcp.rst("b"),
    (_tcp, recording) => recording.wait(2),
    (_tcp, recording) => (recording.packets.length > 0 ? recording.duplicate() : undefined),
  ),
);

test("no packet is told twice or forgotten, folded or not", () => {
  fc.assert(
    fc.property(fc.array(acts, { minLength: 1, maxLength: 40 }), (script) => {
      const recording = recorded(
        (tcp, itself) => {
          tcp.syn();
          for (const act of script) act(tcp, itself);
        },
        { isnA: 2 ** 32 - 2000 },
      );
      const every = loggedRecording(recording, new SegmentLogs("every"));
      const folded = loggedRecording(recording, new SegmentLogs("folded"));
      const sent = packetsOf(every.connection);
      for (const { runs, omitted } of [every, folded]) {
        expect(packetsIn(runs) + omitted).toBe(sent);
        expect(runs.map(({ frame }) => frame)).toEqual(runs.map(({ frame }) => frame).sort((a, b) => a - b));
      }
      expect(every.omitted).toBe(0);
      for (const side of [0, 1]) {
        const size = ({ runs }: typeof every): number => sum(runs.map((run) => (run.side === side ? run.bytes : 0)));
        expect(size(folded)).toBe(size(every));
      }
      const again = ({ runs }: typeof every): number[] =>
        runs.filter(({ retransmission }) => retransmission).map(({ frame }) => frame);
      expect(again(folded)).toEqual(again(every));
    }),
    { numRuns: 300 },
  );
});

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
