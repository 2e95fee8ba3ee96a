import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseBytes } from "../../../src/protocols/dhcp/message.ts";
import { decodeOption } from "../../../src/protocols/dhcp/option-value.ts";
import { DhcpTracker } from "../../../src/protocols/dhcp/transactions.ts";
import { concat, u8 } from "../../build/bytes.ts";
import { dhcpMessage, dhcpOption } from "../../build/dhcp-message.ts";
import { dhcpPart } from "./dhcp-part.ts";
import { ack, datagram, discover, offer, parsed, parsePayload, request } from "./exchange.ts";

const bytesOf = (maxLength: number) => fc.uint8Array({ maxLength });

/** A real message with some bytes changed and its end cut off. */
const mutated = fc
  .tuple(
    fc.array(fc.tuple(fc.nat(255), bytesOf(40)), { maxLength: 6 }),
    fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }),
    fc.nat(400),
  )
  .map(([options, changes, length]) => {
    const bytes = dhcpMessage({ type: "ACK", op: 2, options: options.map(([code, value]) => dhcpOption(code, value)) });
    for (const [at, value] of changes) bytes[at % bytes.length] = value;
    return bytes.slice(0, Math.max(bytes.length - length, 0));
  });

function report(tracker: DhcpTracker): ReturnType<typeof dhcpPart> {
  tracker.finish();
  return dhcpPart(tracker);
}

describe("whatever the bytes", () => {
  it("parsing never throws, and gives again what it gave", () => {
    fc.assert(
      fc.property(fc.oneof(bytesOf(600), mutated), fc.nat(900), (bytes, wireLength) => {
        const message = parsePayload(bytes, wireLength);
        if (message === null) return;
        expect(message.chaddr.length).toBeLessThanOrEqual(47);
        expect(parseBytes(message.bytes, wireLength)).toEqual(message);
      }),
      { numRuns: 500 },
    );
  });

  it("any option decodes to JSON that is bounded by its bytes", () => {
    fc.assert(
      fc.property(
        fc.nat(255),
        bytesOf(600),
        fc.constantFrom(null, "PXEClient", "MSFT 5.0", "docsis"),
        (code, bytes, vendor) => {
          const decoded = decodeOption({ code, bytes }, vendor);
          expect(JSON.parse(JSON.stringify(decoded))).toEqual(decoded);
          // Names may be pointed at again and again, 256 times at most; all else is linear.
          const most = code === 119 || code === 88 || code === 120 ? 256 * 2000 : 400 + bytes.length * 60;
          expect(JSON.stringify(decoded).length).toBeLessThan(most);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("a tracker takes any order of any messages, and its report holds each message once", () => {
    const rows = [discover, offer, request, ack].map((row) => row(0));
    const step = fc.record({
      row: fc.constantFrom(...rows),
      xid: fc.nat(2),
      at: fc.integer({ min: 0, max: 200 }),
      bytes: mutated,
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const tracker = new DhcpTracker();
        steps.forEach(({ row, xid, at, bytes }, index) => {
          const made = datagram({ ...row, at, fields: { ...row.fields, xid } }, index + 1);
          tracker.message(index % 3 === 0 ? { ...made, message: parsePayload(bytes) ?? made.message } : made);
        });
        const frames = report(tracker).transactions.flatMap(({ messages }) => messages.map(({ frame }) => frame));
        expect(frames.toSorted((a, b) => a - b)).toEqual(steps.map((_, index) => index + 1));
      }),
      { numRuns: 200 },
    );
  });
});

describe("an option in pieces (RFC 3396)", () => {
  it("reads the same wherever it is cut, and wherever its pieces lie", () => {
    const value = concat(u8(24, 192, 168, 10), u8(10, 1, 0, 1), u8(0, 10, 1, 0, 2), u8(32, 1, 2, 3, 4, 10, 1, 0, 3));
    const whole = parsed({ options: [[121, value]] }).options;
    const cut = fc.nat(value.length);
    fc.assert(
      fc.property(cut, cut, (one, other) => {
        const [first, second] = [Math.min(one, other), Math.max(one, other)];
        const pieces = [value.slice(0, first), value.slice(first, second), value.slice(second)];
        const [a, b, c] = pieces.map((piece) => dhcpOption(121, piece));
        if (a === undefined || b === undefined || c === undefined) throw new Error("three pieces");
        expect(parsed({ options: [a, b, c] }).options).toEqual(whole);
        const spread = parsed({
          options: [[52, u8(3)], a],
          file: concat(b, u8(255)),
          sname: concat(c, u8(255)),
        });
        expect(spread.options.filter(({ code }) => code === 121)).toEqual(whole);
        expect(spread.problems).toEqual([]);
      }),
    );
  });
});
