import { formatIp, formatMac } from "../decode/addresses.ts";
import { DELIVERY, type PacketView } from "../decode/packet-view.ts";
import type { ArpPacket } from "../protocols/dhcp/link-local.ts";
import { parseMessage } from "../protocols/dhcp/message.ts";
import type { DhcpDatagram } from "../protocols/dhcp/transactions.ts";

const SERVER_PORT = 67;
const CLIENT_PORT = 68;
/** PXE boot servers (PXE 2.1 section 2.4). */
const PXE_PORT = 4011;
/** Where the checksum is in a UDP header (RFC 768). */
const UDP_CHECKSUM = 6;
/** 169.254/16 (RFC 3927). */
const LINK_LOCAL_PREFIX = 0xa9fe;

/** HOT PATH. Whether a UDP packet goes to or from a port of DHCP. */
export function hasDhcpPort(view: PacketView): boolean {
  const { sourcePort: source, destinationPort: destination } = view;
  return isDhcpPort(source) || isDhcpPort(destination);
}

/** The DHCP message in the UDP packet in hand, copied out of it; null where it holds none. */
export function dhcpDatagram(view: PacketView): DhcpDatagram | null {
  if (view.ipVersion !== 4) return null;
  const message = parseMessage(view.network, view.payload, view.payloadCaptured, view.payloadLength);
  if (message === null) return null;
  return {
    frame: view.frame,
    seconds: view.seconds,
    nanoseconds: view.nanoseconds,
    source: station(view, view.sourceAddress, view.sourcePort, view.sourceMac),
    destination: station(view, view.destinationAddress, view.destinationPort, view.destinationMac),
    delivery: isBroadcast(view) ? "broadcast" : "unicast",
    identification: view.identification,
    checksum: view.network.getUint16(view.transport + UDP_CHECKSUM),
    message,
  };
}

/** HOT PATH. Whether an ARP packet is about an address of 169.254/16. */
export function isLinkLocalArp(view: PacketView): boolean {
  return view.arpOperation !== 0 && view.network.getUint16(view.destinationAddress) === LINK_LOCAL_PREFIX;
}

/** The ARP packet in hand (RFC 826). */
export function arpPacket(view: PacketView): ArpPacket {
  return {
    frame: view.frame,
    seconds: view.seconds,
    nanoseconds: view.nanoseconds,
    operation: view.arpOperation,
    senderMac: formatMac(view.network, view.arpSenderMac),
    senderIp: formatIp(view.network, view.sourceAddress, 4),
    targetIp: formatIp(view.network, view.destinationAddress, 4),
  };
}

function isDhcpPort(port: number): boolean {
  return port === SERVER_PORT || port === CLIENT_PORT || port === PXE_PORT;
}

/** Ports of DHCP (RFC 2131) and of PXE boot servers. */
export const DHCP_PORTS: readonly number[] = [SERVER_PORT, CLIENT_PORT, PXE_PORT];

function station(view: PacketView, address: number, port: number, mac: number): DhcpDatagram["source"] {
  return { ip: formatIp(view.network, address, 4), port, mac: mac < 0 ? null : formatMac(view.record, mac) };
}

/** As the frame was sent; where the link does not tell, as the IP packet was addressed. */
function isBroadcast(view: PacketView): boolean {
  if (view.delivery === DELIVERY.unknown) {
    const first = view.network.getUint8(view.destinationAddress);
    return first >= 224;
  }
  return view.delivery !== DELIVERY.unicast;
}
