/** What a client's message is about: RFC 2131 table 4, and the kinds beside it. */

import { optionAddress, optionBytes, type ParsedDhcpMessage } from "./message.ts";
import { isLeaseQuery, MESSAGE_TYPE } from "./message-types.ts";

export type TransactionKind =
  | "init"
  | "reboot"
  | "renew"
  | "rebind"
  | "inform"
  | "release"
  | "decline"
  | "leasequery"
  | "bootp"
  | "unknown";

/** How a message was sent, as far as telling the kinds apart needs it. */
export interface Delivery {
  delivery: "broadcast" | "unicast";
  destination: { ip: string; port: number };
}

export const ANY_ADDRESS = "0.0.0.0";
const LIMITED_BROADCAST = "255.255.255.255";
/** Boot servers of PXE take REQUESTs here that ask for a boot file, not for an address (PXE 2.1 section 2.4). */
export const PXE_BOOT_SERVER_PORT = 4011;

/** The kind of transaction that a client's message begins or continues; "unknown" where the message does not tell. */
export function clientKind(message: ParsedDhcpMessage, sent: Delivery): TransactionKind {
  switch (message.type) {
    case null:
      return message.problems.includes("cut-by-capture") ? "unknown" : "bootp";
    case MESSAGE_TYPE.discover:
      return "init";
    case MESSAGE_TYPE.request:
      return requestKind(message, sent);
    case MESSAGE_TYPE.inform:
      return "inform";
    case MESSAGE_TYPE.release:
      return "release";
    case MESSAGE_TYPE.decline:
      return "decline";
    default:
      return isLeaseQuery(message.type) ? "leasequery" : "unknown";
  }
}

/**
 * Table 4: SELECTING names the server (54) and the address (50) and leaves ciaddr zero; INIT-REBOOT has 50 alone;
 * RENEWING and REBINDING have ciaddr alone and differ in how they are sent. Clients that fill in too much are taken
 * by what remains: 54 with 50, or with no ciaddr, answers an offer.
 */
function requestKind(message: ParsedDhcpMessage, sent: Delivery): TransactionKind {
  if (sent.destination.port === PXE_BOOT_SERVER_PORT) return "unknown";
  const namesServer = optionBytes(message, 54) !== null;
  const namesAddress = optionAddress(message, 50) !== null;
  const hasAddress = message.ciaddr !== ANY_ADDRESS;
  if (namesServer && (namesAddress || !hasAddress)) return "init";
  if (hasAddress) return isBroadcast(message, sent) ? "rebind" : "renew";
  return namesAddress ? "reboot" : "unknown";
}

/** Whether the client broadcast its message; behind a relay that is what giaddr means, unless option 82 says otherwise. */
function isBroadcast(message: ParsedDhcpMessage, sent: Delivery): boolean {
  if (message.giaddr !== ANY_ADDRESS) return !relayTookUnicast(message);
  return sent.delivery === "broadcast" || sent.destination.ip === LIMITED_BROADCAST;
}

/** RFC 5010: sub-option 10 of option 82, whose first bit says that the relay got the message by unicast. */
function relayTookUnicast(message: ParsedDhcpMessage): boolean {
  const bytes = optionBytes(message, 82) ?? new Uint8Array();
  for (let at = 0; at + 2 < bytes.length; at += 2 + (bytes[at + 1] ?? 0)) {
    if (bytes[at] === 10 && bytes[at + 1] === 1) return ((bytes[at + 2] ?? 0) & 0x80) !== 0;
  }
  return false;
}
