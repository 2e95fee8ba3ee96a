/** Turns the DHCP tracker's objects into the report's. */
import { captureOf, frameOf } from "../decode/frame-reference.ts";
import { isoTime, secondsBetween } from "../decode/timestamp.ts";
import type { DhcpClient as SeenClient } from "../protocols/dhcp/clients.ts";
import type { Lease } from "../protocols/dhcp/lease.ts";
import type { LinkLocalClaim as SeenClaim } from "../protocols/dhcp/link-local.ts";
import { type ParsedDhcpMessage, parseBytes } from "../protocols/dhcp/message.ts";
import { type DecodedOption, decodeOption } from "../protocols/dhcp/option-value.ts";
import type { KeptMessage, Offer, DhcpTransaction as Tracked } from "../protocols/dhcp/transaction.ts";
import type {
  DhcpClient,
  DhcpLease,
  DhcpMessage,
  DhcpOffer,
  DhcpOption,
  DhcpTransaction,
  LinkLocalClaim,
} from "./report.ts";

/** One transaction, whether or not it has ended. */
export function reportTransaction(transaction: Tracked): DhcpTransaction {
  const { client, vendorClass } = clientOf(transaction);
  return {
    id: transaction.id,
    capture: captureOf(transaction.firstFrame),
    xid: `0x${transaction.xid.toString(16).padStart(8, "0")}`,
    client,
    kind: transaction.kind,
    outcome: transaction.outcome,
    firstFrame: frameOf(transaction.firstFrame),
    lastFrame: frameOf(transaction.lastFrame),
    lastCapture: captureOf(transaction.lastFrame),
    startTime: isoTime(transaction.startTime),
    seconds: secondsBetween(transaction.startTime, transaction.lastTime),
    relays: [...transaction.relays],
    messages: transaction.messages.flatMap((message) => reportMessage(message, vendorClass) ?? []),
    offers: transaction.offers.map(reportOffer),
    chosenServer: transaction.chosenServer,
    lease: transaction.lease === null ? null : reportLease(transaction.lease),
  };
}

function clientOf(transaction: Tracked): { client: DhcpTransaction["client"]; vendorClass: string | null } {
  const { mac, hostname, clientId, vendorClass, hostnameEncoding, vendorClassEncoding } = transaction;
  const client = {
    mac,
    hostname,
    ...encodingField("hostname", hostnameEncoding),
    clientId,
    vendorClass,
    ...encodingField("vendorClass", vendorClassEncoding),
  };
  return { client, vendorClass };
}

function reportOffer({ frame, server, ip, seconds, chosen }: Offer): DhcpOffer {
  return { frame: frameOf(frame), server, ip, seconds, chosen };
}

function reportMessage(kept: KeptMessage, clientVendorClass: string | null): DhcpMessage | null {
  const message = parseBytes(kept.bytes, kept.wireLength);
  if (message === null) return null;
  const own = message.options.find((option) => option.code === 60);
  const ownVendorClass = own === undefined ? null : decodeOption(own, null).value;
  const vendorClass = typeof ownVendorClass === "string" ? ownVendorClass : clientVendorClass;
  const options = message.options.map((option) => decodeOption(option, vendorClass));
  return {
    capture: captureOf(kept.frame),
    frame: frameOf(kept.frame),
    time: isoTime(kept.time),
    type: message.typeName,
    source: { ...kept.source },
    destination: { ...kept.destination },
    delivery: kept.delivery,
    duplicateOf: kept.duplicateOf === null ? null : frameOf(kept.duplicateOf),
    ...header(message),
    options: options.map(reportOption),
    problems: options.some((option) => option.malformed) ? [...message.problems, "option-malformed"] : message.problems,
  };
}

function header(message: ParsedDhcpMessage) {
  const { op, hops, secs, broadcastFlag, ciaddr, yiaddr, siaddr, giaddr, chaddr, sname, file } = message;
  return {
    op,
    hops,
    secs,
    broadcastFlag,
    ciaddr,
    yiaddr,
    siaddr,
    giaddr,
    chaddr,
    sname,
    ...encodingField("sname", message.snameEncoding),
    file,
    ...encodingField("file", message.fileEncoding),
  };
}

function reportOption(option: DecodedOption): DhcpOption {
  const { code, name, value, hex } = option;
  const malformed = option.malformed ? { malformed: true } : {};
  return { code, name, value, ...encodingField("value", option.encoding), hex, ...malformed };
}

function reportLease(lease: Lease): DhcpLease {
  const { domainEncoding, ...fields } = lease;
  return { ...fields, routers: [...lease.routers], dns: [...lease.dns], ...encodingField("domain", domainEncoding) };
}

/** All that one client did. */
export function reportClient(client: SeenClient): DhcpClient {
  return {
    mac: client.mac,
    hostname: client.hostname,
    ...encodingField("hostname", client.hostnameEncoding),
    transactions: client.transactions,
    addresses: [...client.addresses],
  };
}

/** One address that a host gave itself. */
export function reportClaim(claim: SeenClaim): LinkLocalClaim {
  const { mac, ip, kind, afterTransaction } = claim;
  return {
    mac,
    ip,
    capture: captureOf(claim.frame),
    frame: frameOf(claim.frame),
    time: isoTime(claim.time),
    kind,
    afterTransaction,
  };
}

/** The contract's sibling field of a text that was not UTF-8. */
function encodingField(field: string, encoding: string): Record<string, string> {
  return encoding === "utf-8" ? {} : { [`${field}Encoding`]: encoding };
}
