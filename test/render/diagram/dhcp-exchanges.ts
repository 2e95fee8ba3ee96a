/** DHCP messages and reports made by hand, for tests of DHCP ladders. */

import { dhcpLadder } from "../../../src/render/diagram/dhcp-ladder.ts";
import type { Arrow, Block, Diagram, Note, Row } from "../../../src/render/diagram/diagram.ts";
import type { View } from "../../../src/render/renderer.ts";
import { createSheet, type TextOptions } from "../../../src/render/text/sheet.ts";
import type { DhcpMessage, DhcpOption, DhcpTransaction, LinkLocalClaim, Report } from "../../../src/report/report.ts";
import { PLAIN, WHOLE } from "../draw.ts";
import { bound, message } from "../sample-dhcp.ts";
import { emptyReport } from "../samples.ts";

export const CLIENT = "02:00:00:00:00:0a";
export const RELAY = "10.1.0.1";
export const SERVER = "10.0.0.5";
export const OTHER = "10.0.0.6";

export function option(code: number, value: unknown): DhcpOption {
  return { code, name: `Option ${code}`, value, hex: "" };
}

/** Whole seconds after the first message of a test. */
export function time(seconds: number): string {
  return new Date(Date.UTC(2026, 10, 20, 1, 0, 0) + seconds * 1000).toISOString().replace("Z", "000000Z");
}

/** A client's message to everybody on its segment. */
export function fromClient(
  frame: number,
  type: string,
  seconds: number,
  changes: Partial<DhcpMessage> = {},
): DhcpMessage {
  return message(frame, type, { time: time(seconds), options: [option(53, type)], op: 1, ...changes });
}

/** What a relay makes of it: by unicast to a server. */
export function relayed(
  original: DhcpMessage,
  frame: number,
  server: string,
  changes: Partial<DhcpMessage> = {},
): DhcpMessage {
  return {
    ...original,
    frame,
    giaddr: RELAY,
    hops: 1,
    delivery: "unicast",
    source: { ip: RELAY, port: 67, mac: null },
    destination: { ip: server, port: 67, mac: null },
    ...changes,
  };
}

/** A server's answer, by unicast to the client's new address. */
export function fromServer(
  frame: number,
  type: string,
  seconds: number,
  server: string,
  changes: Partial<DhcpMessage> = {},
): DhcpMessage {
  return message(frame, type, {
    time: time(seconds),
    op: 2,
    source: { ip: server, port: 67, mac: null },
    destination: { ip: "10.1.0.57", port: 68, mac: CLIENT },
    delivery: "unicast",
    broadcastFlag: false,
    options: [option(53, type), option(54, server), option(51, 3600)],
    ...changes,
  });
}

/** The same on its way to the relay. */
export function toRelay(answer: DhcpMessage, frame: number): DhcpMessage {
  return { ...answer, frame, giaddr: RELAY, destination: { ip: RELAY, port: 67, mac: null } };
}

export function transaction(messages: DhcpMessage[], changes: Partial<DhcpTransaction> = {}): DhcpTransaction {
  const last = messages.at(-1);
  return {
    ...bound(1),
    startTime: messages[0]?.time ?? time(0),
    firstFrame: messages[0]?.frame ?? 1,
    lastFrame: last?.frame ?? 1,
    relays: [],
    offers: [],
    chosenServer: null,
    lease: null,
    messages,
    ...changes,
  };
}

export function reportOf(transactions: DhcpTransaction[], linkLocal: LinkLocalClaim[] = []): Report {
  return { ...emptyReport(), dhcp: { transactions, clients: [], linkLocal } };
}

export function ladderOf(report: Report, view: Partial<View> = {}, options: Partial<TextOptions> = {}): Block[] {
  return dhcpLadder(report, { ...WHOLE, topic: "ladder", ...view }, createSheet(report, { ...PLAIN, ...options }));
}

export function diagramsOf(blocks: readonly Block[]): Diagram[] {
  return blocks.flatMap((block) => (block.kind === "diagram" ? [block] : []));
}

export function paragraphsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : []));
}

/** Rows in a short form: "Client > Relay: DISCOVER bcast", "Client * no answer", "== D  Discover", ". text". */
export function told({ rows, panels: [{ lifelines, hosts }] }: Diagram): string[] {
  const name = (at: number) => (hosts[lifelines[at]?.host ?? 0]?.name[0] ?? "?").replace(/ lab-pc$/, "");
  return rows.map((row: Row) => {
    if (row.kind === "phase") return `== ${row.label[0]}`;
    if (row.kind === "text") return `. ${row.text}`;
    const cell: Arrow | Note | null | undefined = row.cells[0];
    if (cell === null || cell === undefined) return "";
    if (cell.kind === "note") return `${name(cell.at)} * ${cell.label[0]}`;
    const through = cell.through.map((at) => ` (${name(at)})`).join("");
    const beside = cell.beside === null ? "" : ` | ${cell.beside[0]}`;
    const line = { solid: ">", dashed: "~>", double: "=>" }[cell.line];
    return `${name(cell.from)} ${line}${through} ${name(cell.to)}${cell.lost ? " x" : ""}: ${cell.label[0]}${beside}`;
  });
}
