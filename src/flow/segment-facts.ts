import type { PacketView } from "../decode/packet-view.ts";
import type { Moment } from "../decode/timestamp.ts";

/** What the header of one TCP packet says, and when it was captured: kept, when the packet is gone. */
export interface SegmentFacts extends Moment {
  sequence: number;
  /** The field as it stands, whether or not the ACK flag makes it count. */
  acknowledgment: number;
  /** TCP_ bits. */
  flags: number;
  /** As in the header, not shifted. */
  window: number;
}

/** The facts alone, of a packet in hand or of one that was kept. */
export function segmentFacts(packet: SegmentFacts): SegmentFacts {
  const { frame, seconds, nanoseconds, sequence, acknowledgment, flags, window } = packet;
  return { frame, seconds, nanoseconds, sequence, acknowledgment, flags, window };
}

const WINDOW_SCALE = 3;
const LARGEST_SHIFT = 14;
const FIXED_LENGTH = 20;

/**
 * The window scale that the TCP header in hand offers: 0 to 14, for more counts as 14 (RFC 7323 section 2.3). -1 where it
 * has no such option, or the capture cut it off.
 */
export function windowShiftOf(view: PacketView): number {
  return windowShiftAt(view.network, view.transport, view.payload);
}

/** The same of a TCP header in `network` that ends, or was cut off, at `payload`. */
export function windowShiftAt(network: DataView, transport: number, payload: number): number {
  let at = transport + FIXED_LENGTH;
  while (at < payload) {
    const kind = network.getUint8(at);
    if (kind === 0) return -1;
    if (kind === 1) {
      at += 1;
      continue;
    }
    if (at + 1 >= payload) return -1;
    const length = network.getUint8(at + 1);
    if (length < 2 || at + length > payload) return -1;
    if (kind === WINDOW_SCALE && length === 3) return Math.min(network.getUint8(at + 2), LARGEST_SHIFT);
    at += length;
  }
  return -1;
}
