import { join } from "node:path";
import type { PlannedTransfer } from "../../analysis/extraction/planned-transfer.ts";
import { readTransferBytes } from "../../analysis/transfer-bytes.ts";
import { LIMITS } from "../../limits.ts";
import type { Report } from "../../report/report.ts";
import { ChunkPool } from "./chunk-pool.ts";
import { type Content, contentOf } from "./contents.ts";
import { DraftFile } from "./draft-file.ts";
import type { OpenFiles } from "./open-files.ts";
import { StreamDraft } from "./stream-draft.ts";

export interface DraftPlace {
  /** Where drafts are written. */
  folder: string;
  files: OpenFiles;
  /** Whether files are written, and not only hashed. */
  isKept: boolean;
  /** Line ends are changed afterwards, in ASCII files. */
  changesLineEnds: boolean;
}

/** The second look at the captures: the bytes of each transfer. Throws what the system says against writing, and CaptureError. */
export async function readContents(
  paths: readonly string[],
  report: Report,
  transfers: readonly PlannedTransfer[],
  place: DraftPlace,
): Promise<Map<number, Content>> {
  const users = usersOf(transfers);
  const kept = neededAgain(transfers, place);
  const pool = new ChunkPool();
  const streams = new Map<number, StreamDraft>();
  await readTransferBytes(
    paths,
    report,
    ({ connection }) => {
      const using = connection === null ? undefined : users.get(connection.stream);
      if (connection === null || using === undefined) return null;
      const isKept = place.isKept || using.some(({ fileKey, id }) => kept.has(fileKey) || kept.has(id));
      const file = new DraftFile(join(place.folder, `s${connection.stream}`), place.files);
      const draft = new StreamDraft(file, pool, { isKept, isSecure: using.some(({ isSecure }) => isSecure) });
      streams.set(connection.stream, draft);
      return draft;
    },
    LIMITS.filesExtracted,
  );
  const contents = new Map<number, Content>();
  for (const transfer of transfers) {
    const stream = transfer.stream === null ? null : (streams.get(transfer.stream) ?? null);
    contents.set(transfer.id, await contentOf(transfer, { stream, part: partOf(transfer, users) }, place));
  }
  return contents;
}

type Users = ReadonlyMap<number, readonly PlannedTransfer[]>;

function usersOf(transfers: readonly PlannedTransfer[]): Users {
  const users = new Map<number, PlannedTransfer[]>();
  for (const transfer of transfers) {
    if (transfer.stream === null) continue;
    const known = users.get(transfer.stream);
    if (known === undefined) users.set(transfer.stream, [transfer]);
    else known.push(transfer);
  }
  return users;
}

/** Of several transfers of one session over one connection; those of two sessions (from server to server) are the same. */
function partOf({ id, session, stream }: PlannedTransfer, users: Users): number {
  const using = stream === null ? [] : (users.get(stream) ?? []);
  return using.filter((other) => other.session === session && other.id < id).length;
}

/** Files (and transfers) that are not done once they are hashed as they come. */
function neededAgain(transfers: readonly PlannedTransfer[], place: DraftPlace): ReadonlySet<string | number> {
  const needed = new Set<string | number>();
  for (const { id, fileKey, offset, sentAs, type } of transfers) {
    if (offset !== 0) needed.add(fileKey);
    if (sentAs.mode !== "S" || (place.changesLineEnds && type === "ascii")) needed.add(id);
  }
  return needed;
}
