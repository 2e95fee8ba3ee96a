// FENCE, a table: made once, looked up by numbers.
import { LAYER } from "../cursor.ts";
import { IP_PROTOCOL } from "./ip-protocol.ts";

/** Which decoder reads the payload of an IP protocol. Those not listed are named, and read no further. */
const LAYERS: readonly (readonly [protocol: number, layer: number])[] = [
  [IP_PROTOCOL.icmp, LAYER.icmp],
  [IP_PROTOCOL.ipv4, LAYER.ipInIp],
  [IP_PROTOCOL.tcp, LAYER.tcp],
  [IP_PROTOCOL.udp, LAYER.udp],
  [IP_PROTOCOL.ipv6, LAYER.ipInIp],
  [IP_PROTOCOL.gre, LAYER.gre],
  [IP_PROTOCOL.authentication, LAYER.authentication],
  [IP_PROTOCOL.icmpv6, LAYER.icmp],
  [IP_PROTOCOL.etherIp, LAYER.etherIp],
  [IP_PROTOCOL.mpls, LAYER.mpls],
];

const IPV6_EXTENSIONS: readonly number[] = [
  IP_PROTOCOL.hopByHop,
  IP_PROTOCOL.routing,
  IP_PROTOCOL.fragment,
  IP_PROTOCOL.destinationOptions,
];

const BEHIND_IPV4 = new Uint8Array(256);
for (const [protocol, layer] of LAYERS) BEHIND_IPV4[protocol] = layer;
const BEHIND_IPV6 = BEHIND_IPV4.slice();
for (const protocol of IPV6_EXTENSIONS) BEHIND_IPV6[protocol] = LAYER.ipv6Extension;

/** The layer that reads an IP protocol; LAYER.none where it is not read. HOT PATH. */
export function ipPayloadLayer(ipVersion: number, protocol: number): number {
  return (ipVersion === 6 ? BEHIND_IPV6[protocol] : BEHIND_IPV4[protocol]) ?? LAYER.none;
}
