import type { Report } from "../../report/report.ts";
import { captureHeader } from "./capture-header.ts";
import { paragraph } from "./flow.ts";
import { ftpSummary } from "./ftp-summary.ts";
import { nextHints } from "./hints.ts";
import { linkLocalSection } from "./link-local-section.ts";
import { notesSection } from "./notes-section.ts";
import type { Sheet } from "./sheet.ts";
import { dhcpSection } from "./summary-dhcp.ts";
import { FILES_SHOWN, filesSection } from "./summary-files.ts";
import { sessionsSection } from "./summary-sessions.ts";
import { trafficSection } from "./traffic-section.ts";
import { unclaimedSection } from "./unclaimed-section.ts";

/** The default screen: everything that matters in one capture, at a glance. Sections are lists of lines. */
export function summarySections(report: Report, sheet: Sheet): string[][] {
  const { ftp, dhcp } = report;
  const { summary } = sheet.words;
  const nothing = ftp.sessions.length === 0 && dhcp.transactions.length === 0 && dhcp.linkLocal.length === 0;
  const all = ftpSummary(ftp.sessions, sheet.all ? Number.POSITIVE_INFINITY : FILES_SHOWN);
  return [
    captureHeader(report, sheet),
    nothing ? paragraph("", summary.noFtpNoDhcp, sheet.width) : [],
    ftp.sessions.length === 0 ? [] : sessionsSection(ftp.sessions, all.modes, sheet),
    filesSection(all, sheet),
    unclaimedSection(ftp.unclaimedConnections, sheet),
    dhcp.transactions.length === 0 ? [] : dhcpSection(dhcp.transactions, sheet),
    linkLocalSection(dhcp.linkLocal, sheet),
    trafficSection(report.traffic, sheet),
    notesSection(report.findings, sheet),
    nextHints(report, all, sheet),
  ];
}
