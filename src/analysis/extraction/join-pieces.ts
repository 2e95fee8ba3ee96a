import type { Range } from "../captured-ranges.ts";

/** What one transfer has of a file. */
export interface Piece {
  id: number;
  /** The same for all transfers of one file. */
  fileKey: string;
  /** Where it begins in the file; null where nobody knows. */
  offset: number | null;
  /** It goes behind what was there (APPE). */
  appends: boolean;
  /** What was captured, by offsets in the piece. */
  ranges: readonly Range[];
  /** Nothing of it is missing, from its first byte to the last that was sent. */
  isWhole: boolean;
}

/** A piece at its place in a file. */
export interface PlacedPiece {
  piece: Piece;
  at: number;
}

/** Whether a piece has the same bytes as the others where these have any; they agree with each other. */
export type Agree = (others: readonly PlacedPiece[], piece: PlacedPiece) => boolean;

/** Pieces of one file, in the order in which they were sent; `at` is null of a lone one whose place nobody knows. */
export type JoinedFile = { piece: Piece; at: number | null }[];

/** Files of one name that a piece is tried with: the latest ones. */
const FILES_TRIED = 8;

/**
 * Puts pieces (in the order in which they were sent) together to files. A transfer from the beginning begins another file; one
 * from further on (REST), or one that appends (APPE), goes to the latest file of its name that reaches up to where it begins and
 * agrees with it where they overlap. What fits nowhere is a file of its own. No file gets more than `most` pieces.
 */
export function joinPieces(pieces: readonly Piece[], agree: Agree, most: number): JoinedFile[] {
  const files: JoinedFile[] = [];
  const byKey = new Map<string, JoinedFile[]>();
  for (const piece of pieces) {
    const known = byKey.get(piece.fileKey) ?? [];
    byKey.set(piece.fileKey, known);
    const joined = piece.offset === 0 ? undefined : findFile(piece, known, agree, most);
    if (joined !== undefined) {
      joined.file.push({ piece, at: joined.at });
      continue;
    }
    const file: JoinedFile = [{ piece, at: piece.offset }];
    files.push(file);
    known.push(file);
  }
  for (const known of byKey.values()) if (known.length > 1) mergeLate(known, agree, most);
  for (const file of files) file.sort((a, b) => a.piece.id - b.piece.id);
  return files.filter((file) => file.length > 0);
}

/** Parts that are fetched side by side may be asked for in any order: what was alone may fit now. */
function mergeLate(known: readonly JoinedFile[], agree: Agree, most: number): void {
  const begun = known.filter(([first]) => first?.at === 0).slice(-FILES_TRIED);
  const alone = known.filter(([first]) => first !== undefined && first.piece.offset !== 0).slice(-most);
  // Those further on go on from those before them.
  const pieces = alone.flatMap((file) => file.map((one) => ({ file, one })));
  for (const { file, one } of pieces.sort((a, b) => (a.one.at ?? 0) - (b.one.at ?? 0))) {
    const joined = findFile(one.piece, begun, agree, most);
    if (joined === undefined) continue;
    joined.file.push({ piece: one.piece, at: joined.at });
    file.splice(file.indexOf(one), 1);
  }
}

function findFile(
  piece: Piece,
  known: readonly JoinedFile[],
  agree: Agree,
  most: number,
): { file: JoinedFile; at: number } | undefined {
  for (const file of known.slice(-FILES_TRIED).reverse()) {
    const at = file.length < most ? placeIn(file, piece) : null;
    if (at === null) continue;
    const placed = file.flatMap(({ piece: other, at: place }) => (place === null ? [] : [{ piece: other, at: place }]));
    if (agree(placed, { piece, at })) return { file, at };
  }
  return undefined;
}

/** Where the piece would begin in this file; null where it does not reach it. */
function placeIn(file: JoinedFile, piece: Piece): number | null {
  const end = endOf(file);
  if (end === null) return null;
  // Appended to a file that is whole, and of whose size nobody asked.
  if (piece.appends && piece.offset === null) return file.every((one) => one.piece.isWhole) ? end : null;
  return piece.offset !== null && piece.offset <= end ? piece.offset : null;
}

/** Behind the last byte; null of a file whose place nobody knows. */
function endOf(file: JoinedFile): number | null {
  let end = 0;
  for (const { piece, at } of file) {
    if (at === null) return null;
    end = Math.max(end, at + (piece.ranges.at(-1)?.to ?? 0));
  }
  return file.length === 0 ? null : end;
}
