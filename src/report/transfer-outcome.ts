import type { TransferRecord } from "../protocols/ftp/records.ts";
import type { Transfer } from "./report.ts";

/**
 * How a transfer ended, by its final reply (RFC 959 section 5.4): 2yz completed, anything else failed, aborted where the
 * client asked for that. Without one it is unfinished, or unknown where replies could not be read (`unread`) or were lost.
 */
export function outcomeOf(transfer: TransferRecord, unread: boolean): Transfer["outcome"] {
  const { replyCode, abortRequested } = transfer;
  if (replyCode === null) {
    if (transfer.verb === null || unread) return "unknown";
    if (abortRequested) return "aborted";
    return transfer.replyLost ? "unknown" : "unfinished";
  }
  if (replyCode >= 200 && replyCode < 300) return "completed";
  return abortRequested ? "aborted" : "failed";
}
