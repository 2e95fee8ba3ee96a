import type { PacketView } from "../../decode/packet-view.ts";
import { type Connection, opposite } from "../../flow/connection.ts";
import { isControlPort } from "./signs.ts";

/**
 * Which end of a control connection is the server: the one that was called, or has the port, or talks in numbers. `side` sent
 * the packet in hand.
 */
export function serverSide(view: PacketView, connection: Connection, side: 0 | 1): 0 | 1 {
  const known = serverSideByPorts(connection);
  if (known !== null) return known;
  const digit = view.payloadCaptured > 0 ? view.network.getUint8(view.payload) : 0;
  return digit >= 0x31 && digit <= 0x36 ? side : opposite(side);
}

/** The side that was called, or has one of FTP's own ports; null where neither tells. */
export function serverSideByPorts({ ends: [a, b], initiator }: Connection): 0 | 1 | null {
  if (initiator >= 0) return initiator === 0 ? 1 : 0;
  if (isControlPort(a.port) !== isControlPort(b.port)) return isControlPort(a.port) ? 0 : 1;
  return null;
}
