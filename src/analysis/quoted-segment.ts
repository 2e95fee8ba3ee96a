import { IP_PROTOCOL } from "../decode/net/ip-protocol.ts";
import type { PacketView } from "../decode/packet-view.ts";

/** Extension headers of a quoted IPv6 packet that are passed over. */
const MOST_EXTENSIONS = 8;
/** Of the segment, an error quotes at least its ports and its sequence number. */
const QUOTED_TCP = 8;

/** Offsets of what an error quotes. */
export interface Quoted {
  version: 4 | 6;
  ip: number;
  source: number;
  destination: number;
  tcp: number;
}

/** The TCP segment that the ICMP error in hand quotes; null where it quotes none, or too little of it was captured. */
export function quotedSegment({ network, payload, payloadCaptured }: PacketView): Quoted | null {
  const end = payload + payloadCaptured;
  if (end - payload < 20 + QUOTED_TCP) return null;
  const version = network.getUint8(payload) >> 4;
  if (version === 4) return quotedIpv4(network, payload, end);
  return version === 6 ? quotedIpv6(network, payload, end) : null;
}

function quotedIpv4(network: DataView, ip: number, end: number): Quoted | null {
  const tcp = ip + ((network.getUint8(ip) & 0x0f) << 2);
  const isFirst = (network.getUint16(ip + 6) & 0x1fff) === 0;
  if (!isFirst || network.getUint8(ip + 9) !== IP_PROTOCOL.tcp || tcp < ip + 20 || tcp + QUOTED_TCP > end) return null;
  return { version: 4, ip, source: ip + 12, destination: ip + 16, tcp };
}

function quotedIpv6(network: DataView, ip: number, end: number): Quoted | null {
  let at = ip + 40;
  if (at + QUOTED_TCP > end) return null;
  let next = network.getUint8(ip + 6);
  for (let passed = 0; next !== IP_PROTOCOL.tcp; passed += 1) {
    if (passed === MOST_EXTENSIONS || !isExtension(next)) return null;
    if (next === IP_PROTOCOL.fragment && (network.getUint16(at + 2) & 0xfff8) !== 0) return null;
    const length = next === IP_PROTOCOL.fragment ? 8 : (network.getUint8(at + 1) + 1) << 3;
    next = network.getUint8(at);
    at += length;
    if (at + QUOTED_TCP > end) return null;
  }
  return { version: 6, ip, source: ip + 8, destination: ip + 24, tcp: at };
}

function isExtension(protocol: number): boolean {
  const { hopByHop, routing, fragment, destinationOptions } = IP_PROTOCOL;
  return [hopByHop, routing, fragment, destinationOptions].some((extension) => extension === protocol);
}
