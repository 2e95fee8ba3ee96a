import type { AnalyzeOptions } from "../analysis/pipeline.ts";
import type { Words } from "../render/locale/language.ts";
import { isDrawn } from "../render/renderer.ts";
import type { Report } from "../report/report.ts";
import type { Rows } from "../report/rows.ts";
import type { Analyze } from "./analyze.ts";
import { pathText } from "./error-text.ts";
import type { Io } from "./io.ts";
import { createProgress } from "./progress.ts";
import type { Request } from "./request.ts";
import { writePieces } from "./stream-output.ts";
import { UsageError } from "./usage-error.ts";

/**
 * Reads the captures of a request and reports on them, with progress on standard error. Throws UsageError where the request
 * names a session, transfer or transaction that is not there, or nothing can be compared; CaptureError for unreadable input.
 */
export async function readReport(request: Request, io: Io, analyze: Analyze, words: Words): Promise<Report> {
  const progress = createProgress(io.stderr, words);
  const interrupt = new AbortController();
  io.onInterrupt(() => interrupt.abort());
  const options: AnalyzeOptions = {
    showPasswords: request.showPasswords,
    allowedDhcpServers: request.allowedDhcpServers,
    packets: packetsOf(request),
    onProgress: progress.onProgress,
    signal: interrupt.signal,
  };
  try {
    const report = await (request.view.topic === "compare"
      ? readComparison(request, words, (paths) => analyze(paths, options))
      : analyze(request.paths, options));
    refuseUnknownIds(report, request);
    return report;
  } finally {
    progress.clear();
    if (interrupt.signal.aborted) {
      await writePieces(io.stderr, [`ftpscope: ${words.messages.interrupted}\n`]);
    }
  }
}

/** Only what is drawn packet by packet needs them. */
function packetsOf({ view }: Request): AnalyzeOptions["packets"] {
  if (!isDrawn(view)) return "none";
  return view.everyPacket ? "every" : "folded";
}

/** Each capture is read for itself: the same ports and times may be in both. */
async function readComparison(
  { paths, pick }: Request,
  words: Words,
  read: (paths: readonly string[]) => Promise<Report>,
): Promise<Report> {
  const { compareReports } = await import("../analysis/compare.ts");
  const left = await read(paths.slice(0, 1));
  const right = paths.length > 1 ? await read(paths.slice(1)) : null;
  const compared = compareReports(left, right, pick);
  if ("report" in compared) return compared.report;
  const { code, detail, hint } = compared.problem;
  throw new UsageError(code, code === "no-such-transfer" ? detail : pathText(detail, words), hint);
}

function refuseUnknownIds({ ftp, dhcp }: Report, { view }: Request): void {
  const transfers = ftp.sessions.flatMap((session) => session.transfers);
  refuseUnknown("no-such-session", view.session, ftp.sessions);
  refuseUnknown("no-such-transfer", view.transfer, transfers);
  refuseUnknown("no-such-transaction", view.transaction, dhcp.transactions);
}

type MissingId = "no-such-session" | "no-such-transfer" | "no-such-transaction";

function refuseUnknown(code: MissingId, id: number | null, things: Rows<{ id: number }>): void {
  if (id !== null && !things.some((thing) => thing.id === id)) {
    throw new UsageError(code, String(id), String(things.length));
  }
}
