import { secondsBetween } from "./elapsed.ts";
import type { DhcpMessage } from "./report.ts";

export const ANY_ADDRESS = "0.0.0.0";
const LIMITED_BROADCAST = "255.255.255.255";
const SERVER_PORT = 67;

/** Options that are read one by one (RFC 2132). */
export const OPTION = {
  subnetMask: 1,
  requestedAddress: 50,
  leaseTime: 51,
  serverIdentifier: 54,
  parameters: 55,
  message: 56,
  rapidCommit: 80,
} as const;

const SERVER_TYPES: ReadonlySet<string> = new Set([
  ...["OFFER", "ACK", "NAK", "FORCERENEW", "BOOTREPLY"],
  ...["LEASEUNASSIGNED", "LEASEUNKNOWN", "LEASEACTIVE", "LEASEQUERYDONE", "LEASEQUERYSTATUS"],
]);
const CLIENT_TYPES: ReadonlySet<string> = new Set([
  ...["DISCOVER", "REQUEST", "DECLINE", "RELEASE", "INFORM", "BOOTREQUEST"],
  ...["LEASEQUERY", "BULKLEASEQUERY", "ACTIVELEASEQUERY"],
]);

/** Whether a server says this; an unknown type is told by the op field. */
export function isFromServer({ type, op }: DhcpMessage): boolean {
  return SERVER_TYPES.has(type) || (!CLIENT_TYPES.has(type) && op === 2);
}

/** Meant for all machines of a network, by its IP address; a frame to all of them may still be meant for one. */
export function isBroadcast({ delivery, destination }: DhcpMessage): boolean {
  return destination.ip === LIMITED_BROADCAST || (delivery === "broadcast" && destination.ip.endsWith(".255"));
}

/** It carries a relay's address: on its way from, through or to a relay agent. Some clients fill in giaddr themselves. */
export function isRelayed(message: DhcpMessage): boolean {
  const { giaddr, ciaddr, source } = message;
  const isOwn = ciaddr !== ANY_ADDRESS && ciaddr !== giaddr && source.ip === ciaddr && !isFromServer(message);
  return giaddr !== ANY_ADDRESS && !isOwn;
}

/** A server's message on its way to the relay agent, which listens where servers do (RFC 2131 section 4.1). */
export function isToRelay(message: DhcpMessage): boolean {
  const { destination, giaddr } = message;
  return isRelayed(message) && (destination.ip === giaddr || destination.port === SERVER_PORT);
}

/** The client itself sent it: no relay has touched it yet. */
export function isClientsOwn(message: DhcpMessage): boolean {
  return !isFromServer(message) && !isRelayed(message);
}

/** The capture has not enough of it to tell what it is. */
export function isCut({ problems, options }: DhcpMessage): boolean {
  return options.length === 0 && problems.includes("cut-by-capture");
}

/** Option 50: the address that the client asks for, or turns down. */
export function requestedAddress(message: DhcpMessage): string | null {
  return addressOption(message, OPTION.requestedAddress);
}

/** Option 54: the server that speaks, or is spoken to. */
export function serverIdentifier(message: DhcpMessage): string | null {
  return addressOption(message, OPTION.serverIdentifier);
}

export function optionText(message: DhcpMessage, code: number): string | null {
  const value = optionOf(message, code);
  return typeof value === "string" && value !== "" ? value : null;
}

export function optionNumber(message: DhcpMessage, code: number): number | null {
  const value = optionOf(message, code);
  return typeof value === "number" ? value : null;
}

export function hasOption({ options }: DhcpMessage, code: number): boolean {
  return options.some((option) => option.code === code);
}

/** The decoded value of the option with this code; null where the message has none. */
export function optionOf({ options }: DhcpMessage, code: number): unknown {
  return options.find((option) => option.code === code)?.value ?? null;
}

/** The address that a message is about: given, asked for or used. */
export function addressOf(message: DhcpMessage): string | null {
  const { yiaddr, ciaddr } = message;
  const own = isFromServer(message) ? [yiaddr, ciaddr] : [requestedAddress(message) ?? ANY_ADDRESS, ciaddr];
  return own.find((ip) => ip !== ANY_ADDRESS) ?? null;
}

function addressOption(message: DhcpMessage, code: number): string | null {
  const value = optionText(message, code);
  return value === ANY_ADDRESS ? null : value;
}

/** How long after a message a relay's copy of it may come. */
const RELAY_SECONDS = 2;

/** Whether `copy` is the client's message `before` after one relay or more took it further. */
export function isHandedOn(before: DhcpMessage, copy: DhcpMessage): boolean {
  return (
    isRelayed(copy) &&
    before.type === copy.type &&
    (isRelayed(before) ? before.giaddr === copy.giaddr && before.hops < copy.hops : true) &&
    secondsBetween(before.time, copy.time) <= RELAY_SECONDS
  );
}
