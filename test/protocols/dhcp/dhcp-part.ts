import { DhcpClients } from "../../../src/protocols/dhcp/clients.ts";
import type { DhcpTracker } from "../../../src/protocols/dhcp/transactions.ts";
import { reportClaim, reportClient, reportTransaction } from "../../../src/report/dhcp-report.ts";
import type { DhcpClient, DhcpTransaction, LinkLocalClaim } from "../../../src/report/report.ts";

/** The report's dhcp part, of a tracker whose input has ended. */
export function dhcpPart(tracker: DhcpTracker): {
  transactions: DhcpTransaction[];
  clients: DhcpClient[];
  linkLocal: LinkLocalClaim[];
} {
  const clients = new DhcpClients();
  const transactions = tracker.takeFinished().map((transaction) => {
    clients.add(transaction);
    return reportTransaction(transaction);
  });
  return { transactions, clients: clients.list().map(reportClient), linkLocal: tracker.linkLocal.map(reportClaim) };
}
