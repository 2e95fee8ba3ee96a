/** Turns the DHCP tracker's objects into the report's. */
import { captureOf, frameOf } from "../decode/frame-reference.ts";
import { isoTime, secondsBetween } from "../decode/timestamp.ts";
import type { DhcpClient as SeenClient } from "../protocols/dhcp/clients.ts";
import type { Lease } from "../protocols/dhcp/lease.ts";
import type { LinkLocalClaim as SeenClaim } from "../protocols/dhcp/link-local.ts";
import { type ParsedDhcpMessage, parseBytes } from "../protocols/dhcp/message.ts";
import type { KeptMessage, Offer, DhcpTransaction as Tracked } from "../protocols/dhcp/transaction.ts";
import { reportOption } from "./dhcp-options.ts";
import type { DhcpClient, DhcpLease, DhcpMessage, DhcpOffer, DhcpTransaction, LinkLocalClaim } from "./report.ts";

const VENDOR_CLASS = 60;

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
  const parsed = parseBytes(kept.bytes, kept.wireLength);
  if (parsed === null) return null;
  const own = parsed.options.find((option) => option.code === VENDOR_CLASS);
  const ownVendorClass = own === undefined ? null : reportOption(own, null).value;
  const vendorClass = typeof ownVendorClass === "string" ? ownVendorClass : clientVendorClass;
  const options = parsed.options.map((option) => reportOption(option, vendorClass));
  const malformed = options.some((option) => option.malformed === true);
  const message: DhcpMessage = {
    capture: captureOf(kept.frame),
    frame: frameOf(kept.frame),
    time: isoTime(kept.time),
    type: parsed.typeName,
    source: kept.source,
    destination: kept.destination,
    delivery: kept.delivery,
    duplicateOf: kept.duplicateOf === null ? null : frameOf(kept.duplicateOf),
    op: parsed.op,
    hops: parsed.hops,
    secs: parsed.secs,
    broadcastFlag: parsed.broadcastFlag,
    ciaddr: parsed.ciaddr,
    yiaddr: parsed.yiaddr,
    siaddr: parsed.siaddr,
    giaddr: parsed.giaddr,
    chaddr: parsed.chaddr,
    sname: parsed.sname,
    file: parsed.file,
    options,
    problems: malformed ? [...parsed.problems, "option-malformed"] : parsed.problems,
  };
  return isUtf8(parsed) ? message : withEncodings(message, parsed);
}

function isUtf8({ snameEncoding, fileEncoding }: ParsedDhcpMessage): boolean {
  return snameEncoding === "utf-8" && fileEncoding === "utf-8";
}

/** The same with how its texts were read, each behind its text. */
function withEncodings(message: DhcpMessage, { snameEncoding, fileEncoding }: ParsedDhcpMessage): DhcpMessage {
  const { sname, file, options, problems, ...header } = message;
  return {
    ...header,
    sname,
    ...encodingField("sname", snameEncoding),
    file,
    ...encodingField("file", fileEncoding),
    options,
    problems,
  };
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
