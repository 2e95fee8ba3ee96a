import { LIMITS } from "../limits.ts";
import { DhcpClients } from "../protocols/dhcp/clients.ts";
import type { DhcpTracker } from "../protocols/dhcp/transactions.ts";
import type { FtpTracker } from "../protocols/ftp/tracker.ts";
import { reportClaim, reportClient, reportTransaction } from "../report/dhcp-report.ts";
import { writeTransaction } from "../report/dhcp-row-text.ts";
import { makeFinding } from "../report/findings.ts";
import type { FtpRows } from "../report/ftp-report.ts";
import { writeSession } from "../report/ftp-row-text.ts";
import { PackedRows } from "../report/packed-rows.ts";
import { type DhcpTransaction, type Finding, type FtpSession, type Report, SCHEMA } from "../report/report.ts";
import { RowStore } from "../report/row-store.ts";
import type { Rows } from "../report/rows.ts";
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

/** Rows of batches that are closed. */
interface PackedAway {
  store: RowStore;
  sessions: PackedRows<FtpSession>;
  transactions: PackedRows<DhcpTransaction>;
}

/**
 * Builds the report batch by batch: sessions and exchanges that are finished are held until they weigh LIMITS.batchBytes; then
 * their rows are made, judged and packed away, and nothing else is kept of them. Most captures are one batch, whose rows are
 * never packed. Where a batch ends depends on packets alone, so that the same bytes give the same report however they come.
 */
export class Ledger {
  readonly #sources: LedgerSources;
  readonly #keepRows: boolean;
  readonly #book = new FindingBook();
  readonly #clients = new DhcpClients();
  #packed: PackedAway | null = null;
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
  async finish(unclaimed: Report["ftp"]["unclaimedConnections"]): Promise<Report> {
    const { report, facts } = this.#batch(unclaimed);
    const findings = this.#book.finish(facts);
    const { sessions, transactions } = await this.#allRows(report);
    return {
      ...report,
      ftp: { sessions, unclaimedConnections: unclaimed },
      dhcp: {
        transactions,
        clients: this.#clients.list().map(reportClient),
        linkLocal: this.#sources.dhcp.linkLocal.map(reportClaim),
      },
      findings: [...findings, ...this.#rowsDropped()],
    };
  }

  /** Rows that were let go because they were too many: clients as they are, the others even packed. */
  #rowsDropped(): Finding[] {
    const dropped = {
      sessions: this.#packed?.sessions.dropped ?? 0,
      transactions: this.#packed?.transactions.dropped ?? 0,
      clients: this.#clients.dropped,
    };
    return Object.entries(dropped).flatMap(([table, count]) =>
      count === 0 ? [] : [makeFinding("limit.reached", "warning", { table, dropped: count })],
    );
  }

  #closeBatch(): void {
    const { report, facts } = this.#batch([]);
    this.#book.batch(facts);
    if (this.#keepRows) this.#packAway(report);
  }

  async #allRows({ ftp, dhcp }: Report): Promise<{ sessions: Rows<FtpSession>; transactions: Rows<DhcpTransaction> }> {
    if (!this.#keepRows) return { sessions: [], transactions: [] };
    if (this.#packed === null) return { sessions: ftp.sessions, transactions: dhcp.transactions };
    const packed = this.#packAway({ ftp, dhcp });
    await packed.store.settled();
    return packed;
  }

  #packAway({ ftp, dhcp }: Pick<Report, "ftp" | "dhcp">): PackedAway {
    this.#packed ??= newPacked();
    for (const session of ftp.sessions) this.#packed.sessions.add(session);
    for (const transaction of dhcp.transactions) this.#packed.transactions.add(transaction);
    return this.#packed;
  }

  /** Takes what is finished, as a report of its own. */
  #batch(unclaimed: Report["ftp"]["unclaimedConnections"]): { report: Report; facts: Facts } {
    const { ftp, dhcp, rows } = this.#sources;
    const counted = this.#sources.counted();
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
}

function newPacked(): PackedAway {
  const store = new RowStore();
  const sessions = new PackedRows(store, writeSession);
  return { store, sessions, transactions: new PackedRows(store, writeTransaction) };
}
