import { createHash } from "node:crypto";
import { LIMITS } from "../limits.ts";
import type { FtpSession, Report, Transfer } from "../report/report.ts";
import type { Rows } from "../report/rows.ts";
import { type HeldBudget, OrderedBytes } from "./ordered-bytes.ts";
import { type SentAs, sentAs } from "./sent-as.ts";
import type { ByteSink } from "./sent-stream.ts";
import { readTransferBytes } from "./transfer-bytes.ts";

/**
 * SHA-256 (lower-case hex) of the files that were transferred, as they were sent, by the ids of their transfers. `path` is the
 * one capture that `report` is of. A file that is not whole in it has none: parts missing or cut by the snap length, resumed,
 * broken off, encrypted, or sent in another mode than a plain stream. Throws CaptureError where the file cannot be read any more.
 */
export async function hashTransfers(path: string, report: Report): Promise<Map<number, string>> {
  const hashes = new Map<number, string>();
  const shared = sharedStreams(report.ftp.sessions);
  const budget: HeldBudget = { left: LIMITS.transferBytesHeld };
  let settings = { session: 0, modes: new Map<number, SentAs>() };
  await readTransferBytes([path], report, (transfer, session) => {
    const { connection } = transfer;
    if (connection === null || shared.has(connection.stream)) return null;
    if (!isFile(transfer) || !mayBeWhole(session, transfer)) return null;
    if (settings.session !== session.id) settings = { session: session.id, modes: sentAs(session) };
    const { mode, structure } = settings.modes.get(transfer.id) ?? { mode: "S", structure: "F" };
    if (mode !== "S" || structure !== "F") return null;
    return hashing(transfer, budget, (hash) => hashes.set(transfer.id, hash));
  });
  return new Map([...hashes].sort(([a], [b]) => a - b));
}

/** Without its beginning, the first byte seen is taken for the first; the announced size must then prove it. */
function hashing({ bytes, announcedBytes }: Transfer, budget: HeldBudget, told: (hash: string) => void): ByteSink {
  const hash = createHash("sha256");
  const ordered = new OrderedBytes((part) => hash.update(part), budget);
  ordered.startAt(0);
  return {
    data: (offset, part) => ordered.segment(offset, part),
    end: ({ beginningSeen, cut }) => {
      const { whole, delivered } = ordered;
      ordered.break();
      if (cut || !whole || delivered !== bytes || !(beginningSeen || announcedBytes === delivered)) return;
      told(hash.digest("hex"));
    },
  };
}

/** Connections that carried more than one transfer, one behind the other. */
function sharedStreams(sessions: Rows<FtpSession>): ReadonlySet<number> {
  const seen = new Set<number>();
  const shared = new Set<number>();
  for (const { transfers } of sessions) {
    for (const { connection } of transfers) {
      if (connection === null) continue;
      if (seen.has(connection.stream)) shared.add(connection.stream);
      seen.add(connection.stream);
    }
  }
  return shared;
}

function isFile({ direction, restart }: Transfer): boolean {
  return (direction === "download" || direction === "upload") && restart === 0;
}

/** In plain text, with nothing missing, and ended well. */
function mayBeWhole(session: FtpSession, { outcome, connection, bytes, missingBytes }: Transfer): boolean {
  if (session.security !== "none" || connection === null || bytes === null || missingBytes !== 0) return false;
  if (connection.lastCapture !== connection.capture) return false;
  return (
    outcome === "completed" || ((outcome === "unfinished" || outcome === "unknown") && connection.closed === "fin")
  );
}
