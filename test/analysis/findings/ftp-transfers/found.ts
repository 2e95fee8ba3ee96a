import type { Facts } from "../../../../src/analysis/findings/facts.ts";
import { FTP_TRANSFERS_RULES } from "../../../../src/analysis/findings/ftp-transfers/rules.ts";
import type { FindingData } from "../../../../src/report/findings.ts";
import type { Exchange, Finding, FtpSession, Transfer } from "../../../../src/report/report.ts";
import { at, capture, session, transfer } from "../../../render/sample-ftp.ts";
import { emptyReport } from "../../../render/samples.ts";
import { factsOf } from "../facts-of.ts";

/** One command and its replies, at a second of the capture that is also a tenth of its frame number. */
export function said(second: number, verb: string, argument: string | null, ...replies: SaidReply[]): Exchange {
  return {
    ...{ capture: 0, frame: Math.round(second * 10), time: at(second), verb, argument },
    replies: replies.map(([later, code, text]) => ({
      ...{ capture: 0, frame: Math.round(later * 10), time: at(later), code, text },
    })),
  };
}
export type SaidReply = readonly [second: number, code: number, text: string];

export interface Told {
  transfer?: Partial<Transfer>;
  session?: Partial<FtpSession>;
  /** Before the transfer's own. */
  before?: Exchange[];
  after?: Exchange[];
  replies?: SaidReply[];
  facts?: Partial<Facts>;
  /** When the capture ends. */
  end?: number;
}

/** RETR long.bin at second 10, over a data connection to 9.94 s, and what was found about it. */
export function foundIn(told: Told): Finding[] {
  return found([sessionOf(told)], told);
}

export function sessionOf(told: Told): FtpSession {
  const own = transfer(1, { frame: 100, argument: "long.bin", path: "/home/student/long.bin", ...told.transfer });
  const command = said(10, own.verb ?? "RETR", own.argument, ...(told.replies ?? [[10.5, 226, "Transfer complete."]]));
  const exchanges = [...(told.before ?? []), command, ...(told.after ?? [])];
  return session(1, { exchanges, transfers: [own], ...told.session });
}

export function found(sessions: FtpSession[], { facts = {}, end = 100 }: Pick<Told, "facts" | "end"> = {}): Finding[] {
  const report = {
    ...emptyReport(),
    captures: [{ ...capture("c.pcap"), lastTime: at(end) }],
    ftp: { sessions, unclaimedConnections: [] },
  };
  return FTP_TRANSFERS_RULES.flatMap((rule) => rule(factsOf(report, facts)));
}

/** Severity, code and causes of each finding, as one line. */
export function lines(findings: readonly Finding[]): string[] {
  return findings.map(({ severity, code, causes }) =>
    [`${severity} ${code}`, ...causes.map((cause) => `${cause.confidence} ${cause.code}`)].join(", "),
  );
}

export function dataOf<Code extends keyof FindingData>(findings: readonly Finding[], code: Code): FindingData[Code] {
  const finding = findings.find((one) => one.code === code);
  if (finding === undefined) throw new Error(`no ${code} among ${lines(findings).join("; ")}`);
  return finding.data as unknown as FindingData[Code];
}
