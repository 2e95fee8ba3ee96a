import type { ParsedDhcpMessage } from "../../../src/protocols/dhcp/message.ts";
import { parseMessage } from "../../../src/protocols/dhcp/message.ts";
import type { DhcpTransaction } from "../../../src/protocols/dhcp/transaction.ts";
import { type DhcpDatagram, DhcpTracker } from "../../../src/protocols/dhcp/transactions.ts";
import { ipBytes } from "../../build/addresses.ts";
import { u8, u32 } from "../../build/bytes.ts";
import { type DhcpFields, type DhcpOptionInput, dhcpMessage } from "../../build/dhcp-message.ts";

export const CLIENT = "02:00:00:00:00:0a";
export const SERVER = "10.1.0.5";
export const OTHER_SERVER = "10.1.0.6";
export const ADDRESS = "10.1.0.57";
export const RELAY = "10.1.0.1";

/** One captured message: when (seconds), what, and how it was sent. Frames are numbered from 1 by `track`. */
export interface Row {
  at: number;
  fields: DhcpFields;
  from: string;
  to: string;
  fromPort?: number;
  toPort?: number;
  identification?: number;
  checksum?: number;
  /** Bytes of the message that were captured; all unless told. */
  captured?: number;
}

export function parsed(fields: DhcpFields): ParsedDhcpMessage {
  const message = parsePayload(dhcpMessage(fields));
  if (message === null) throw new Error("the builder's message was not parsed");
  return message;
}

/** Parses bytes as a whole payload; `wireLength` where the capture cut it. */
export function parsePayload(bytes: Uint8Array, wireLength = bytes.length): ParsedDhcpMessage | null {
  return parseMessage(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), 0, bytes.length, wireLength);
}

export function datagram(row: Row, frame: number): DhcpDatagram {
  const bytes = dhcpMessage({ chaddr: CLIENT, ...row.fields });
  const message = parsePayload(bytes.slice(0, row.captured), bytes.length);
  if (message === null) throw new Error("the builder's message was not parsed");
  const whole = Math.floor(row.at);
  const port = message.fromServer ? 67 : 68;
  return {
    frame,
    seconds: whole,
    nanoseconds: Math.round((row.at - whole) * 1e9),
    source: { ip: row.from, port: row.fromPort ?? port, mac: null },
    destination: { ip: row.to, port: row.toPort ?? 135 - port, mac: null },
    delivery: row.to === "255.255.255.255" ? "broadcast" : "unicast",
    identification: row.identification ?? frame,
    checksum: row.checksum ?? 0,
    message,
  };
}

/** What a tracker made of messages, and the tracker itself. */
export interface TrackedDhcp {
  tracker: DhcpTracker;
  transactions: DhcpTransaction[];
}

/** Feeds rows to a tracker and ends it. */
export function track(rows: readonly Row[], onEnd?: (transaction: DhcpTransaction) => void): TrackedDhcp {
  const tracker = new DhcpTracker(onEnd);
  rows.forEach((row, index) => {
    tracker.message(datagram(row, index + 1));
  });
  tracker.finish();
  return { tracker, transactions: tracker.takeFinished() };
}

/** A transaction in one line: kind, outcome, and its frames with a type each ("2=1" is frame 2, a copy of 1). */
export function summary(transaction: DhcpTransaction): string {
  const frames = transaction.messages.map((m) =>
    m.duplicateOf === null ? `${m.frame}` : `${m.frame}=${m.duplicateOf}`,
  );
  return `${transaction.kind} ${transaction.outcome} ${frames.join(" ")}`;
}

export function stories(rows: readonly Row[]): string[] {
  return track(rows).transactions.map(summary);
}

export function only({ transactions }: TrackedDhcp): DhcpTransaction {
  const [transaction] = transactions;
  if (transaction === undefined || transactions.length > 1) throw new Error("not exactly one transaction");
  return transaction;
}

const BROADCAST = "255.255.255.255";
const wanted = (code: number, ip: string): DhcpOptionInput => [code, ipBytes(ip)];

/** A client without an address, to everyone. */
export function ask(at: number, fields: DhcpFields): Row {
  return { at, fields, from: "0.0.0.0", to: BROADCAST };
}

/** A client with an address, to one server or to everyone. */
export function askAs(at: number, ip: string, to: string, fields: DhcpFields): Row {
  return { at, fields: { ciaddr: ip, ...fields }, from: ip, to };
}

/** A server to everyone, with option 54, unless `fields` has options of its own. */
export function answer(at: number, server: string, fields: DhcpFields): Row {
  return { at, fields: { op: 2, options: [wanted(54, server)], ...fields }, from: server, to: BROADCAST };
}

export const discover = (at: number, fields: DhcpFields = {}): Row => ask(at, { type: "DISCOVER", ...fields });

export const offer = (at: number, server = SERVER, ip = ADDRESS, fields: DhcpFields = {}): Row =>
  answer(at, server, { type: "OFFER", yiaddr: ip, ...fields });

export const request = (at: number, server = SERVER, ip = ADDRESS, fields: DhcpFields = {}): Row =>
  ask(at, { type: "REQUEST", options: [wanted(50, ip), wanted(54, server)], ...fields });

export const reboot = (at: number, ip = ADDRESS, fields: DhcpFields = {}): Row =>
  ask(at, { type: "REQUEST", options: [wanted(50, ip)], ...fields });

export const renew = (at: number, fields: DhcpFields = {}): Row =>
  askAs(at, ADDRESS, SERVER, { type: "REQUEST", ...fields });

export const rebind = (at: number, fields: DhcpFields = {}): Row =>
  askAs(at, ADDRESS, BROADCAST, { type: "REQUEST", ...fields });

export const ack = (at: number, server = SERVER, ip = ADDRESS, fields: DhcpFields = {}): Row =>
  answer(at, server, { type: "ACK", yiaddr: ip, options: [wanted(54, server), [51, u32(3600)]], ...fields });

export const nak = (at: number, server = SERVER, fields: DhcpFields = {}): Row =>
  answer(at, server, { type: "NAK", ...fields });

export const release = (at: number, fields: DhcpFields = {}): Row =>
  askAs(at, ADDRESS, SERVER, { type: "RELEASE", options: [wanted(54, SERVER)], ...fields });

/** A relay's copy of a client's message, on its way to the server. */
export function relayedUp(row: Row, at: number): Row {
  const options = [...(row.fields.options ?? []), [82, u8(1, 2, 0x70, 0x31)] as const];
  return { at, fields: { ...row.fields, giaddr: RELAY, hops: 1, options }, from: RELAY, to: SERVER, fromPort: 67 };
}

/** The server's message to the relay, of which `row` is what the client gets. */
export function relayedDown(row: Row, at: number): Row {
  return { at, fields: { ...row.fields, giaddr: RELAY }, from: row.from, to: RELAY, toPort: 67 };
}
