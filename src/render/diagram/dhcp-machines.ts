import {
  ANY_ADDRESS,
  isBroadcast,
  isFromServer,
  isHandedOn,
  isRelayed,
  isToRelay,
  serverIdentifier,
} from "../../report/dhcp-message-facts.ts";
import type { DhcpMessage, DhcpTransaction } from "../../report/report.ts";

/** What a machine is in one client's ladder. `everyone`: a broadcast that nobody is known to have got. */
export type MachineRole = "client" | "relay" | "requester" | "server" | "everyone";

/** One machine, under all the addresses by which it is known. */
export interface Machine {
  role: MachineRole;
  addresses: string[];
  /** Hears the client's broadcasts. */
  onSegment: boolean;
  /** Indexes of the captures in which a server stands on the client's segment: it may be away when another is made. */
  captures: Set<number>;
}

/** Who takes part in one client's transactions. Relays and servers are in the order in which they were learnt. */
export interface Machines {
  client: Machine;
  everyone: Machine;
  /** By address; a machine with several is in it several times. */
  relays: Map<string, Machine>;
  servers: Map<string, Machine>;
}

const LOOK_BACK = 16;

/** The machines in one client's transactions: relays, servers and their addresses are learnt from all messages at once. */
export function machinesOf(transactions: readonly DhcpTransaction[]): Machines {
  const machines: Machines = {
    client: { role: "client", addresses: [], onSegment: true, captures: new Set() },
    everyone: { role: "everyone", addresses: [], onSegment: true, captures: new Set() },
    relays: new Map(),
    servers: new Map(),
  };
  const messages = transactions.flatMap((transaction) => transaction.messages);
  for (const message of messages) learnGateway(message, machines);
  for (const message of messages) learnServer(message, machines);
  for (const transaction of transactions) learnForwarders(transaction.messages, machines);
  for (const message of messages) learnAddressee(message, machines);
  for (const transaction of transactions) learnSegment(transaction, machines);
  return machines;
}

/** The machine that has this address; null where nobody is known to. */
export function machineAt(ip: string, { relays, servers }: Machines): Machine | null {
  return relays.get(ip) ?? servers.get(ip) ?? null;
}

/** Relay agents, the one nearest to the client first; then who only asks about leases. */
export function relaysOf({ relays }: Machines): Machine[] {
  const all = [...new Set(relays.values())];
  return [...all.filter(({ role }) => role === "relay"), ...all.filter(({ role }) => role === "requester")];
}

/** In the order in which they first answer; those that only were spoken to come last. */
export function serversOf({ servers }: Machines): Machine[] {
  return [...new Set(servers.values())];
}

/** Relays give what a server said on to the client (giaddr stays in it); INFORM is answered past them. */
export function isFromRelay(message: DhcpMessage): boolean {
  if (!isFromServer(message) || !isRelayed(message) || isToRelay(message)) return false;
  return message.yiaddr !== ANY_ADDRESS || message.source.ip !== serverIdentifier(message);
}

/** What a server is known by; "" where nothing tells. */
export function serverKey(message: DhcpMessage): string {
  const named = [message.source.ip, serverIdentifier(message)];
  return named.find((ip) => ip !== null && ip !== ANY_ADDRESS) ?? message.source.mac ?? "";
}

/** giaddr is the relay's address on the client's side; with one hop at most, who sends on is that very relay. */
function learnGateway(message: DhcpMessage, machines: Machines): void {
  const { giaddr, hops, source, type } = message;
  if (!isRelayed(message)) return;
  const role = type.includes("LEASE") ? "requester" : "relay";
  const relay = machines.relays.get(giaddr) ?? add(machines.relays, giaddr, role);
  if (role === "relay") relay.role = role;
  const isItsOwn = isFromServer(message) ? isFromRelay(message) && source.ip !== serverIdentifier(message) : hops <= 1;
  if (isItsOwn) alsoAt(source.ip, relay, machines.relays, machines);
}

/** A server goes by the source of what it sends and by its identifier (option 54), unless that names the relay (RFC 5107). */
function learnServer(message: DhcpMessage, machines: Machines): void {
  const { relays, servers } = machines;
  if (!isFromServer(message) || isFromRelay(message) || relays.has(message.source.ip)) return;
  const key = serverKey(message);
  const identifier = serverIdentifier(message);
  const known = servers.get(key) ?? (identifier === null ? undefined : servers.get(identifier));
  const server = known ?? add(servers, key, "server");
  for (const ip of [key, identifier]) if (ip !== null) alsoAt(ip, server, servers, machines);
}

/** Further relays of a chain are those who hand a message on. */
function learnForwarders(messages: readonly DhcpMessage[], machines: Machines): void {
  const { relays } = machines;
  for (const [index, copy] of messages.entries()) {
    if (isFromServer(copy) || !isRelayed(copy) || copy.hops < 2 || machineAt(copy.source.ip, machines) !== null)
      continue;
    const receivedAt = lastHop(messages.slice(Math.max(0, index - LOOK_BACK), index), copy) ?? copy.source.ip;
    const relay = relays.get(receivedAt) ?? add(relays, receivedAt, "relay");
    alsoAt(copy.source.ip, relay, relays, machines);
  }
}

/** Where the relay before sent the message that this is a copy of; null where that was not captured. */
function lastHop(earlier: readonly DhcpMessage[], copy: DhcpMessage): string | null {
  const before = earlier.findLast((one) => {
    return isRelayed(one) && one.hops === copy.hops - 1 && !isBroadcast(one) && isHandedOn(one, copy);
  });
  return before?.destination.ip ?? null;
}

/** Whoever is spoken to by address and is nobody yet is a server that keeps silent. */
function learnAddressee(message: DhcpMessage, machines: Machines): void {
  const { ip } = message.destination;
  if (isFromServer(message) || isBroadcast(message) || machineAt(ip, machines) !== null) return;
  add(machines.servers, ip, "server");
}

/** Relays whose giaddr a client's message got, and servers that answered it without a relay, stand on its segment. */
function learnSegment({ kind, messages }: DhcpTransaction, { relays, servers }: Machines): void {
  for (const message of messages) {
    const relay = isRelayed(message) ? relays.get(message.giaddr) : undefined;
    if (relay?.role === "relay") relay.onSegment = true;
    if (isRelayed(message) || !isFromServer(message)) continue;
    const server = kind !== "renew" || isBroadcast(message) ? servers.get(serverKey(message)) : undefined;
    if (server !== undefined) {
      server.onSegment = true;
      server.captures.add(message.capture);
    }
  }
}

function add(known: Map<string, Machine>, ip: string, role: MachineRole): Machine {
  const machine: Machine = { role, addresses: [ip], onSegment: false, captures: new Set() };
  known.set(ip, machine);
  return machine;
}

function alsoAt(ip: string, machine: Machine, known: Map<string, Machine>, machines: Machines): void {
  if (ip === ANY_ADDRESS || machineAt(ip, machines) !== null) return;
  known.set(ip, machine);
  machine.addresses.push(ip);
}
