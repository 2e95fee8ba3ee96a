// FENCE, once a record: allocates nothing. Records lie in the reader's window, and are borrowed until the next one. Guarded by test/bench.
import { LIMITS } from "../limits.ts";
import type { ByteWindow } from "./byte-window.ts";
import { ENHANCED_PACKET, PACKET_AT, TRAILER_BYTES } from "./pcapng-blocks.ts";
import type { PcapngInterface } from "./pcapng-interface.ts";
import type { RecordRun } from "./record-run.ts";

/**
 * HOT PATH, guarded by test/bench/read.bench.ts. Takes the enhanced packet blocks that come next in the window into a run: those of
 * the first one's interface and second, which is less than `before`, as long as nothing is wrong with them. `run` is empty.
 */
export function readPacketRun(
  window: ByteWindow,
  littleEndian: boolean,
  interfaces: readonly PcapngInterface[],
  run: RecordRun,
  before: number,
): void {
  const { view, end } = window;
  const { offsets, capturedLengths, originalLengths, nanoseconds, cuts } = run;
  // What V8 knows to be a boolean need not be looked at again for each field.
  const little = littleEndian === true;
  let start = window.start;
  const id = start + PACKET_AT <= end ? view.getUint32(start + 8, little) : -1;
  const from = interfaces[id];
  if (from === undefined) return;
  const { clock, linkType } = from;
  let count = 0;
  let cut = 0;
  for (; count < offsets.length; count += 1) {
    if (start + PACKET_AT > end || view.getUint32(start, little) !== ENHANCED_PACKET) break;
    const length = view.getInt32(start + 4, little);
    const room = length - PACKET_AT - TRAILER_BYTES;
    if (room < 0 || length > end - start || length > LIMITS.blockBytes) break;
    if (view.getInt32(start + length - TRAILER_BYTES, little) !== length) break;
    const captured = view.getInt32(start + 20, little);
    const original = view.getInt32(start + 24, little);
    if (captured < 0 || captured > original || captured > room || captured > LIMITS.recordBytes) break;
    if (view.getUint32(start + 8, little) !== id) break;
    clock.read(view.getUint32(start + 12, little), view.getUint32(start + 16, little));
    if (count === 0) run.seconds = clock.seconds;
    if (clock.seconds !== run.seconds || clock.seconds >= before) break;
    if (captured < original) cut += 1;
    offsets[count] = start + PACKET_AT;
    capturedLengths[count] = captured;
    originalLengths[count] = original;
    nanoseconds[count] = clock.nanoseconds;
    cuts[count] = cut;
    start += length;
  }
  run.count = count;
  run.view = view;
  run.linkType = linkType;
  window.start = start;
}
