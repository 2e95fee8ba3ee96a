/**
 * Finds the options of a message: in the options field, and in file and sname where option 52 lends them (RFC 2131
 * section 4.1), and joins the pieces of an option that appears more than once (RFC 3396) before anyone decodes it.
 */

/** One option after joining. `bytes` belongs to whoever asked for the options. */
export interface RawOption {
  code: number;
  bytes: Uint8Array;
}

export interface OptionScan {
  /** In the order of first appearance. */
  options: RawOption[];
  /** The fields that hold options instead of what they are named for. */
  fileHoldsOptions: boolean;
  snameHoldsOptions: boolean;
}

const PAD = 0;
const END = 255;
const OVERLOAD = 52;

const SNAME_START = 44;
const FILE_START = 108;
const FILE_END = 236;
const OPTIONS_START = 240;

interface Gathering {
  bytes: Uint8Array;
  /** The bytes end where the capture does, not where the message does. */
  cut: boolean;
  pieces: Map<number, Uint8Array[]>;
  problems: Set<string>;
}

/**
 * Reads the options of a whole message (from `op` on) whose magic cookie was found.
 * Adds to `problems`: "option-past-end", "no-end", "overload-value", "overload-recursive", "cut-by-capture".
 */
export function scanOptions(bytes: Uint8Array, cut: boolean, problems: Set<string>): OptionScan {
  const gathering: Gathering = { bytes, cut, pieces: new Map(), problems };
  scanField(gathering, OPTIONS_START, bytes.length, true);
  const overload = overloadOf(gathering);
  const fileHoldsOptions = (overload & 1) !== 0;
  const snameHoldsOptions = (overload & 2) !== 0;
  if (fileHoldsOptions) scanField(gathering, FILE_START, FILE_END, false);
  if (snameHoldsOptions) scanField(gathering, SNAME_START, FILE_START, false);
  const options = Array.from(gathering.pieces, ([code, pieces]) => ({ code, bytes: join(pieces) }));
  return { options, fileHoldsOptions, snameHoldsOptions };
}

/** 1 for file, 2 for sname, 3 for both, 0 for neither. */
function overloadOf(gathering: Gathering): number {
  const piece = gathering.pieces.get(OVERLOAD)?.[0];
  if (piece === undefined) return 0;
  const value = piece[0] ?? 0;
  if (value >= 1 && value <= 3) return value;
  gathering.problems.add("overload-value");
  return 0;
}

function scanField(gathering: Gathering, start: number, end: number, mayOverload: boolean): void {
  const { bytes, pieces, problems } = gathering;
  const limit = Math.min(end, bytes.length);
  const cutHere = gathering.cut && limit === bytes.length;
  let at = start;
  while (at < limit) {
    const code = bytes[at];
    if (code === END) return;
    if (code === PAD || code === undefined) {
      at++;
      continue;
    }
    const length = bytes[at + 1];
    const next = at + 2 + (length ?? 0);
    if (length === undefined || at + 2 > limit || next > limit) {
      problems.add(cutHere ? "cut-by-capture" : "option-past-end");
      return;
    }
    if (code === OVERLOAD && !mayOverload) problems.add("overload-recursive");
    else keepPiece(pieces, code, bytes.slice(at + 2, next));
    at = next;
  }
  problems.add(cutHere ? "cut-by-capture" : "no-end");
}

function keepPiece(pieces: Map<number, Uint8Array[]>, code: number, piece: Uint8Array): void {
  const earlier = pieces.get(code);
  if (earlier === undefined) pieces.set(code, [piece]);
  else earlier.push(piece);
}

function join(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined) return only;
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
