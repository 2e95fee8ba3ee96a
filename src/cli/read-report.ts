import type { AnalyzeOptions } from "../analysis/analyze-options.ts";
import type { Words } from "../render/locale/language.ts";
import { isDrawn, type View } from "../render/renderer.ts";
import type { Report } from "../report/report.ts";
import type { Rows } from "../report/rows.ts";
import type { Analyze } from "./analyze.ts";
import { pathText } from "./error-text.ts";
import type { Io } from "./io.ts";
import type { ReadingProgress } from "./reading-progress.ts";
import type { Request } from "./request.ts";
import { writePieces } from "./stream-output.ts";
import { UsageError } from "./usage-error.ts";

/** How the captures of a request are read. */
export interface Reading {
  /** Input comes as it is made: to end it is no interruption. */
  isLive: boolean;
  progress: ReadingProgress;
  /** Ends the reading, once what is on its way was read; the report then tells what was read. */
  stop: AbortController;
  /** Who is told of events, and whether the report keeps what was told. */
  telling: Pick<AnalyzeOptions, "live" | "keepRows">;
}

/**
 * Reads the captures of a request and reports on them, with progress on standard error. Throws UsageError where nothing can be
 * compared, CaptureError for unreadable input.
 */
export async function readReport(
  request: Request,
  io: Io,
  analyze: Analyze,
  words: Words,
  { isLive, progress, stop, telling }: Reading,
): Promise<Report> {
  let interrupted = false;
  const interrupt = () => {
    interrupted = true;
    stop.abort();
  };
  io.onInterrupt(interrupt, isLive ? ["SIGINT", "SIGTERM"] : ["SIGINT"]);
  const options: AnalyzeOptions = {
    showPasswords: request.showPasswords,
    allowedDhcpServers: request.allowedDhcpServers,
    packets: packetsOf(request),
    follow: request.follow,
    ...(request.idleSeconds === null ? {} : { idleSeconds: request.idleSeconds }),
    onProgress: progress.onProgress,
    signal: stop.signal,
    ...telling,
  };
  try {
    return await (request.view.topic === "compare"
      ? readComparison(request, words, (paths) => analyze(paths, options))
      : analyze(request.paths, options));
  } finally {
    progress.close();
    if (interrupted && !isLive) await writePieces(io.stderr, [`ftpscope: ${words.messages.interrupted}\n`]);
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

/** Throws UsageError where a view names a session, transfer or transaction that its report does not have. */
export function refuseUnknownIds(
  { ftp, dhcp }: Report,
  { session, transfer, transaction }: Pick<View, "session" | "transfer" | "transaction">,
): void {
  if (session !== null) refuseMissing("no-such-session", session, idsOf(ftp.sessions));
  if (transfer !== null) {
    const ids = ftp.sessions.flatMap(({ transfers }) => idsOf(transfers));
    refuseMissing("no-such-transfer", transfer, ids);
  }
  if (transaction !== null) refuseMissing("no-such-transaction", transaction, idsOf(dhcp.transactions));
}

/** The same for several of one kind. */
export function refuseAbsent(code: MissingId, ids: readonly number[], things: Rows<{ id: number }>): void {
  if (ids.length === 0) return;
  const present = idsOf(things);
  for (const id of ids) refuseMissing(code, id, present);
}

type MissingId = "no-such-session" | "no-such-transfer" | "no-such-transaction";

function idsOf(things: Rows<{ id: number }>): number[] {
  return things.map(({ id }) => id);
}

function refuseMissing(code: MissingId, id: number, ids: readonly number[]): void {
  if (!ids.includes(id)) refuse(code, id, ids.length);
}

/** The same where only their number is known. */
export function refuseUnknown(code: MissingId, id: number | null, count: number): void {
  if (id !== null && id > count) refuse(code, id, count);
}

function refuse(code: MissingId, id: number, count: number): never {
  throw new UsageError(code, String(id), String(count));
}
