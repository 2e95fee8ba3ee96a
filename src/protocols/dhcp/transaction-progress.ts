/** How each message moves a transaction on (RFC 2131 section 3; RFC 4388 for lease queries). */
import { secondsBetween } from "../../decode/timestamp.ts";
import { LIMITS } from "../../limits.ts";
import { leaseOf, serverOf, textOption } from "./lease.ts";
import { optionAddress, optionHex, type ParsedDhcpMessage } from "./message.ts";
import { isLeaseQuery, MESSAGE_TYPE } from "./message-types.ts";
import { ANY_ADDRESS, PXE_BOOT_SERVER_PORT } from "./request-kind.ts";
import { clientMac, type DhcpTransaction, isNoAddress, type KeptMessage, refreshOutcome } from "./transaction.ts";

/** Adds a message behind those of its time and before. */
export function insertByTime(messages: KeptMessage[], kept: KeptMessage): void {
  const before = messages.findLastIndex((message) => secondsBetween(message.time, kept.time) >= 0);
  messages.splice(before + 1, 0, kept);
}

/** Makes the transaction's frames and times reach over a message. */
export function stretch(transaction: DhcpTransaction, { frame, time }: KeptMessage): void {
  transaction.firstFrame = Math.min(transaction.firstFrame, frame);
  transaction.lastFrame = Math.max(transaction.lastFrame, frame);
  if (secondsBetween(transaction.lastTime, time) > 0) transaction.lastTime = time;
  if (secondsBetween(transaction.startTime, time) >= 0) return;
  transaction.startTime = time;
  for (const offer of transaction.offers) offer.seconds = secondsBetween(time, offer.time);
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
  // A boot server may repeat the client's address, which another server has leased.
  if (transaction.kind === "inform" || kept.source.port === PXE_BOOT_SERVER_PORT) return;
  transaction.lease = leaseOf(transaction.kind, message, kept.source.ip);
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
  const server = serverOf(message, kept.source.ip);
  const seen = { frame: kept.frame, time: kept.time, seconds: secondsBetween(transaction.startTime, kept.time) };
  const known = transaction.offers.find((offer) => offer.server === server && offer.ip === message.yiaddr);
  if (known === undefined) {
    if (transaction.offers.length >= LIMITS.offersPerTransaction) return;
    transaction.offers.push({ ...seen, server, ip: message.yiaddr, chosen: false });
    markChosen(transaction);
  } else if (seen.seconds < known.seconds) Object.assign(known, seen);
  transaction.offers.sort((one, other) => one.seconds - other.seconds);
}

function markChosen(transaction: DhcpTransaction): void {
  const { requestedAddress } = transaction.facts;
  for (const offer of transaction.offers) {
    const sameAddress = requestedAddress === null || requestedAddress === offer.ip;
    offer.chosen = offer.server !== null && offer.server === transaction.chosenServer && sameAddress;
  }
}
