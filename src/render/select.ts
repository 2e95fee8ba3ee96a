import type { Finding, FtpSession, Report } from "../report/report.ts";
import type { Rows } from "../report/rows.ts";
import type { View } from "./renderer.ts";

/**
 * The part of a report that a view asks for, in the report's own shape: the other protocol's lists are empty, and so is
 * what belongs to other sessions or transactions. Findings keep to their subject; transfers point to their new places.
 */
export function selectView(report: Report, view: View): Report {
  const part = selectPart(report, view);
  return view.finding === null ? part : keepFindings(part, ({ code }) => code === view.finding);
}

function selectPart(report: Report, view: View): Report {
  const part = partOf(view);
  if (part === "all") return report;
  const sessions = part === "ftp" ? selectSessions(report.ftp.sessions, view) : [];
  const transactions =
    part === "dhcp"
      ? report.dhcp.transactions.filter(({ id }) => view.transaction === null || id === view.transaction)
      : [];
  const macs = new Set(transactions.map(({ client }) => client.mac));
  const whole = view.session === null && view.transfer === null && view.transaction === null;
  const selected: Report = {
    ...report,
    ftp: { sessions, unclaimedConnections: part === "ftp" && whole ? report.ftp.unclaimedConnections : [] },
    dhcp: {
      transactions,
      clients: part === "dhcp" ? report.dhcp.clients.filter(({ mac }) => whole || macs.has(mac)) : [],
      linkLocal: part === "dhcp" ? report.dhcp.linkLocal.filter(({ mac }) => whole || macs.has(mac)) : [],
    },
  };
  return keepFindings(selected, (finding) => concerns(finding, view, sessions));
}

/** The report with some of its findings; transfers point to their new places. */
function keepFindings(report: Report, keep: (finding: Finding) => boolean): Report {
  const kept = report.findings.map(keep);
  const places = newPlaces(kept);
  return {
    ...report,
    ftp: { ...report.ftp, sessions: report.ftp.sessions.map((session) => withFindingPlaces(session, places)) },
    findings: report.findings.filter((_finding, index) => kept[index]),
  };
}

/** Ladders and explanations are of everything unless they name what; a comparison has both of its sides. */
function partOf({ topic, session, transfer, transaction }: View): "all" | "ftp" | "dhcp" {
  if (topic === "ftp" || topic === "dhcp") return topic;
  if (topic !== "ladder" && topic !== "explain") return "all";
  if (transaction !== null) return "dhcp";
  return session === null && transfer === null ? "all" : "ftp";
}

function selectSessions(sessions: Rows<FtpSession>, { session, transfer }: View): FtpSession[] {
  const chosen = sessions.filter(({ id }) => session === null || id === session);
  if (transfer === null) return chosen;
  return chosen
    .filter(({ transfers }) => transfers.some(({ id }) => id === transfer))
    .map((whole) => ({ ...whole, transfers: whole.transfers.filter(({ id }) => id === transfer) }));
}

/** Findings of the whole capture concern every view. */
function concerns({ code, subject }: Finding, view: View, sessions: readonly FtpSession[]): boolean {
  if (partOf(view) === "ftp") {
    if (subject.transaction !== null || code.startsWith("dhcp.")) return false;
    if (view.transfer !== null && subject.transfer !== null) return subject.transfer === view.transfer;
    return subject.session === null || sessions.some(({ id }) => id === subject.session);
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
