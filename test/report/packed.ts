import { writeTransaction } from "../../src/report/dhcp-row-text.ts";
import { writeSession } from "../../src/report/ftp-row-text.ts";
import { PackedRows } from "../../src/report/packed-rows.ts";
import type { Report } from "../../src/report/report.ts";
import { RowStore } from "../../src/report/row-store.ts";

/** The same report with its sessions and transactions packed, as those of a very large capture are. */
export async function packed(report: Report): Promise<Report> {
  const store = new RowStore();
  const sessions = new PackedRows(store, writeSession);
  for (const session of report.ftp.sessions) sessions.add(session);
  const transactions = new PackedRows(store, writeTransaction);
  for (const transaction of report.dhcp.transactions) transactions.add(transaction);
  await store.settled();
  return { ...report, ftp: { ...report.ftp, sessions }, dhcp: { ...report.dhcp, transactions } };
}
