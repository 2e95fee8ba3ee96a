import { KIND, type PacketView } from "../../src/decode/packet-view.ts";
import { classify, PROTOCOL_NAMES } from "../../src/decode/protocol-names.ts";
import { LIMITS } from "../../src/limits.ts";

/** What a decoded view says that cannot be, whatever the bytes were: offsets outside of the record, lengths past the limits. Null for none. */
export function unsoundness(view: PacketView): string | null {
  const inRecord = view.network === view.record;
  const start = inRecord ? view.recordStart : 0;
  const end = inRecord ? view.recordEnd : view.network.byteLength;
  const isWithin = (offset: number, length: number) => offset >= start && offset + length <= end;
  const isMac = (offset: number) => offset < 0 || (offset >= view.recordStart && offset + 6 <= view.recordEnd);
  const addressBytes = view.ipVersion === 6 ? 16 : 4;
  const hasAddresses = view.ipVersion !== 0 || view.kind === KIND.arp;

  if (view.payloadCaptured < 0 || view.payloadCaptured > view.payloadLength)
    return "more payload captured than there is";
  if (view.payloadLength > LIMITS.recordBytes) return "payload longer than any record";
  if (view.tunnels > LIMITS.tunnelDepth) return "too many tunnels";
  if (![0, 4, 6].includes(view.ipVersion)) return `IP version ${view.ipVersion}`;
  if (!isMac(view.sourceMac) || !isMac(view.destinationMac)) return "a MAC outside of the record";
  if (hasAddresses && !(isWithin(view.sourceAddress, addressBytes) && isWithin(view.destinationAddress, addressBytes)))
    return "an address outside of the packet";
  if (view.kind === KIND.arp && !(isWithin(view.arpSenderMac, 6) && isWithin(view.arpTargetMac, 6)))
    return "ARP outside of the packet";
  if (view.kind === KIND.tcp && !isWithin(view.transport, 20)) return "TCP header outside of the packet";
  if ((view.kind === KIND.udp || view.kind === KIND.icmp) && !isWithin(view.transport, 8))
    return "UDP or ICMP header outside of the packet";
  if (view.payloadLength > 0 && !isWithin(view.payload, view.payloadCaptured)) return "payload outside of the packet";
  return typeof PROTOCOL_NAMES[classify(view)] === "string" ? null : "a protocol without a name";
}
