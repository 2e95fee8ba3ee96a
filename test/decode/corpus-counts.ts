import { openCapture } from "../../src/capture/open.ts";
import { ENDED, RECORD, STARVED } from "../../src/capture/record-reader.ts";
import { Decoder } from "../../src/decode/decoder.ts";
import { loadRecord } from "../../src/decode/load-record.ts";
import { KIND, PacketView } from "../../src/decode/packet-view.ts";

/** What a capture holds, counted by the kind of the innermost packet; payload bytes are those on the wire. */
export interface KindCounts {
  packets: number;
  tcp: number;
  udp: number;
  arp: number;
  icmp: number;
  tcpPayload: number;
  udpPayload: number;
}

/** Every record of a capture, decoded; `look` sees each. */
export async function decodeCapture(
  path: string,
  look: (view: PacketView, frame: number) => void,
  decoder: Decoder = new Decoder(),
): Promise<void> {
  const capture = await openCapture(path);
  const { reader } = capture;
  const view = new PacketView();
  let frame = 0;
  for (let status = reader.next(); status !== ENDED; status = reader.next()) {
    if (status === STARVED) await capture.fill();
    if (status !== RECORD) continue;
    frame++;
    loadRecord(view, reader, frame);
    decoder.decode(view);
    look(view, frame);
  }
  decoder.finish();
  capture.close();
}

/** Adds the packet in hand to the counts of its capture. */
export function countKind(counts: KindCounts, view: PacketView): void {
  counts.packets++;
  if (view.kind === KIND.tcp) {
    counts.tcp++;
    counts.tcpPayload += view.payloadLength;
  } else if (view.kind === KIND.udp) {
    counts.udp++;
    counts.udpPayload += view.payloadLength;
  } else if (view.kind === KIND.arp) counts.arp++;
  else if (view.kind === KIND.icmp) counts.icmp++;
}
