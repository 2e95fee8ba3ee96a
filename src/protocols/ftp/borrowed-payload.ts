import type { PacketView } from "../../decode/packet-view.ts";
import type { Payload } from "../../flow/reassembly.ts";

const payload: Payload = { bytes: new Uint8Array(0), from: 0, to: 0, length: 0 };
/** The buffer that `payload.bytes` is a view of: the same one for thousands of packets. */
let inHand: DataView | null = null;

/** The payload of the packet in hand: one object, reused, on bytes that hold until the next packet. */
export function payloadOf(view: PacketView): Payload {
  const { network } = view;
  if (network !== inHand) {
    inHand = network;
    payload.bytes = new Uint8Array(network.buffer, network.byteOffset, network.byteLength);
  }
  payload.from = view.payload;
  payload.to = view.payload + view.payloadCaptured;
  payload.length = view.payloadLength;
  return payload;
}
