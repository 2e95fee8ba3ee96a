// FENCE, a table: made once, looked up by numbers.
import { LAYER } from "../cursor.ts";

/** Tunnels by UDP port; `bothWays` where answers come from that port, too. */
const TUNNELS: readonly { port: number; layer: number; bothWays: boolean }[] = [
  { port: 1701, layer: LAYER.l2tp, bothWays: true },
  { port: 2152, layer: LAYER.gtp, bothWays: false },
  { port: 3544, layer: LAYER.teredo, bothWays: true },
  { port: 4789, layer: LAYER.vxlan, bothWays: false },
  { port: 6081, layer: LAYER.geneve, bothWays: false },
  // Linux' own default before 4789 was assigned.
  { port: 8472, layer: LAYER.vxlan, bothWays: false },
];

/** UDP ports on which a packet may be a tunnel's. */
export const UDP_TUNNEL_PORTS: readonly number[] = TUNNELS.map(({ port }) => port);

const TO_PORT = new Uint8Array(65_536);
const FROM_PORT = new Uint8Array(65_536);
for (const { port, layer, bothWays } of TUNNELS) {
  TO_PORT[port] = layer;
  if (bothWays) FROM_PORT[port] = layer;
}

/** The tunnel that a UDP packet between these ports may be; LAYER.none for all others. HOT PATH. */
export function udpTunnelLayer(sourcePort: number, destinationPort: number): number {
  return TO_PORT[destinationPort] || FROM_PORT[sourcePort] || LAYER.none;
}
