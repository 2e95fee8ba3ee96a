import type { Completeness, ReasonCode } from "../../report/extraction/manifest.ts";
import { gapsIn, type Range } from "../captured-ranges.ts";
import type { SentBytes } from "../sent-stream.ts";
import type { PlannedTransfer } from "./planned-transfer.ts";

/** What became of the bytes of one transfer. */
export interface TransferredContent {
  /** Of what was sent, once unpacked, by offsets in the transfer. */
  ranges: readonly Range[];
  /** What its data connection tells; null where nothing of that was captured. */
  sent: SentBytes | null;
  isEncrypted: boolean;
  /** Why it could not be unpacked to its end; null where it could, or was not packed. */
  unpacking: ReasonCode | null;
  /** What is missing of what was packed, so that no more could be unpacked; null where nothing is. */
  unpackedUpTo: ReasonCode | null;
  /** What else is worth knowing. */
  notes: readonly ReasonCode[];
}

/** What a transfer lacks, each by its reason; empty where all that was to be sent is there. */
export interface Judged {
  /** Nothing is missing before its first byte, and between its bytes. */
  beginning: ReasonCode | null;
  within: ReasonCode | null;
  /** It was sent to its end, and that was captured. */
  ending: ReasonCode | null;
  /** It was not sent to its end. */
  unfinished: ReasonCode[];
}

/** Compares what was captured of one transfer with what its connection and its replies tell of it. */
export function judgeTransfer(transfer: PlannedTransfer, content: TransferredContent): Judged {
  const { sent, ranges } = content;
  const end = ranges.at(-1)?.to ?? 0;
  const announced = announcedFor(transfer);
  const isAll = end > 0 && announced.includes(end);
  const lost: ReasonCode = sent?.cut === true ? "snap-length" : "lost-packets";
  return {
    beginning: sent === null || sent.beginningSeen || isAll ? null : "begun-midway",
    within: gapsIn(ranges, end).length === 0 ? null : lost,
    ending: isAll || sent === null ? null : missingEnd(transfer, content, end),
    unfinished: isAll
      ? []
      : unfinished(transfer, announced, Math.max(end, sent?.length ?? 0), sent !== null && sent.length !== null),
  };
}

/** What the transfer itself was to carry: some servers announce the whole file, others what of it is left behind REST. */
function announcedFor({ announcedBytes, offset, type, sentAs, direction }: PlannedTransfer): number[] {
  if (announcedBytes === null || type === "ascii" || sentAs.mode !== "S" || direction === "listing") return [];
  return offset !== null && offset > 0 && announcedBytes >= offset
    ? [announcedBytes - offset, announcedBytes]
    : [announcedBytes];
}

/** The FIN tells where it ends; without it an acknowledgement of all that is there, behind a reply that it is complete. */
function missingEnd(
  { outcome, missingBytes, sentAs }: PlannedTransfer,
  { sent, unpackedUpTo }: TransferredContent,
  end: number,
): ReasonCode | null {
  if (sent === null) return null;
  if (sent.leftOut > 0) return "limit";
  // What is packed, or in blocks, tells its end itself.
  if (sentAs.mode !== "S") return unpackedUpTo;
  const lost = sent.cut ? "snap-length" : "lost-packets";
  if (sent.length !== null) return sent.length === end ? null : lost;
  const acknowledged = sent.acknowledged ?? -1;
  if (acknowledged > end + 1) return lost;
  return outcome === "completed" && missingBytes === 0 && acknowledged >= end ? null : "end-not-captured";
}

function unfinished(
  { outcome, closed, direction }: PlannedTransfer,
  announced: readonly number[],
  end: number,
  isEnded: boolean,
): ReasonCode[] {
  const reasons: ReasonCode[] = [];
  if (outcome === "failed" || outcome === "aborted") reasons.push(outcome);
  if (closed === "rst" && outcome !== "completed") reasons.push("reset");
  if (closed === "open" && outcome !== "completed" && !isEnded) reasons.push("capture-ended");
  const isShort = announced.length > 0 && announced.every((bytes) => end < bytes);
  return direction === "download" && isShort && reasons.length === 0 ? ["size-differs"] : reasons;
}

/** Of a file in the order of what matters most. */
export function completenessOf(found: {
  isEncrypted: boolean;
  /** Something of its data connection was captured. */
  isCaptured: boolean;
  isEmpty: boolean;
  unpacking: ReasonCode | null;
  within: readonly ReasonCode[];
  beginning: readonly ReasonCode[];
  ending: readonly ReasonCode[];
  unfinished: readonly ReasonCode[];
}): Completeness {
  if (found.isEncrypted) return "encrypted";
  const { unpacking, within, beginning, ending, unfinished } = found;
  const isWhole = [...within, ...beginning, ...ending, ...unfinished].length === 0 && unpacking === null;
  if (isWhole && found.isCaptured) return "whole";
  if (found.isEmpty) return "nothing";
  if ([...within, ...ending].includes("snap-length")) return "cut-by-snaplen";
  if (within.length > 0) return "gaps";
  if (unpacking !== null) return "damaged";
  if (beginning.length > 0) return "beginning-missing";
  return unfinished.length > 0 ? "unfinished" : "ending-missing";
}
