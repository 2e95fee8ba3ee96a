import { gapsIn } from "../../analysis/captured-ranges.ts";
import { completenessOf } from "../../analysis/extraction/judge-file.ts";
import type { PlannedTransfer } from "../../analysis/extraction/planned-transfer.ts";
import { LIMITS } from "../../limits.ts";
import type { ManifestFile, ManifestPiece, ReasonCode } from "../../report/extraction/manifest.ts";
import type { Assembled, Part } from "./assemble.ts";
import type { Converted } from "./convert-line-ends.ts";

const MODES: Record<string, ManifestFile["mode"]> = { S: "stream", B: "block", C: "compressed", Z: "deflate" };

/** What the manifest tells of a file; its name is given later. */
export function manifestFile(assembled: Assembled, converted: Converted | null): ManifestFile {
  const { parts, offset } = assembled;
  const last = (parts.at(-1) ?? missingPart()).part;
  const { transfer, content } = last;
  const bytes = converted?.bytes ?? assembled.bytes;
  const gaps = gapsIn(assembled.ranges, assembled.bytes);
  const lacks = lacksOf(assembled);
  const completeness = completenessOf({
    ...lacks,
    isEncrypted: content.isEncrypted,
    isCaptured: content.sent !== null && (transfer.isEstablished || assembled.bytes > 0),
    isEmpty: assembled.bytes === 0,
    unpacking: parts.find(({ part }) => part.content.unpacking !== null)?.part.content.unpacking ?? null,
  });
  const whole = completeness === "whole";
  return {
    file: null,
    path: transfer.path,
    ...(transfer.pathEncoding === undefined ? {} : { pathEncoding: transfer.pathEncoding }),
    direction: transfer.direction,
    session: transfer.session,
    transfer: transfer.id,
    client: transfer.client,
    server: transfer.server,
    completeness,
    reasons: whole ? [...notesOf(last, converted)] : reasonsOf(assembled, lacks, converted),
    bytes,
    sha256: bytes === 0 && !whole ? null : (converted?.sha256 ?? assembled.sha256),
    sent: sentAsOf(assembled, converted),
    announcedBytes: transfer.announcedBytes,
    type: transfer.type,
    mode: MODES[transfer.sentAs.mode] ?? "unknown",
    lineEnds: converted?.lineEnds ?? "as-sent",
    offset,
    gaps: gaps.slice(0, LIMITS.gapsListed),
    gapBytes: gaps.reduce((sum, { from, to }) => sum + to - from, 0),
    gapsOmitted: Math.max(0, gaps.length - LIMITS.gapsListed),
    pieces: parts.map(({ part, at }) => manifestPiece(part, at)).sort((a, b) => (a.offset ?? 0) - (b.offset ?? 0)),
  };
}

function missingPart(): never {
  throw new Error("a file without a transfer");
}

interface Lacks {
  within: ReasonCode[];
  beginning: ReasonCode[];
  ending: ReasonCode[];
  unfinished: ReasonCode[];
}

/** What one part lacks, another may have. */
function lacksOf({ parts, ranges, bytes, offset }: Assembled): Lacks {
  const hasGaps = gapsIn(ranges, bytes).length > 0;
  const end = (offset ?? 0) + bytes;
  const reachEnd = parts.filter(({ part, at }) => (at ?? 0) + part.content.bytes === end);
  const isEnded = reachEnd.some(({ part: { judged } }) => judged.ending === null && judged.unfinished.length === 0);
  const lastJudged = (reachEnd.at(-1) ?? parts.at(-1))?.part.judged;
  return {
    within: hasGaps ? unique([...parts.map(({ part }) => part.judged.within), "lost-packets"]).slice(0, 1) : [],
    beginning: offset === 0 ? [] : beginningOf(parts),
    ending: isEnded ? [] : unique([lastJudged?.ending ?? null]),
    unfinished: isEnded ? [] : (lastJudged?.unfinished ?? []),
  };
}

function beginningOf(parts: Assembled["parts"]): ReasonCode[] {
  const midway = unique(parts.map(({ part }) => part.judged.beginning));
  if (midway.length > 0) return midway;
  return [parts.some(({ part }) => part.transfer.verb === "APPE") ? "append-alone" : "rest-alone"];
}

function reasonsOf(assembled: Assembled, lacks: Lacks, converted: Converted | null): ReasonCode[] {
  const last = (assembled.parts.at(-1) ?? missingPart()).part;
  if (last.content.isEncrypted) return ["encrypted"];
  if (assembled.bytes === 0) return unique([nothingBecause(last), ...last.content.notes]);
  const unpacking = assembled.parts.map(({ part }) => part.content.unpacking);
  return unique([
    ...lacks.within,
    ...lacks.beginning,
    ...lacks.ending,
    ...lacks.unfinished,
    ...unpacking,
    ...notesOf(last, converted),
  ]);
}

function nothingBecause({ transfer, content }: Part): ReasonCode {
  if (transfer.outcome === "failed") return "refused";
  if (transfer.outcome === "aborted") return "aborted";
  if (content.sent === null) return "not-captured";
  if (!transfer.isEstablished) return "not-established";
  return content.unpacking ?? (content.sent.cut ? "snap-length" : "lost-packets");
}

function notesOf({ transfer, content }: Part, converted: Converted | null): ReasonCode[] {
  return unique([
    ...content.notes,
    transfer.sentAs.structure === "R" ? "records-kept" : null,
    converted !== null && converted.lineEnds === "as-sent" ? "line-ends-kept" : null,
  ]);
}

function sentAsOf({ parts, bytes, sha256 }: Assembled, converted: Converted | null): ManifestFile["sent"] {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && only.part.content.packed !== null) return only.part.content.packed;
  return converted === null || converted.lineEnds === "as-sent" ? null : { bytes, sha256 };
}

function manifestPiece({ transfer, content }: Part, at: number | null): ManifestPiece {
  const place: Pick<PlannedTransfer, "capture" | "firstFrame" | "lastCapture" | "lastFrame" | "startTime" | "endTime"> =
    transfer;
  const { capture, firstFrame, lastCapture, lastFrame, startTime, endTime } = place;
  return {
    session: transfer.session,
    transfer: transfer.id,
    verb: transfer.verb,
    offset: at,
    bytes: content.bytes,
    wireBytes: content.wireBytes,
    ...{ capture, firstFrame, lastCapture, lastFrame, startTime, endTime },
    outcome: transfer.outcome,
    replyCode: transfer.replyCode,
  };
}

function unique(codes: readonly (ReasonCode | null)[]): ReasonCode[] {
  return [...new Set(codes)].filter((code) => code !== null);
}
