/** One client's exchange, and how each message moves it on (RFC 2131; the report contract defines where it begins and ends). */

import { secondsBetween, type Timestamp } from "../../decode/timestamp.ts";
import { LIMITS } from "../../limits.ts";
import { decodeText } from "../text.ts";
import { ipv4Text } from "./address-text.ts";
import { optionAddress, optionBytes, optionHex, type ParsedDhcpMessage } from "./message.ts";
import { isLeaseQuery, MESSAGE_TYPE } from "./message-types.ts";
import { ANY_ADDRESS, type TransactionKind } from "./request-kind.ts";

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
  bytes: Uint8Array;
  wireLength: number;
  /** Frame reference of the first copy where this is the same packet captured again, else null. */
  duplicateOf: number | null;
}

export interface Offer {
  frame: number;
  server: string | null;
  ip: string;
  /** Since the transaction's first message. */
  seconds: number;
  chosen: boolean;
}

export interface Lease {
  ip: string;
  subnetMask: string | null;
  routers: string[];
  dns: string[];
  domain: string | null;
  domainEncoding: string;
  seconds: number | null;
  t1Seconds: number | null;
  t2Seconds: number | null;
  server: string | null;
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
  firstFrame: number;
  lastFrame: number;
  startTime: Timestamp;
  lastTime: Timestamp;
  /** The giaddr values seen. */
  relays: string[];
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

/** Whether nothing further is expected of either side. */
export function isClosed(transaction: DhcpTransaction): boolean {
  return transaction.facts.verdict !== null || transaction.facts.leaseQueryAnswered;
}

/** Takes in a message that is no duplicate. */
export function apply(transaction: DhcpTransaction, message: ParsedDhcpMessage, kept: KeptMessage): void {
  learnClient(transaction, message);
  if (message.fromServer) applyServerMessage(transaction, message, kept);
  else applyClientMessage(transaction, message);
  refreshOutcome(transaction);
}

/** Relay addresses are learnt from every copy, and so is the client where the first message did not name it. */
export function learnClient(transaction: DhcpTransaction, message: ParsedDhcpMessage): void {
  const { giaddr } = message;
  if (
    giaddr !== ANY_ADDRESS &&
    !transaction.relays.includes(giaddr) &&
    transaction.relays.length < LIMITS.relaysPerTransaction
  ) {
    transaction.relays.push(giaddr);
  }
  if (isNoAddress(transaction.mac)) transaction.mac = clientMac(message) || transaction.mac;
  const hostname = textOption(message, 12);
  // What the client calls itself goes before what a server calls it.
  if (hostname !== null && (transaction.hostname === null || (!message.fromServer && !transaction.facts.clientSpoke))) {
    transaction.hostname = hostname.text;
    transaction.hostnameEncoding = hostname.encoding;
  }
  if (message.fromServer) return;
  transaction.clientId ??= optionHex(message, 61);
  const vendorClass = transaction.vendorClass === null ? textOption(message, 60) : null;
  if (vendorClass !== null) {
    transaction.vendorClass = vendorClass.text;
    transaction.vendorClassEncoding = vendorClass.encoding;
  }
}

/** The client as ARP would name it: chaddr, else the MAC in option 61 (RFC 2132 section 9.14), else "". */
function clientMac(message: ParsedDhcpMessage): string {
  if (!isNoAddress(message.chaddr)) return message.chaddr;
  const id = optionHex(message, 61);
  if (id?.length === 14 && id.startsWith("01")) return id.slice(2).replace(/..(?!$)/g, "$&:");
  return message.chaddr;
}

/** Whether a hardware address is missing: no bytes, or all zero. */
export function isNoAddress(chaddr: string): boolean {
  return /^[0:]*$/.test(chaddr);
}

function applyClientMessage(transaction: DhcpTransaction, message: ParsedDhcpMessage): void {
  const { facts } = transaction;
  facts.clientSpoke = true;
  if (message.type !== MESSAGE_TYPE.request) return;
  facts.requested = true;
  facts.requestedAddress = optionAddress(message, 50);
  const server = optionAddress(message, 54);
  if (transaction.kind !== "init" || server === null || server === ANY_ADDRESS) return;
  transaction.chosenServer = server;
  markChosen(transaction);
}

function applyServerMessage(transaction: DhcpTransaction, message: ParsedDhcpMessage, kept: KeptMessage): void {
  const { facts } = transaction;
  if (message.type === MESSAGE_TYPE.offer) addOffer(transaction, message, kept);
  else if (message.type === MESSAGE_TYPE.nak) refuse(transaction, message);
  else if (message.type === MESSAGE_TYPE.ack || (message.type === null && transaction.kind === "bootp"))
    grant(transaction, message, kept);
  else if (isLeaseQuery(message.type)) facts.leaseQueryAnswered = true;
}

function grant(transaction: DhcpTransaction, message: ParsedDhcpMessage, kept: KeptMessage): void {
  if (transaction.facts.verdict !== null || expectsNoAnswer(transaction)) return;
  transaction.facts.verdict = "ack";
  if (transaction.kind !== "inform") transaction.lease = leaseOf(transaction.kind, message, kept);
}

function refuse(transaction: DhcpTransaction, message: ParsedDhcpMessage): void {
  if (transaction.facts.verdict !== null || expectsNoAnswer(transaction)) return;
  const server = optionAddress(message, 54);
  const stranger = transaction.chosenServer !== null && server !== null && server !== transaction.chosenServer;
  if (stranger) transaction.facts.strangerRefused = true;
  else transaction.facts.verdict = "nak";
}

function expectsNoAnswer(transaction: DhcpTransaction): boolean {
  return transaction.kind === "release" || transaction.kind === "decline";
}

/** A server's offer of an address counts once, however often and on how many sides of a relay it was captured. */
function addOffer(transaction: DhcpTransaction, message: ParsedDhcpMessage, kept: KeptMessage): void {
  const server = serverOf(message, kept);
  const known = transaction.offers.some((offer) => offer.server === server && offer.ip === message.yiaddr);
  if (known || transaction.offers.length >= LIMITS.offersPerTransaction) return;
  const seconds = secondsBetween(transaction.startTime, kept.time);
  transaction.offers.push({ frame: kept.frame, server, ip: message.yiaddr, seconds, chosen: false });
  markChosen(transaction);
}

function markChosen(transaction: DhcpTransaction): void {
  const { requestedAddress } = transaction.facts;
  for (const offer of transaction.offers) {
    const sameAddress = requestedAddress === null || requestedAddress === offer.ip;
    offer.chosen = offer.server !== null && offer.server === transaction.chosenServer && sameAddress;
  }
}

/** Option 54; without it who sent the message, unless that was a relay: then siaddr. Null where none of them tells. */
function serverOf(message: ParsedDhcpMessage, kept: KeptMessage): string | null {
  const named = optionAddress(message, 54);
  if (named !== null && named !== ANY_ADDRESS) return named;
  const { ip } = kept.source;
  if (ip !== ANY_ADDRESS && message.giaddr === ANY_ADDRESS) return ip;
  return message.siaddr === ANY_ADDRESS ? null : message.siaddr;
}

function leaseOf(kind: TransactionKind, message: ParsedDhcpMessage, kept: KeptMessage): Lease | null {
  const extended = kind === "renew" || kind === "rebind" ? message.ciaddr : ANY_ADDRESS;
  const ip = message.yiaddr === ANY_ADDRESS ? extended : message.yiaddr;
  if (ip === ANY_ADDRESS) return null;
  const domain = textOption(message, 15);
  return {
    ip,
    subnetMask: optionAddress(message, 1),
    routers: addressList(message, 3),
    dns: addressList(message, 6),
    domain: domain?.text ?? null,
    domainEncoding: domain?.encoding ?? "utf-8",
    seconds: optionSeconds(message, 51),
    t1Seconds: optionSeconds(message, 58),
    t2Seconds: optionSeconds(message, 59),
    server: serverOf(message, kept),
  };
}

function addressList(message: ParsedDhcpMessage, code: number): string[] {
  const bytes = optionBytes(message, code) ?? new Uint8Array();
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => ipv4Text(bytes, index * 4));
}

function optionSeconds(message: ParsedDhcpMessage, code: number): number | null {
  const bytes = optionBytes(message, code);
  if (bytes === null || bytes.length < 4) return null;
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
}

/** Without the NULs that some clients end their texts with. */
function textOption(message: ParsedDhcpMessage, code: number): { text: string; encoding: string } | null {
  const bytes = optionBytes(message, code);
  if (bytes === null) return null;
  const end = bytes.findLastIndex((byte) => byte !== 0) + 1;
  return decodeText(bytes.subarray(0, end));
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
  if (facts.verdict === "ack") return kind === "inform" || lease === null ? "informed" : "bound";
  if (facts.leaseQueryAnswered) return "informed";
  if (facts.strangerRefused) return "refused";
  if (facts.evicted) return "incomplete";
  if (kind === "unknown" && !facts.requested) return "incomplete";
  if (kind !== "init" || facts.requested) return "no-answer";
  return offers.length > 0 ? "offered" : "no-offer";
}
