import fc from "fast-check";
import { expect, test } from "vitest";
import { Decoder } from "../../src/decode/decoder.ts";
import { PacketView } from "../../src/decode/packet-view.ts";

const ETHERNET = 1;

function viewOf(bytes: Uint8Array, originalLength: number): PacketView {
  const view = new PacketView();
  view.record = new DataView(bytes.buffer);
  view.recordEnd = bytes.length;
  view.originalLength = originalLength;
  view.linkType = ETHERNET;
  view.frame = 1;
  return view;
}

/** Ethernet, IPv4, TCP or UDP with a payload, and ports and lengths that fit. */
function packet(protocol: 6 | 17, payload: number, broadcast: boolean): Uint8Array {
  const header = protocol === 6 ? 20 : 8;
  const bytes = new Uint8Array(14 + 20 + header + payload);
  const view = new DataView(bytes.buffer);
  bytes.set(broadcast ? [255, 255, 255, 255, 255, 255, 2, 0, 0, 0, 0, 1] : [2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1]);
  view.setUint16(12, 0x0800);
  view.setUint8(14, 0x45);
  view.setUint16(16, 20 + header + payload);
  view.setUint16(18, 0xbeef);
  view.setUint8(22, 64);
  view.setUint8(23, protocol);
  bytes.set([192, 168, 0, 10, 192, 168, 0, 20], 26);
  view.setUint16(34, 51_742);
  view.setUint16(36, protocol === 6 ? 21 : 67);
  if (protocol === 6) {
    view.setUint32(38, 0xfedc_ba98);
    view.setUint32(42, 0x8765_4321);
    view.setUint16(46, 0x5018);
  } else view.setUint16(38, header + payload);
  return bytes;
}

const CHANGE = fc.record({ at: fc.nat(60), value: fc.nat(255) });

test("the short cut sees what the layered decoder sees, whatever is wrong with the packet", () => {
  const decoder = new Decoder();
  fc.assert(
    fc.property(
      fc.constantFrom<6 | 17>(6, 17),
      fc.nat(40),
      fc.boolean(),
      fc.array(CHANGE, { maxLength: 3 }),
      fc.nat(30),
      fc.nat(20),
      (protocol, payload, broadcast, changes, cut, padding) => {
        const whole = packet(protocol, payload, broadcast);
        for (const { at, value } of changes) if (at < whole.length) whole[at] = value;
        const padded = new Uint8Array(whole.length + padding);
        padded.set(whole);
        const bytes = padded.slice(0, Math.max(0, padded.length - cut));
        const short = viewOf(bytes, padded.length);
        const layered = viewOf(bytes, padded.length);
        decoder.decode(short);
        decoder.decodeLayers(layered);
        const { network, ...seen } = short;
        expect({ ...seen, sameBytes: network === short.record }).toEqual({
          ...layered,
          network: undefined,
          sameBytes: layered.network === layered.record,
        });
      },
    ),
    { numRuns: 2000 },
  );
});

test("nothing of the packet before shines through", () => {
  const decoder = new Decoder();
  const view = viewOf(packet(17, 10, true), 52);
  decoder.decode(view);
  const after = viewOf(packet(6, 4, false), 58);
  const reused = Object.assign(view, { record: after.record, recordEnd: after.recordEnd, originalLength: 58 });
  decoder.decode(reused);
  decoder.decode(after);
  expect(reused).toEqual(after);
});
