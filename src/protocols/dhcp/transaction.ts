/** One client's exchange: what is kept of it, and what it came to (the report contract defines where it begins and ends). */
import type { Timestamp } from "../../decode/timestamp.ts";
import type { Lease } from "./lease.ts";
import { optionHex, type ParsedDhcpMessage } from "./message.ts";
import type { TransactionKind } from "./request-kind.ts";

export type TransactionOutcome =
  | "bound"
  | "refused"
  | "no-offer"
  | "no-answer"
  | "offered"
  | "informed"
  | "released"
  | "declined"
  | "incomplete";

/** One end of a datagram; `mac` is lower-case hex with colons, null where the link layer has none. */
export interface Station {
  ip: string;
  port: number;
  mac: string | null;
}

/** A message as it is kept: the bytes, from which `parseBytes` makes the rest again. */
export interface KeptMessage {
  /** Frame reference: capture index × 2^32 + record number. */
  frame: number;
  time: Timestamp;
  source: Station;
  destination: Station;
  delivery: "broadcast" | "unicast";
  /** IP identification, -1 where unknown. */
  identification: number;
  /** UDP checksum, 0 where the sender made none. */
  checksum: number;
  bytes: Uint8Array;
  wireLength: number;
  /** Frame reference of the first copy where this is the same packet captured again, else null. */
  duplicateOf: number | null;
}

export interface Offer {
  frame: number;
  time: Timestamp;
  server: string | null;
  ip: string;
  /** Since the transaction's first message. */
  seconds: number;
  chosen: boolean;
}

export interface DhcpTransaction {
  /** 1 for the first that was opened. */
  id: number;
  xid: number;
  /** As the messages render chaddr; of client identifier 61 where chaddr is empty and that one holds a MAC. */
  mac: string;
  hostname: string | null;
  hostnameEncoding: string;
  /** Option 61 in lower-case hex. */
  clientId: string | null;
  vendorClass: string | null;
  vendorClassEncoding: string;
  kind: TransactionKind;
  /** As far as the messages tell until now; final once the transaction was handed to `onEnd`. */
  outcome: TransactionOutcome;
  /** The lowest and the highest frame reference, and the earliest and the latest time, of its messages. */
  firstFrame: number;
  lastFrame: number;
  startTime: Timestamp;
  lastTime: Timestamp;
  /** The giaddr values seen. */
  relays: string[];
  /** In the order of time: a capture of several interfaces need not be. */
  messages: KeptMessage[];
  /** Messages that were counted and not kept, see LIMITS. */
  droppedMessages: number;
  offers: Offer[];
  chosenServer: string | null;
  lease: Lease | null;
  /** What its messages amounted to; the outcome follows from these. */
  facts: Facts;
}

interface Facts {
  /** A message of the client was captured; without one nothing is known to be unanswered. */
  clientSpoke: boolean;
  requested: boolean;
  /** The address that the client's last REQUEST asked for. */
  requestedAddress: string | null;
  leaseQueryAnswered: boolean;
  verdict: "ack" | "nak" | null;
  /** A NAK of a server that the client had not asked. */
  strangerRefused: boolean;
  /** A limit closed the transaction before it could go on. */
  evicted: boolean;
}

/** A transaction that begins with this message; `apply` the message afterwards. */
export function newTransaction(
  id: number,
  kind: TransactionKind,
  message: ParsedDhcpMessage,
  first: KeptMessage,
): DhcpTransaction {
  return {
    id,
    xid: message.xid,
    mac: clientMac(message),
    hostname: null,
    hostnameEncoding: "utf-8",
    clientId: null,
    vendorClass: null,
    vendorClassEncoding: "utf-8",
    kind,
    outcome: "incomplete",
    firstFrame: first.frame,
    lastFrame: first.frame,
    startTime: first.time,
    lastTime: first.time,
    relays: [],
    messages: [],
    droppedMessages: 0,
    offers: [],
    chosenServer: null,
    lease: null,
    facts: {
      clientSpoke: false,
      requested: false,
      requestedAddress: null,
      leaseQueryAnswered: false,
      verdict: null,
      strangerRefused: false,
      evicted: false,
    },
  };
}

/** The client as ARP would name it: chaddr, else the MAC in option 61 (RFC 2132 section 9.14), else "". */
export function clientMac(message: ParsedDhcpMessage): string {
  if (!isNoAddress(message.chaddr)) return message.chaddr;
  const id = optionHex(message, 61);
  if (id?.length === 14 && id.startsWith("01")) return id.slice(2).replace(/..(?!$)/g, "$&:");
  return message.chaddr;
}

/** Whether a hardware address is missing: no bytes, or all zero. */
export function isNoAddress(chaddr: string): boolean {
  return /^[0:]*$/.test(chaddr);
}

/** Whether nothing further is expected of either side. */
export function isClosed(transaction: DhcpTransaction): boolean {
  return transaction.facts.verdict !== null || transaction.facts.leaseQueryAnswered;
}

/** Works the outcome out again after the facts changed. */
export function refreshOutcome(transaction: DhcpTransaction): void {
  transaction.outcome = outcomeOf(transaction);
}

function outcomeOf({ kind, facts, offers, lease }: DhcpTransaction): TransactionOutcome {
  if (kind === "release") return "released";
  if (kind === "decline") return "declined";
  if (!facts.clientSpoke) return "incomplete";
  if (facts.verdict === "nak") return "refused";
  if (facts.verdict === "ack") return isBound(kind, lease) ? "bound" : "informed";
  if (facts.leaseQueryAnswered) return "informed";
  if (facts.strangerRefused) return "refused";
  if (facts.evicted) return "incomplete";
  if (kind === "unknown" && !facts.requested) return "incomplete";
  if (kind !== "init" || facts.requested) return "no-answer";
  return offers.length > 0 ? "offered" : "no-offer";
}

/** An ACK binds, but for INFORM's, and a boot server's that gives no address. */
function isBound(kind: TransactionKind, lease: Lease | null): boolean {
  return kind !== "inform" && (lease !== null || (kind !== "unknown" && kind !== "bootp"));
}
