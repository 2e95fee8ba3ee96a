import { LIMITS } from "../limits.ts";
import { DhcpClients } from "../protocols/dhcp/clients.ts";
import type { DhcpTracker } from "../protocols/dhcp/transactions.ts";
import type { FtpTracker } from "../protocols/ftp/tracker.ts";
import { reportClaim, reportClient, reportTransaction } from "../report/dhcp-report.ts";
import type { FtpRows } from "../report/ftp-report.ts";
import { type DhcpTransaction, type FtpSession, type Report, SCHEMA } from "../report/report.ts";
import type { Facts } from "./findings/facts.ts";
import { FindingBook } from "./findings/finding-book.ts";

/** What the report is made from. */
export interface LedgerSources {
  ftp: FtpTracker;
  dhcp: DhcpTracker;
  rows: FtpRows;
  /** What was counted of the captures until now. */
  counted(): Counted;
}

/** What was counted on the way, of all captures. */
export type Counted = Omit<Facts, "report" | "controls" | "earlier"> & Pick<Report, "captures" | "traffic">;

/**
 * Builds the report batch by batch: sessions and exchanges that are finished are held until they weigh LIMITS.batchBytes; then
 * their rows are made and judged, and nothing else is kept of them. Most captures are one batch. Where a batch ends depends on
 * packets alone, so that the same bytes give the same report however they come.
 */
export class Ledger {
  readonly #sources: LedgerSources;
  readonly #keepRows: boolean;
  readonly #book = new FindingBook();
  readonly #clients = new DhcpClients();
  #sessions: FtpSession[] = [];
  #transactions: DhcpTransaction[] = [];
  /** Link-local claims that were judged. */
  #claims = 0;

  constructor(sources: LedgerSources, keepRows: boolean) {
    this.#sources = sources;
    this.#keepRows = keepRows;
  }

  /** HOT PATH: after each packet of FTP or DHCP. Closes the batch where it is heavy enough. */
  closeIfFull(): void {
    const { ftp, dhcp } = this.#sources;
    if (ftp.finishedWeight + dhcp.finishedWeight >= LIMITS.batchBytes) this.#closeBatch();
  }

  /** The whole report, from trackers whose input has ended and that are `finish`ed. */
  finish(unclaimed: Report["ftp"]["unclaimedConnections"]): Report {
    const counted = this.#sources.counted();
    const { report, facts } = this.#batch(counted, unclaimed);
    const findings = this.#book.finish(facts);
    this.#keep(report);
    return {
      ...report,
      ftp: { sessions: this.#sessions, unclaimedConnections: unclaimed },
      dhcp: {
        transactions: this.#transactions,
        clients: this.#clients.list().map(reportClient),
        linkLocal: this.#sources.dhcp.linkLocal.map(reportClaim),
      },
      findings,
    };
  }

  #closeBatch(): void {
    const { report, facts } = this.#batch(this.#sources.counted(), []);
    this.#book.batch(facts);
    this.#keep(report);
  }

  /** Takes what is finished, as a report of its own. */
  #batch(counted: Counted, unclaimed: Report["ftp"]["unclaimedConnections"]): { report: Report; facts: Facts } {
    const { ftp, dhcp, rows } = this.#sources;
    const controls = ftp.takeFinished();
    const transactions = dhcp.takeFinished();
    const clients = new DhcpClients();
    for (const transaction of transactions) {
      clients.add(transaction);
      this.#clients.add(transaction);
    }
    const claims = dhcp.linkLocal.slice(this.#claims);
    this.#claims += claims.length;
    const report: Report = {
      schema: SCHEMA,
      captures: counted.captures,
      ftp: { sessions: rows.sessions(controls), unclaimedConnections: unclaimed },
      dhcp: {
        transactions: transactions.map(reportTransaction),
        clients: clients.list().map(reportClient),
        linkLocal: claims.map(reportClaim),
      },
      findings: [],
      traffic: counted.traffic,
      comparison: null,
      story: null,
    };
    return { report, facts: { ...counted, report, controls } };
  }

  #keep({ ftp, dhcp }: Report): void {
    if (!this.#keepRows) return;
    for (const session of ftp.sessions) this.#sessions.push(session);
    for (const transaction of dhcp.transactions) this.#transactions.push(transaction);
  }
}
