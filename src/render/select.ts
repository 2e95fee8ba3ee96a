import type { DhcpClient, DhcpTransaction, Finding, FtpSession, Report } from "../report/report.ts";
import type { Rows } from "../report/rows.ts";
import { changedRows } from "../report/walked-rows.ts";
import type { View } from "./renderer.ts";

/**
 * The part of a report that a view asks for, in the report's own shape: the other protocol's lists are empty, and so is
 * what belongs to other sessions or transactions. Findings keep to their subject; transfers point to their new places.
 * `told` are the sessions that were told before, one by one, of a report that kept none.
 */
export function selectView(report: Report, view: View, told: Iterable<number> = []): Report {
  const part = selectPart(report, view, told);
  return view.finding === null ? part : keepFindings(part, ({ code }) => code === view.finding);
}

function selectPart(report: Report, view: View, told: Iterable<number>): Report {
  const part = partOf(view);
  if (part === "all") return report;
  const sessions = part === "ftp" ? selectSessions(report.ftp.sessions, view) : [];
  const transactions = part === "dhcp" ? selectTransactions(report.dhcp.transactions, view) : [];
  const whole = isWhole(view);
  const clients = part === "dhcp" ? report.dhcp.clients.filter((client) => isPartyTo(client, view)) : [];
  const macs = new Set(clients.map(({ mac }) => mac));
  const selected: Report = {
    ...report,
    ftp: { sessions, unclaimedConnections: part === "ftp" && whole ? report.ftp.unclaimedConnections : [] },
    dhcp: {
      transactions,
      clients,
      linkLocal: part === "dhcp" ? report.dhcp.linkLocal.filter(({ mac }) => whole || macs.has(mac)) : [],
    },
  };
  const ids = new Set(whole ? [] : [...told, ...sessions.map(({ id }) => id)]);
  return keepFindings(selected, (finding) => concerns(finding, view, ids));
}

/** The report with some of its findings; transfers point to their new places. */
function keepFindings(report: Report, keep: (finding: Finding) => boolean): Report {
  const kept = report.findings.map(keep);
  if (!kept.includes(false)) return report;
  const places = newPlaces(kept);
  return {
    ...report,
    ftp: { ...report.ftp, sessions: changedRows(report.ftp.sessions, (session) => withFindingPlaces(session, places)) },
    findings: report.findings.filter((_finding, index) => kept[index]),
  };
}

/** Ladders and explanations are of everything unless they name what; a comparison has both of its sides. */
export function partOf({ topic, session, transfer, transaction }: View): "all" | "ftp" | "dhcp" {
  if (topic === "ftp" || topic === "dhcp") return topic;
  if (topic !== "ladder" && topic !== "explain") return "all";
  if (transaction !== null) return "dhcp";
  return session === null && transfer === null ? "all" : "ftp";
}

function selectSessions(sessions: Rows<FtpSession>, { session, transfer }: View): Rows<FtpSession> {
  if (session === null && transfer === null) return sessions;
  const chosen = sessions.filter(({ id, transfers }) => {
    if (session !== null && id !== session) return false;
    return transfer === null || transfers.some((one) => one.id === transfer);
  });
  if (transfer === null) return chosen;
  return chosen.map((whole) => ({ ...whole, transfers: whole.transfers.filter(({ id }) => id === transfer) }));
}

function selectTransactions(transactions: Rows<DhcpTransaction>, { transaction }: View): Rows<DhcpTransaction> {
  return transaction === null ? transactions : transactions.filter(({ id }) => id === transaction);
}

/** Whether a view is of all sessions and exchanges. */
export function isWhole({ session, transfer, transaction }: View): boolean {
  return session === null && transfer === null && transaction === null;
}

function isPartyTo({ transactions }: DhcpClient, { transaction }: View): boolean {
  return transaction === null || transactions.includes(transaction);
}

/** Whether a finding is of what a view asks for; `sessions` are those in it, if not all are. Findings of the whole capture concern every view. */
function concerns({ code, subject }: Finding, view: View, sessions: ReadonlySet<number>): boolean {
  if (partOf(view) === "ftp") {
    if (subject.transaction !== null || code.startsWith("dhcp.")) return false;
    if (view.transfer !== null && subject.transfer !== null) return subject.transfer === view.transfer;
    return subject.session === null || isWhole(view) || sessions.has(subject.session);
  }
  if (subject.session !== null || code.startsWith("ftp.")) return false;
  return view.transaction === null || subject.transaction === null || subject.transaction === view.transaction;
}

function newPlaces(kept: readonly boolean[]): Map<number, number> {
  const places = new Map<number, number>();
  for (const [index, keep] of kept.entries()) if (keep) places.set(index, places.size);
  return places;
}

function withFindingPlaces(session: FtpSession, places: ReadonlyMap<number, number>): FtpSession {
  const transfers = session.transfers.map((transfer) => ({
    ...transfer,
    findings: transfer.findings.flatMap((index) => places.get(index) ?? []),
  }));
  return { ...session, transfers };
}
