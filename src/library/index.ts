/**
 * ftpscope from another program: captures in, the report out, events while it is read.
 *
 * The shapes are those of the JSON (contract "ftpscope/1") and of `--format ndjson` (docs/events.md): fields may be added, none is
 * renamed, removed or given another meaning.
 */
import { analyzeCaptures } from "../analysis/pipeline.ts";
import type { Progress } from "../analysis/progress.ts";
import { loadWords } from "../render/locale/language.ts";
import { localize } from "../render/locale/localize.ts";
import type { LiveEvent } from "../report/live-event.ts";
import type { DhcpTransaction, FtpSession, Report as PackedReport } from "../report/report.ts";
import { captureInput } from "./capture-input.ts";
import { EventQueue } from "./event-queue.ts";
import type { Input } from "./input.ts";

export { CaptureError, type CaptureErrorCode } from "../capture/capture-error.ts";
export type * from "../report/comparison.ts";
export type * from "../report/connection.ts";
export type { Cause, CauseCode, FindingCode, FindingData } from "../report/findings.ts";
export type * from "../report/live-event.ts";
export type * from "../report/report.ts";
export type { Input, Progress };

/** What is in the captures. Everything in it that came from the wire is hostile: escape it for where you put it. */
export interface Report extends Omit<PackedReport, "ftp" | "dhcp"> {
  ftp: Omit<PackedReport["ftp"], "sessions"> & { sessions: FtpSession[] };
  dhcp: Omit<PackedReport["dhcp"], "transactions"> & { transactions: DhcpTransaction[] };
}

export interface AnalyzeOptions {
  /** Of the findings' sentences; codes and data are the same in all. English where nothing is said. */
  language?: "en" | "ko";
  /** Passwords are masked unless this is true. */
  showPasswords?: boolean;
  /** DHCP servers that may answer, as addresses or MACs; a finding names every other. */
  allowedDhcpServers?: readonly string[];
  /** Whether, and how closely, the packets of FTP's connections are listed; "none" where nothing is said. */
  packets?: "none" | "folded" | "every";
  /** Sessions and connections silent for so long, in seconds of the capture's own time, are ended; 7200 where nothing is said. */
  idleSeconds?: number;
  /** False frees sessions and transactions once they are told, for input without end: the report then has none. */
  keepRows?: boolean;
  /** Told of each login, transfer, session, refused call and lease as soon as the packets show it. Reading waits for what it returns. */
  onEvent?: (event: LiveEvent) => void | Promise<void>;
  /** Told now and then how far reading is. */
  onProgress?: (progress: Progress) => void;
  /** Ends the reading early; the report then tells what was read. */
  signal?: AbortSignal;
}

/**
 * Reads one capture, or several as one timeline, and reports what is in them. Throws CaptureError for the first input that is no
 * capture, and what `onEvent` throws; damage and nonsense inside of captures never throw.
 */
export async function analyze(
  input: Input | readonly Input[],
  { language = "en", showPasswords = false, onEvent, ...options }: AnalyzeOptions = {},
): Promise<Report> {
  const inputs = (Array.isArray(input) ? (input as readonly Input[]) : [input as Input]).map(captureInput);
  if (inputs.length === 0) throw new TypeError("analyze: no capture given");
  await loadWords(language);
  const queue = onEvent === undefined ? null : new EventQueue(onEvent, options.signal);
  const report = await analyzeCaptures(inputs, {
    ...options,
    showPasswords,
    ...(queue === null ? {} : { live: queue, signal: queue.signal }),
  });
  await queue?.finish();
  return unpacked(localize(report, language));
}

/** Rows as arrays, as the JSON has them. */
function unpacked(report: PackedReport): Report {
  return {
    ...report,
    ftp: { ...report.ftp, sessions: Array.from(report.ftp.sessions) },
    dhcp: { ...report.dhcp, transactions: Array.from(report.dhcp.transactions) },
  };
}
