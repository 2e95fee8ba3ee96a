import type { DhcpTransaction } from "../../report/report.ts";
import type { Rows } from "../../report/rows.ts";
import { addressText, isUnserved, serverOf } from "./dhcp-facts.ts";
import { paragraph } from "./flow.ts";
import { duration, lines, wireText } from "./phrases.ts";
import type { Sheet } from "./sheet.ts";
import { shorten } from "./shorten.ts";
import { type Column, drawTable, naturalTableWidth, type Row } from "./table.ts";

const TRANSACTIONS_SHOWN = 20;

/** One exchange in a sentence; several as counts by outcome and a table. */
export function dhcpSection(transactions: Rows<DhcpTransaction>, sheet: Sheet): string[] {
  if (transactions.length === 1) return exchangesHeading(transactions, sheet);
  const { shown, more } = shorten(transactions, TRANSACTIONS_SHOWN, sheet);
  return [...exchangesHeading(transactions, sheet), ...transactionTable(shown, sheet), ...more];
}

/** "DHCP   2 exchanges: 1 bound, 1 no answer"; a single one is told in a sentence. */
export function exchangesHeading(transactions: Rows<DhcpTransaction>, sheet: Sheet): string[] {
  const [only] = transactions;
  const count = sheet.words.measures.exchangeCount(transactions.length);
  const told =
    transactions.length === 1 && only !== undefined
      ? exchangeSentence(only, sheet)
      : outcomeCounts(transactions, sheet);
  return paragraph(`${sheet.paint.heading("DHCP")}   `, `${count}: ${told}`, sheet.width);
}

function exchangeSentence(transaction: DhcpTransaction, sheet: Sheet): string {
  const { names, summary } = sheet.words;
  return summary.exchange({
    kind: names.dhcpKind[transaction.kind],
    outcome: dhcpOutcomePainted(transaction, sheet),
    dora: isDora(transaction),
    time: timeText(transaction, sheet),
    ip: addressText(transaction, sheet),
    server: serverOf(transaction),
    relays: transaction.relays.map((relay) => wireText(relay, sheet, 24)).join(", "),
    offers: transaction.offers.length,
  });
}

/** DISCOVER, OFFER, REQUEST and ACK, all captured, and the client has its lease. */
function isDora({ kind, outcome, messages }: DhcpTransaction): boolean {
  const seen = new Set(messages.map(({ type }) => type));
  return (
    kind === "init" && outcome === "bound" && ["DISCOVER", "OFFER", "REQUEST", "ACK"].every((type) => seen.has(type))
  );
}

function outcomeCounts(transactions: Rows<DhcpTransaction>, sheet: Sheet): string {
  const counts = new Map<DhcpTransaction["outcome"], number>();
  for (const { outcome } of transactions) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const { names, summary } = sheet.words;
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([outcome, count]) => summary.outcomeCount(count, names.dhcpOutcome[outcome]))
    .join(", ");
}

/** The outcome's name, red where the client got nothing. */
export function dhcpOutcomePainted(transaction: DhcpTransaction, sheet: Sheet): string {
  const name = sheet.words.names.dhcpOutcome[transaction.outcome];
  return isUnserved(transaction) ? sheet.paint.error(`${sheet.glyphs.failed} ${name}`) : name;
}

/** The table of exchanges; on narrow terminals with two lines a row. */
export function transactionTable(transactions: readonly DhcpTransaction[], sheet: Sheet): string[] {
  const { columns: titles } = sheet.words.summary;
  const wide: Column[] = [
    { title: "#", align: "right" },
    { title: titles.mac },
    { title: titles.kind },
    { title: titles.outcome },
    { title: titles.address, grow: true },
    { title: titles.server, grow: true },
    { title: titles.time, align: "right" },
  ];
  const wideRows = transactions.map((transaction) => wideRow(transaction, sheet));
  if (naturalTableWidth(wide, wideRows) <= sheet.width) return drawTable(wide, wideRows, sheet);
  const stacked: Column[] = [
    { title: "#", align: "right" },
    { title: titles.mac, min: 17 },
    { title: titles.outcome },
    { title: titles.address, grow: true },
  ];
  return drawTable(
    stacked,
    transactions.map((transaction) => stackedRow(transaction, sheet)),
    sheet,
  );
}

/** The cells of the wide row, one below the other. */
function stackedRow(transaction: DhcpTransaction, sheet: Sheet): Row {
  const [id = "", client = "", kind = "", outcome = "", address = ""] = wideRow(transaction, sheet);
  const server = serverOf(transaction) === null ? relaysText(transaction, sheet) : serverText(transaction, sheet);
  const arrow = serverOf(transaction) === null ? "" : `${sheet.glyphs.from} `;
  const where = server === null ? address : `${address} ${arrow}${server}`;
  return [id, client, `${outcome}\n${kind}`, lines(where, timeText(transaction, sheet))];
}

function wideRow(transaction: DhcpTransaction, sheet: Sheet): Row {
  const { client } = transaction;
  const hostname =
    client.hostname === null || client.hostname === "" ? "" : `\n${wireText(client.hostname, sheet, 24)}`;
  const absent = sheet.glyphs.absent;
  return [
    String(transaction.id),
    wireText(client.mac, sheet, 24) + hostname,
    sheet.words.names.dhcpKind[transaction.kind],
    dhcpOutcomePainted(transaction, sheet),
    addressText(transaction, sheet) ?? absent,
    serverText(transaction, sheet),
    timeText(transaction, sheet) ?? absent,
  ];
}

/** Null for a single message, which takes no time. */
function timeText({ messages, seconds }: DhcpTransaction, sheet: Sheet): string | null {
  return messages.length < 2 ? null : duration(sheet, seconds);
}

/** The server, and the relays between it and the client. */
function serverText(transaction: DhcpTransaction, sheet: Sheet): string {
  const server = wireText(serverOf(transaction) ?? sheet.glyphs.absent, sheet, 24);
  const relays = relaysText(transaction, sheet);
  return relays === null ? server : `${server} ${relays}`;
}

const RELAYS_SHOWN = 4;

function relaysText({ relays }: DhcpTransaction, sheet: Sheet): string | null {
  const shown = relays.slice(0, RELAYS_SHOWN).map((relay) => wireText(relay, sheet, 24));
  return shown.length === 0 ? null : sheet.words.summary.viaRelays(shown.join(", "));
}
