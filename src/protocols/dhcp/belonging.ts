/** Which messages belong together (the report contract says where a transaction begins and ends). */
import { optionHex, type ParsedDhcpMessage } from "./message.ts";
import { isLeaseQuery } from "./message-types.ts";
import type { TransactionKind } from "./request-kind.ts";
import { type DhcpTransaction, isClosed, isNoAddress } from "./transaction.ts";

/**
 * One client's one exchange: xid and chaddr, or option 61 where the client has no hardware address (RFC 4390).
 * A lease query is its asker's, which giaddr names: chaddr is whom it asks about, and the answer may fill it in (RFC 4388).
 */
export function keyOf(message: ParsedDhcpMessage): string {
  if (isLeaseQuery(message.type)) return `${message.xid} query ${message.giaddr}`;
  if (!isNoAddress(message.chaddr)) return `${message.xid} ${message.chaddr}`;
  return `${message.xid} id ${optionHex(message, 61) ?? ""}`;
}

/** What a transaction is taken for that begins with a server's message. */
export function serverKind(message: ParsedDhcpMessage): TransactionKind {
  if (isLeaseQuery(message.type)) return "leasequery";
  return message.type === null && !message.problems.includes("cut-by-capture") ? "bootp" : "unknown";
}

const JOINS_UNKNOWN: ReadonlySet<TransactionKind> = new Set(["init", "reboot", "renew", "rebind", "bootp", "unknown"]);

/** Whether a client's message continues the transaction instead of opening one of its own. */
export function expects(transaction: DhcpTransaction, message: ParsedDhcpMessage, kind: TransactionKind): boolean {
  if (isClosed(transaction)) return false;
  if (kind === transaction.kind || kind === "unknown") return true;
  if (transaction.kind === "unknown") return JOINS_UNKNOWN.has(kind);
  // A client that answers an offer without naming the server: the address tells.
  const requested = kind === "reboot" && transaction.kind === "init" ? optionHex(message, 50) : null;
  return requested !== null && transaction.offers.some((offer) => hexOfAddress(offer.ip) === requested);
}

function hexOfAddress(ip: string): string {
  return ip
    .split(".")
    .map((octet) => Number(octet).toString(16).padStart(2, "0"))
    .join("");
}
