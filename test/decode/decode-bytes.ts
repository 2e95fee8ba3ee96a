import { Decoder } from "../../src/decode/decoder.ts";
import { PacketView } from "../../src/decode/packet-view.ts";

export interface Circumstances {
  linkType?: number;
  /** On the wire; as captured unless given. */
  originalLength?: number;
  seconds?: number;
  frame?: number;
  decoder?: Decoder;
  view?: PacketView;
}

/** Decodes one record that stands, as in a reader's window, in the middle of a larger buffer. */
export function decodeBytes(bytes: Uint8Array, given: Circumstances = {}): PacketView {
  const before = 7;
  const window = new Uint8Array(before + bytes.length + 5).fill(0xa5);
  window.set(bytes, before);
  const view = given.view ?? new PacketView();
  view.record = new DataView(window.buffer);
  view.recordStart = before;
  view.recordEnd = before + bytes.length;
  view.originalLength = given.originalLength ?? bytes.length;
  view.linkType = given.linkType ?? 1;
  view.frame = given.frame ?? 1;
  view.seconds = given.seconds ?? 0;
  view.nanoseconds = 0;
  (given.decoder ?? new Decoder()).decode(view);
  return view;
}

/** The payload bytes that were captured, copied. */
export function payloadOf(view: PacketView): Uint8Array {
  const start = view.network.byteOffset + view.payload;
  return new Uint8Array(view.network.buffer.slice(start, start + view.payloadCaptured));
}

export function payloadText(view: PacketView): string {
  return new TextDecoder().decode(payloadOf(view));
}
