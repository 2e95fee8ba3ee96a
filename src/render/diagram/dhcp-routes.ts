import { isBroadcast, isFromServer, isRelayed, isToRelay } from "../../report/dhcp-message-facts.ts";
import type { DhcpMessage } from "../../report/report.ts";
import {
  isFromRelay,
  type Machine,
  type Machines,
  machineAt,
  relaysOf,
  serverKey,
  serversOf,
} from "./dhcp-machines.ts";

/** The machine that sent this very copy of a message. */
export function senderOf(message: DhcpMessage, machines: Machines): Machine {
  const { relays, client, everyone } = machines;
  const { source, giaddr } = message;
  if (!isFromServer(message)) {
    return isRelayed(message) ? (relays.get(source.ip) ?? relays.get(giaddr) ?? client) : client;
  }
  const relay = relays.get(isFromRelay(message) ? giaddr : source.ip);
  return relay ?? machineAt(serverKey(message), machines) ?? everyone;
}

/** Whom this copy reaches, at least one machine: a broadcast all that are known to stand where it was sent. */
export function receiversOf(message: DhcpMessage, machines: Machines): Machine[] {
  const { relays, client, everyone } = machines;
  const { destination, giaddr } = message;
  if (isFromServer(message)) {
    return [isToRelay(message) ? (relays.get(destination.ip) ?? relays.get(giaddr) ?? client) : client];
  }
  if (!isBroadcast(message)) return [machineAt(destination.ip, machines) ?? everyone];
  return isRelayed(message) ? orEveryone(serversOf(machines), machines) : segmentOf(machines, message.capture);
}

/** All that a broadcast of the client reaches, as far as its capture tells. */
export function segmentOf(machines: Machines, capture: number): Machine[] {
  const servers = serversOf(machines).filter(({ captures }) => captures.has(capture));
  const near = [...relaysOf(machines), ...servers].filter(({ onSegment }) => onSegment);
  return orEveryone(near, machines);
}

function orEveryone(heard: Machine[], { everyone }: Machines): Machine[] {
  return heard.length > 0 ? heard : [everyone];
}
