// FENCE, once a packet: allocates nothing. Its bytes are borrowed from the reader's window until the next record. Guarded by test/bench.
import { DELIVERY, KIND, type PacketView } from "./packet-view.ts";

/** Forgets everything of the last packet except what the caller of the decoder has set. HOT PATH. */
export function resetView(view: PacketView): void {
  view.sourceMac = -1;
  view.destinationMac = -1;
  view.delivery = DELIVERY.unknown;
  view.vlan = -1;
  view.network = view.record;
  view.tunnels = 0;
  resetNetwork(view);
}

/** Forgets the network and transport headers, and which of them the link header announced. HOT PATH. */
export function resetNetwork(view: PacketView): void {
  view.etherType = -1;
  view.llc = -1;
  view.ipVersion = 0;
  view.sourceAddress = 0;
  view.destinationAddress = 0;
  view.identification = -1;
  view.timeToLive = 0;
  view.protocol = -1;
  view.kind = KIND.other;
  view.sourcePort = 0;
  view.destinationPort = 0;
  view.sequence = 0;
  view.acknowledgment = 0;
  view.flags = 0;
  view.window = 0;
  view.checksum = 0;
  view.transport = 0;
  view.payload = 0;
  view.payloadCaptured = 0;
  view.payloadLength = 0;
  view.arpOperation = 0;
  view.arpSenderMac = 0;
  view.arpTargetMac = 0;
}
