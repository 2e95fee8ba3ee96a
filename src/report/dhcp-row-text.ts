import { station } from "./connection-text.ts";
import { type JsonWriter, names } from "./json-writer.ts";
import type { DhcpLease, DhcpMessage, DhcpOffer, DhcpOption, DhcpTransaction } from "./report.ts";

const TRANSACTION = names<keyof DhcpTransaction>(
  "id",
  "capture",
  "xid",
  "client",
  "kind",
  "outcome",
  "firstFrame",
  "lastFrame",
  "lastCapture",
  "startTime",
  "seconds",
  "relays",
  "messages",
  "offers",
  "chosenServer",
  "lease",
);

/** Writes one transaction as JSON. */
export function writeTransaction(out: JsonWriter, row: DhcpTransaction): void {
  out.number(TRANSACTION.id, row.id);
  out.number(TRANSACTION.capture, row.capture);
  out.text(TRANSACTION.xid, row.xid);
  out.object(TRANSACTION.client, row.client, client);
  out.text(TRANSACTION.kind, row.kind);
  out.text(TRANSACTION.outcome, row.outcome);
  out.number(TRANSACTION.firstFrame, row.firstFrame);
  out.number(TRANSACTION.lastFrame, row.lastFrame);
  out.number(TRANSACTION.lastCapture, row.lastCapture);
  out.text(TRANSACTION.startTime, row.startTime);
  out.number(TRANSACTION.seconds, row.seconds);
  out.texts(TRANSACTION.relays, row.relays);
  out.list(TRANSACTION.messages, row.messages, message);
  out.list(TRANSACTION.offers, row.offers, offer);
  out.text(TRANSACTION.chosenServer, row.chosenServer);
  out.object(TRANSACTION.lease, row.lease, lease);
  out.end();
}

const CLIENT = names<keyof DhcpTransaction["client"]>(
  "mac",
  "hostname",
  "hostnameEncoding",
  "clientId",
  "vendorClass",
  "vendorClassEncoding",
);

function client(out: JsonWriter, row: DhcpTransaction["client"]): void {
  out.text(CLIENT.mac, row.mac);
  out.text(CLIENT.hostname, row.hostname);
  out.optionalText(CLIENT.hostnameEncoding, row.hostnameEncoding);
  out.text(CLIENT.clientId, row.clientId);
  out.text(CLIENT.vendorClass, row.vendorClass);
  out.optionalText(CLIENT.vendorClassEncoding, row.vendorClassEncoding);
  out.end();
}

const MESSAGE = names<keyof DhcpMessage>(
  "capture",
  "frame",
  "time",
  "type",
  "source",
  "destination",
  "delivery",
  "duplicateOf",
  "op",
  "hops",
  "secs",
  "broadcastFlag",
  "ciaddr",
  "yiaddr",
  "siaddr",
  "giaddr",
  "chaddr",
  "sname",
  "snameEncoding",
  "file",
  "fileEncoding",
  "options",
  "problems",
);

function message(out: JsonWriter, row: DhcpMessage): void {
  out.number(MESSAGE.capture, row.capture);
  out.number(MESSAGE.frame, row.frame);
  out.text(MESSAGE.time, row.time);
  out.text(MESSAGE.type, row.type);
  out.object(MESSAGE.source, row.source, station);
  out.object(MESSAGE.destination, row.destination, station);
  out.text(MESSAGE.delivery, row.delivery);
  out.number(MESSAGE.duplicateOf, row.duplicateOf);
  out.number(MESSAGE.op, row.op);
  out.number(MESSAGE.hops, row.hops);
  out.number(MESSAGE.secs, row.secs);
  out.boolean(MESSAGE.broadcastFlag, row.broadcastFlag);
  out.text(MESSAGE.ciaddr, row.ciaddr);
  out.text(MESSAGE.yiaddr, row.yiaddr);
  out.text(MESSAGE.siaddr, row.siaddr);
  out.text(MESSAGE.giaddr, row.giaddr);
  out.text(MESSAGE.chaddr, row.chaddr);
  out.text(MESSAGE.sname, row.sname);
  out.optionalText(MESSAGE.snameEncoding, row.snameEncoding);
  out.text(MESSAGE.file, row.file);
  out.optionalText(MESSAGE.fileEncoding, row.fileEncoding);
  out.list(MESSAGE.options, row.options, option);
  out.texts(MESSAGE.problems, row.problems);
  out.end();
}

const OPTION = names<keyof DhcpOption>("code", "name", "value", "valueEncoding", "hex", "malformed");

function option(out: JsonWriter, row: DhcpOption): void {
  out.number(OPTION.code, row.code);
  out.text(OPTION.name, row.name);
  out.any(OPTION.value, row.value);
  out.optionalText(OPTION.valueEncoding, row.valueEncoding);
  out.text(OPTION.hex, row.hex);
  if (row.malformed !== undefined) out.boolean(OPTION.malformed, row.malformed);
  out.end();
}

const OFFER = names<keyof DhcpOffer>("frame", "server", "ip", "seconds", "chosen");

function offer(out: JsonWriter, row: DhcpOffer): void {
  out.number(OFFER.frame, row.frame);
  out.text(OFFER.server, row.server);
  out.text(OFFER.ip, row.ip);
  out.number(OFFER.seconds, row.seconds);
  out.boolean(OFFER.chosen, row.chosen);
  out.end();
}

const LEASE = names<keyof DhcpLease>(
  "ip",
  "subnetMask",
  "routers",
  "dns",
  "domain",
  "domainEncoding",
  "seconds",
  "t1Seconds",
  "t2Seconds",
  "server",
);

function lease(out: JsonWriter, row: DhcpLease): void {
  out.text(LEASE.ip, row.ip);
  out.text(LEASE.subnetMask, row.subnetMask);
  out.texts(LEASE.routers, row.routers);
  out.texts(LEASE.dns, row.dns);
  out.text(LEASE.domain, row.domain);
  out.optionalText(LEASE.domainEncoding, row.domainEncoding);
  out.number(LEASE.seconds, row.seconds);
  out.number(LEASE.t1Seconds, row.t1Seconds);
  out.number(LEASE.t2Seconds, row.t2Seconds);
  out.text(LEASE.server, row.server);
  out.end();
}
