import type { Facts } from "../../../src/analysis/findings/facts.ts";
import type { FtpSession, Report } from "../../../src/report/report.ts";
import { emptyReport } from "../../render/samples.ts";

/** What a rule looks at: a report made by hand, and nothing counted on the way to it but `changes`. */
export function factsOf(report: Report, changes: Partial<Facts> = {}): Facts {
  const nothing = { packets: 0, firstFrame: 0, count: 0 };
  return {
    report,
    controls: [],
    damages: [],
    duplicates: [],
    tallies: {
      unknownLinkTypes: new Map(),
      tunnelsTooDeep: nothing,
      fragmentsDropped: nothing,
      datagramsIncomplete: nothing,
      datagramsExpelled: nothing,
      fragmentConflicts: nothing,
    },
    unreachables: [],
    addressUses: [],
    allowedDhcpServers: null,
    dropped: {},
    ...changes,
  };
}

/** Facts of FTP sessions only. */
export function factsOfSessions(sessions: FtpSession[], changes: Partial<Facts> = {}): Facts {
  const report = emptyReport();
  return factsOf({ ...report, ftp: { ...report.ftp, sessions } }, changes);
}
