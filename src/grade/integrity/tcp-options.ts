import type { PacketView } from "../../decode/packet-view.ts";

const FIXED_LENGTH = 20;
const NO_OPERATION = 1;
const TIMESTAMPS = 8;

/** Bytes of a segment's TCP header, options included, as far as the capture has them. */
export function tcpHeaderEnd({ network, transport }: PacketView): number {
  const end = transport + ((network.getUint8(transport + 12) >> 4) << 2);
  return Math.min(end, network.byteLength);
}

/** Whether the TCP header has any option. */
export function hasOptions({ network, transport }: PacketView): boolean {
  return network.getUint8(transport + 12) >> 4 > FIXED_LENGTH / 4;
}

/** Offset in `network` of the value and echo of the timestamps option (RFC 7323 section 3); -1 where there is none. */
export function timestampsAt(view: PacketView): number {
  const { network, payload, transport } = view;
  const end = Math.min(payload, tcpHeaderEnd(view));
  for (let at = transport + FIXED_LENGTH; at + 1 < end; ) {
    const code = network.getUint8(at);
    if (code === 0) return -1;
    if (code === NO_OPERATION) {
      at += 1;
      continue;
    }
    const length = network.getUint8(at + 1);
    if (length < 2) return -1;
    if (code === TIMESTAMPS) return length === 10 && at + 10 <= end ? at + 2 : -1;
    at += length;
  }
  return -1;
}
