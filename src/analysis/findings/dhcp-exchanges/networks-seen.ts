import { OPTION, optionOf, serverIdentifier } from "../../../report/dhcp-message-facts.ts";
import type { DhcpMessage } from "../../../report/report.ts";

/** The 32 bits of dotted decimal, null for anything else. */
function addressBits(text: string): number | null {
  const octets = text.split(".").map(Number);
  if (octets.length !== 4 || octets.some((octet) => !(octet >= 0 && octet <= 255))) return null;
  return octets.reduce((bits, octet) => (bits << 8) | octet, 0);
}

/** Whether two addresses lie in one network under a mask; null where one of the three is no address. */
function inOneNetwork(one: string, other: string, mask: string): boolean | null {
  const [a, b, bits] = [addressBits(one), addressBits(other), addressBits(mask)];
  return a === null || b === null || bits === null || bits === 0 ? null : ((a ^ b) & bits) === 0;
}

/**
 * Whether an address lies outside of the network that another one is in: certain by the mask that a server gave out there,
 * likely without one where even the first two octets differ. Null where it lies inside, or nobody can tell.
 */
export function isOutside(address: string, inside: string, mask: string | null): "certain" | "likely" | null {
  if (mask !== null) return inOneNetwork(address, inside, mask) === false ? "certain" : null;
  return inOneNetwork(address, inside, "255.255.0.0") === false ? "likely" : null;
}

/** The mask that a server's message gives out. */
export function maskIn(message: DhcpMessage): string | null {
  const mask = optionOf(message, OPTION.subnetMask);
  return typeof mask === "string" ? mask : null;
}

/** An address of the network that a server speaks about: the relay's, else the server's own. */
export function addressInside(message: DhcpMessage): string | null {
  return message.giaddr !== "0.0.0.0" ? message.giaddr : (serverIdentifier(message) ?? message.source.ip);
}
