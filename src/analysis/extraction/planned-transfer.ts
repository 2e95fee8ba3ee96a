import { announcedSize } from "../../protocols/ftp/announced-size.ts";
import type { FtpSession, Report, Transfer } from "../../report/report.ts";
import { type SentAs, sentAs } from "../sent-as.ts";

/** A transfer that is to be extracted: what its session tells of it. */
export interface PlannedTransfer {
  id: number;
  session: number;
  client: string;
  server: string;
  /** What is the same for all transfers of one file in one direction. */
  fileKey: string;
  verb: string | null;
  path: string | null;
  pathEncoding: string | undefined;
  direction: Transfer["direction"];
  type: Transfer["type"];
  sentAs: SentAs;
  /** Where its first byte belongs in the file; null where nobody knows (APPE). */
  offset: number | null;
  /** Commands and replies were encrypted, so the data may be. */
  isSecure: boolean;
  announcedBytes: number | null;
  bytes: number | null;
  missingBytes: number;
  outcome: Transfer["outcome"];
  replyCode: number | null;
  /** Of its data connection; null where no packet of that was captured. */
  stream: number | null;
  isEstablished: boolean;
  closed: "fin" | "rst" | "open";
  capture: number;
  firstFrame: number | null;
  lastCapture: number;
  lastFrame: number | null;
  startTime: string | null;
  endTime: string | null;
}

/** Which transfers are wanted; null where all are. */
export interface Wanted {
  session: number | null;
  transfer: number | null;
  listings: boolean;
  most: number;
}

export interface ExtractionPlan {
  /** In the order of sessions and their transfers. */
  transfers: PlannedTransfer[];
  /** Wanted, and more than may be extracted. */
  omitted: number;
}

/** One walk through the report: what of it is to be extracted. */
export function planExtraction({ ftp }: Report, wanted: Wanted): ExtractionPlan {
  const plan: ExtractionPlan = { transfers: [], omitted: 0 };
  for (const session of ftp.sessions) {
    if (wanted.session !== null && session.id !== wanted.session) continue;
    const modes = sentAs(session);
    for (const transfer of session.transfers) {
      if (!isWanted(transfer, wanted)) continue;
      if (plan.transfers.length >= wanted.most) plan.omitted += 1;
      else plan.transfers.push(planned(session, transfer, modes.get(transfer.id) ?? { mode: "S", structure: "F" }));
    }
  }
  return plan;
}

/** Who names a transfer wants it, be it a listing. */
function isWanted({ id, direction }: Transfer, { transfer, listings }: Wanted): boolean {
  if (transfer !== null) return id === transfer;
  return listings || direction !== "listing";
}

function planned(session: FtpSession, transfer: Transfer, settings: SentAs): PlannedTransfer {
  const { connection, direction, path, verb, type } = transfer;
  const { server, user } = session;
  const ascii = type === "ascii" ? "A" : "I";
  return {
    id: transfer.id,
    session: session.id,
    client: session.client.ip,
    server: server.ip,
    // A relative path means something else in another session, as it does to another user.
    fileKey: JSON.stringify([
      direction,
      server.ip,
      server.port,
      user,
      path?.startsWith("/") === true ? 0 : session.id,
      path ?? transfer.id,
      ascii,
    ]),
    ...{ verb, path, direction, type },
    pathEncoding: transfer.argumentEncoding,
    sentAs: settings,
    offset: verb === "APPE" ? appendedAt(session, transfer) : transfer.restart,
    isSecure: session.security !== "none",
    announcedBytes: transfer.announcedBytes,
    bytes: transfer.bytes,
    missingBytes: transfer.missingBytes ?? 0,
    outcome: transfer.outcome,
    replyCode: transfer.replyCode,
    stream: connection?.stream ?? null,
    isEstablished: connection?.established === true,
    closed: connection?.closed ?? "open",
    capture: connection?.capture ?? transfer.capture,
    firstFrame: connection?.firstFrame ?? transfer.frame,
    lastCapture: connection?.lastCapture ?? transfer.capture,
    lastFrame: connection?.lastFrame ?? transfer.frame,
    startTime: connection?.startTime ?? transfer.startTime,
    endTime: connection?.endTime ?? transfer.startTime,
  };
}

/** The file's size just before, as the client asked for it by the same name: 0 where there was no such file yet. */
function appendedAt({ exchanges, transfers }: FtpSession, appending: Transfer): number | null {
  let size: number | null = null;
  for (const { verb, argument, replies, frame, capture } of exchanges) {
    if (frame !== null && appending.frame !== null && capture === appending.capture && frame >= appending.frame) break;
    if (argument !== appending.argument) continue;
    const reply = replies.at(-1);
    if (verb === "SIZE" && reply !== undefined) size = reply.code === 550 ? 0 : announcedSize(reply.code, reply.text);
    else if (transfers.some((one) => one.frame === frame && one.direction === "upload")) size = null;
  }
  return size;
}
