import { join } from "node:path";
import { CapturedRanges, type Range } from "../../analysis/captured-ranges.ts";
import { type Agree, type JoinedFile, joinPieces, type PlacedPiece } from "../../analysis/extraction/join-pieces.ts";
import { type Judged, judgeTransfer } from "../../analysis/extraction/judge-file.ts";
import type { PlannedTransfer } from "../../analysis/extraction/planned-transfer.ts";
import { LIMITS } from "../../limits.ts";
import type { Content } from "./contents.ts";
import { DraftFile } from "./draft-file.ts";
import type { DraftPlace } from "./read-contents.ts";

/** A transfer with its bytes, and what they lack. */
export interface Part {
  transfer: PlannedTransfer;
  content: Content;
  judged: Judged;
}

/** A file put together from the transfers that carried it. */
export interface Assembled {
  /** Where in the whole file each begins; null where nobody knows. In the order in which they were sent. */
  parts: { part: Part; at: number | null }[];
  /** Null where it is not kept, or has no bytes. */
  draft: DraftFile | null;
  bytes: number;
  sha256: string | null;
  /** What is there, by offsets in `draft`. */
  ranges: readonly Range[];
  /** The byte of the whole file that it begins with; null where nobody knows. */
  offset: number | null;
}

/** Puts the files together; those whose parts are one after another are written anew. Throws what the system says against writing. */
export function assembleFiles(
  transfers: readonly PlannedTransfer[],
  contents: ReadonlyMap<number, Content>,
  place: DraftPlace,
): Assembled[] {
  const parts = new Map<number, Part>();
  for (const transfer of transfers) {
    const content = contents.get(transfer.id);
    if (content !== undefined) parts.set(transfer.id, { transfer, content, judged: judgeTransfer(transfer, content) });
  }
  const inTime = [...parts.values()].sort(({ transfer: a }, { transfer: b }) =>
    a.startTime === b.startTime ? a.id - b.id : (a.startTime ?? "") < (b.startTime ?? "") ? -1 : 1,
  );
  const files = joinPieces(inTime.map(pieceOf), agreement(parts), LIMITS.piecesJoined);
  return files.sort(([a], [b]) => (a?.piece.id ?? 0) - (b?.piece.id ?? 0)).map((file) => assemble(file, parts, place));
}

/** Where a capture began within it, nobody knows where what is there belongs. */
function pieceOf({ transfer, content, judged }: Part): JoinedFile[number]["piece"] {
  const { beginning, within, ending, unfinished } = judged;
  const isWhole = (beginning ?? within ?? ending ?? content.unpacking) === null && unfinished.length === 0;
  const hasFile = content.file !== null && content.bytes > 0;
  return {
    id: transfer.id,
    // Nothing is joined to what has no bytes.
    fileKey: hasFile || isWhole ? transfer.fileKey : `${transfer.id}`,
    offset: beginning === null ? transfer.offset : null,
    appends: transfer.verb === "APPE" && beginning === null,
    ranges: content.ranges,
    isWhole: isWhole && content.sent !== null && !content.isEncrypted,
  };
}

function agreement(parts: ReadonlyMap<number, Part>): Agree {
  return (others, placed) => {
    const file = fileOf(placed, parts);
    const compared = new CapturedRanges();
    return others.every((other) => {
      const otherFile = fileOf(other, parts);
      return overlaps(other, placed).every(({ from, to }) => {
        let isSame = true;
        compared.add(from, to, (start, end) => {
          isSame &&= file !== null && otherFile !== null;
          if (!isSame || file === null || otherFile === null) return;
          isSame = haveSame(file, start - placed.at, otherFile, start - other.at, end - start);
        });
        return isSame;
      });
    });
  };
}

function fileOf({ piece }: PlacedPiece, parts: ReadonlyMap<number, Part>): DraftFile | null {
  return parts.get(piece.id)?.content.file ?? null;
}

/** Where both have bytes, by offsets in the whole file. */
function overlaps(a: PlacedPiece, b: PlacedPiece): Range[] {
  const found: Range[] = [];
  const theirs = b.piece.ranges;
  let next = 0;
  for (const mine of a.piece.ranges) {
    while (next < theirs.length && (theirs[next] as Range).to + b.at <= mine.from + a.at) next += 1;
    for (let index = next; index < theirs.length; index += 1) {
      const other = theirs[index] as Range;
      if (other.from + b.at >= mine.to + a.at) break;
      found.push({
        from: Math.max(mine.from + a.at, other.from + b.at),
        to: Math.min(mine.to + a.at, other.to + b.at),
      });
    }
  }
  return found;
}

const BLOCK_BYTES = 65_536;

function haveSame(a: DraftFile, aFrom: number, b: DraftFile, bFrom: number, bytes: number): boolean {
  const theirs = b.read(bFrom, bFrom + bytes, new Uint8Array(BLOCK_BYTES));
  for (const mine of a.read(aFrom, aFrom + bytes, new Uint8Array(BLOCK_BYTES))) {
    const other = theirs.next().value;
    if (other === undefined || Buffer.compare(mine, other) !== 0) return false;
  }
  return true;
}

function assemble(file: JoinedFile, parts: ReadonlyMap<number, Part>, place: DraftPlace): Assembled {
  const placed = file.flatMap(({ piece, at }) => {
    const part = parts.get(piece.id);
    return part === undefined ? [] : [{ part, at }];
  });
  const [only] = placed;
  if (placed.length > 1 || only === undefined) return written(placed, place);
  const { file: draft, bytes, sha256, ranges } = only.part.content;
  return { parts: placed, draft, bytes, sha256, ranges, offset: only.at };
}

function written(placed: Assembled["parts"], place: DraftPlace): Assembled {
  const offset = Math.min(...placed.map(({ at }) => at ?? 0));
  const draft = new DraftFile(join(place.folder, `j${placed[0]?.part.transfer.id}`), place.files);
  const there = new CapturedRanges();
  for (const { part, at } of placed) {
    const { file, ranges } = part.content;
    const from = (at ?? 0) - offset;
    for (const range of ranges) {
      there.add(range.from + from, range.to + from, (start, end) =>
        copy(file, start - from, draft, start, end - start),
      );
    }
    file?.close();
  }
  const bytes = there.end;
  draft.size = bytes;
  const sha256 = draft.hash(bytes);
  draft.close();
  return { parts: placed, draft, bytes, sha256, ranges: there.list(), offset };
}

function copy(source: DraftFile | null, from: number, target: DraftFile, to: number, bytes: number): void {
  let at = to;
  for (const block of source?.read(from, from + bytes) ?? []) {
    target.write(at, block);
    at += block.length;
  }
}
