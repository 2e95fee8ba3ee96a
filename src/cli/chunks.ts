/** What an output is made of: text, or a picture's bytes. */
export type Piece = string | Uint8Array;

/** Text is joined up to about this many characters before it is written. */
export const CHUNK = 65_536;

/** The same output in pieces that are worth a write each. Bytes go through as they are. */
export function* chunks(pieces: Iterable<Piece>): Generator<Piece> {
  let pending = "";
  for (const piece of pieces) {
    if (typeof piece === "string") {
      pending += piece;
      if (pending.length < CHUNK) continue;
    }
    if (pending !== "") yield pending;
    pending = "";
    if (typeof piece !== "string") yield piece;
  }
  if (pending !== "") yield pending;
}
