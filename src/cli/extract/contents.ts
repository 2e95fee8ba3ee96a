import { join } from "node:path";
import type { TransferredContent } from "../../analysis/extraction/judge-file.ts";
import type { PlannedTransfer } from "../../analysis/extraction/planned-transfer.ts";
import type { ReasonCode } from "../../report/extraction/manifest.ts";
import { DraftFile } from "./draft-file.ts";
import type { OpenFiles } from "./open-files.ts";
import type { StreamDraft, StreamResult } from "./stream-draft.ts";
import { unpack } from "./unpack.ts";

/** The bytes of one transfer, as they belong into its file. */
export interface Content extends TransferredContent {
  /** Null where it is not kept, or there is none. */
  file: DraftFile | null;
  bytes: number;
  sha256: string | null;
  /** As the wire had it, where that is something else. */
  packed: { bytes: number; sha256: string | null } | null;
  wireBytes: number;
}

const NONE: Content = {
  file: null,
  bytes: 0,
  sha256: null,
  packed: null,
  wireBytes: 0,
  ranges: [],
  sent: null,
  isEncrypted: false,
  unpacking: null,
  unpackedUpTo: null,
  notes: [],
};

/** What a transfer has of its connection. */
export interface Share {
  stream: StreamDraft | null;
  /** Which of the transfers over the connection it is, from 0. */
  part: number;
}

/** Throws what the system says against writing. */
export async function contentOf(
  transfer: PlannedTransfer,
  { stream, part }: Share,
  draft: { folder: string; files: OpenFiles },
): Promise<Content> {
  const result = stream?.result ?? null;
  if (stream === null || result === null) return NONE;
  const { mode } = transfer.sentAs;
  const wireBytes = result.sent.ranges.reduce((sum, { from, to }) => sum + to - from, 0);
  if (result.isEncrypted) return { ...NONE, wireBytes, sent: result.sent, isEncrypted: true };
  if (mode === "B" || mode === "C" || mode === "Z") {
    const file = new DraftFile(join(draft.folder, `t${transfer.id}`), draft.files);
    return { ...(await unpacked(transfer, { stream, result, part }, file)), wireBytes };
  }
  // One after the other over one connection, and nothing tells where one ends.
  if (part > 0) return { ...NONE, sent: result.sent, notes: ["one-connection"] };
  return { ...plain(stream, result), wireBytes, notes: mode === "S" ? [] : ["mode-unknown"] };
}

function plain({ file }: StreamDraft, { sent, bytes, sha256 }: StreamResult): Content {
  return { ...NONE, file, bytes, sha256, ranges: sent.ranges, sent };
}

async function unpacked(
  transfer: PlannedTransfer,
  { stream, result, part }: { stream: StreamDraft; result: StreamResult; part: number },
  into: DraftFile,
): Promise<Content> {
  const { sent } = result;
  const { mode } = transfer.sentAs;
  const done = await unpack(
    { file: stream.file, ranges: sent.ranges, mode, part, isText: transfer.type === "ascii" },
    into,
  );
  return {
    ...NONE,
    file: into,
    bytes: done.bytes,
    sha256: done.sha256,
    packed: { bytes: result.bytes, sha256: result.sha256 },
    ranges: done.bytes > 0 ? [{ from: 0, to: done.bytes }] : [],
    sent,
    unpacking: done.problem,
    unpackedUpTo: done.isShort && done.problem === null ? shortOf(result) : null,
  };
}

/** Why the end of what was packed is not there. */
function shortOf({ sent, bytes }: StreamResult): ReasonCode {
  const isWhole = sent.ranges.length === 1 && sent.ranges[0]?.from === 0 && sent.length === bytes;
  if (isWhole) return "end-not-captured";
  return sent.cut ? "snap-length" : "lost-packets";
}
