import type { DhcpClient, DhcpTransaction, Finding, Report } from "../../report/report.ts";
import type { Rows } from "../../report/rows.ts";
import { listOfNumbers } from "../number-text.ts";
import type { View } from "../renderer.ts";
import { selectView } from "../select.ts";
import { captureHeader } from "./capture-header.ts";
import { messageSection } from "./dhcp-message.ts";
import { transactionFacts, transactionHeading } from "./dhcp-transaction.ts";
import { linkLocalSection } from "./link-local-section.ts";
import { noteList, notesSection } from "./notes-section.ts";
import { wireText } from "./phrases.ts";
import type { Sheet } from "./sheet.ts";
import { shorten } from "./shorten.ts";
import { exchangesHeading, transactionTable } from "./summary-dhcp.ts";
import { drawList } from "./table.ts";

const TRANSACTIONS_SHOWN = 100;
const CLIENTS_SHOWN = 40;

/** `ftpscope dhcp`: the exchanges, the clients and their link-local addresses; or one exchange with every message. */
export function dhcpSections(report: Report, view: View, sheet: Sheet): string[][] {
  const part = selectView(report, view);
  const { transactions, clients, linkLocal } = part.dhcp;
  const [only] = view.transaction === null ? [] : transactions;
  const [here, elsewhere] = partFindings(part.findings, only ?? null);
  return [
    captureHeader(report, sheet),
    ...(only === undefined ? [allExchanges(transactions, sheet)] : oneExchange(only, here, sheet)),
    view.transaction === null ? clientsSection(clients, sheet) : [],
    linkLocalSection(linkLocal, sheet),
    notesSection(elsewhere, sheet),
  ];
}

function allExchanges(transactions: Rows<DhcpTransaction>, sheet: Sheet): string[] {
  if (transactions.length === 0) return [sheet.words.dhcpScreen.noTransactions];
  const { shown, more } = shorten(transactions, TRANSACTIONS_SHOWN, sheet);
  return [...exchangesHeading(transactions, sheet), ...transactionTable(shown, sheet), ...more];
}

/** Those about the one exchange that is shown, which are told with it; and the others. */
function partFindings(findings: readonly Finding[], only: DhcpTransaction | null): [Finding[], Finding[]] {
  const isHere = ({ subject }: Finding) => only !== null && subject.transaction === only.id;
  return [findings.filter(isHere), findings.filter((finding) => !isHere(finding))];
}

function oneExchange(transaction: DhcpTransaction, findings: readonly Finding[], sheet: Sheet): string[][] {
  return [
    [...transactionHeading(transaction, sheet), ...transactionFacts(transaction, sheet), ...noteList(findings, sheet)],
    ...transaction.messages.map((message) => messageSection(transaction, message, sheet)),
  ];
}

function clientsSection(clients: readonly DhcpClient[], sheet: Sheet): string[] {
  if (clients.length === 0) return [];
  const { measures, dhcpScreen } = sheet.words;
  const { shown, more } = shorten(clients, CLIENTS_SHOWN, sheet);
  const rows = shown.map(({ mac, hostname, addresses, transactions }) => [
    wireText(mac, sheet, 24),
    hostname === null ? "" : wireText(hostname, sheet, 32),
    addresses
      .slice(0, 8)
      .map((address) => wireText(address, sheet, 24))
      .join(", "),
    `${measures.exchanges(listOfNumbers(transactions), transactions.length !== 1)}`,
  ]);
  const lines = drawList([{ min: 17 }, {}, { min: 15 }, {}], rows, {
    width: sheet.width,
    indent: 2,
    gap: 2,
    glyphs: sheet.glyphs,
  });
  return [sheet.paint.heading(dhcpScreen.headings.clients), ...lines, ...more];
}
