/** What a hand-in earns, told from how it was made. The points and needs are those of the standard rubric, written down again. */

export type Mode = "active" | "passive";
/** A check of a mode's part, without the mode in front. */
export type Check = keyof typeof CHECKS;

const CHECKS = {
  capture: { points: 0, needs: null },
  mode: { points: 0, needs: "capture" },
  handshake: { points: 4, needs: "mode" },
  login: { points: 4, needs: "mode" },
  announced: { points: 8, needs: "login" },
  syn: { points: 8, needs: "announced" },
  port: { points: 6, needs: "syn" },
  data: { points: 2, needs: "syn" },
  file: { points: 6, needs: "data" },
  closed: { points: 2, needs: "mode" },
} as const satisfies Record<string, { points: number; needs: string | null }>;

/** A check that fails of itself: the reasons of which one must be given, and the share of its points that is earned all the same. */
export interface Fault {
  reasons: readonly string[];
  share: number;
}

export type Faults = Partial<Record<Check, Fault>>;

/** A part's points, and each check that is not passed of itself; all others pass, or are held back by those. */
export interface ExpectedPart {
  points: number;
  /** By the whole id of the check. */
  faults: Record<string, Fault>;
  blocked: string[];
}

/** What a part of 40 points earns with these faults. */
export function expectedPart(mode: Mode, faults: Faults): ExpectedPart {
  const expected: ExpectedPart = { points: 0, faults: {}, blocked: [] };
  for (const name of Object.keys(CHECKS) as Check[]) {
    const fault = faults[name];
    if (isBlocked(name, faults)) expected.blocked.push(`${mode}-${name}`);
    else if (fault !== undefined) expected.faults[`${mode}-${name}`] = fault;
    if (!isBlocked(name, faults)) expected.points += CHECKS[name].points * (fault?.share ?? 1);
  }
  return expected;
}

function isBlocked(name: Check, faults: Faults): boolean {
  const { needs } = CHECKS[name];
  if (needs === null) return false;
  return faults[needs]?.share === 0 || isBlocked(needs, faults);
}

function fault(...reasons: string[]): Fault {
  return { reasons, share: 0 };
}

/** By what happened in a capture. */
export const HAPPENED = {
  right: {},
  dropped: { data: fault("unanswered") },
  refused: { data: fault("refused") },
  "wrong-password": { login: fault("refused") },
  nothing: { announced: fault("missing") },
  listing: { file: fault("listing-only") },
  aborted: { file: fault("aborted") },
  "missing-file active": { syn: fault("command-refused") },
  "missing-file passive": { file: fault("refused") },
  tls: {
    login: fault("encrypted"),
    closed: { reasons: ["reset"], share: 0.5 },
  },
  web: { mode: fault("no-ftp") },
  dhcp: { mode: fault("no-ftp") },
  "no packets": { mode: fault("no-packets") },
  "other mode": { mode: fault("other-mode") },
  "no capture": { capture: fault("missing") },
  unreadable: { capture: fault("unreadable") },
  "from the middle": { handshake: fault("midstream"), login: { reasons: ["midstream"], share: 0.5 } },
  "control only": { syn: fault("filtered") },
  "before the data": { syn: fault("capture-stops"), closed: fault("open") },
  "before the end": { file: { reasons: ["no-reply"], share: 0.5 }, closed: fault("open") },
  "before the goodbye": { closed: fault("open") },
} as const satisfies Record<string, Faults>;

export type Happening = keyof typeof HAPPENED;

/** By what is handed in as a picture; points of the check "picture" and of "picture-captures". */
export const PICTURES = {
  own: { points: 20, faults: {} },
  foreign: { points: 20, faults: {} },
  "one mode": { points: 15, faults: { "picture-captures": { reasons: ["one-mode"], share: 0.5 } } },
  "someone else's": { points: 10, faults: { "picture-captures": fault("other") } },
  /** There is one, and a capture to compare it with is not. */
  blocked: { points: 10, faults: {} },
  none: { points: 0, faults: { picture: fault("missing") } },
  "in a document": { points: 0, faults: { picture: fault("in-document") } },
  "too small": { points: 0, faults: { picture: fault("too-small") } },
  broken: { points: 0, faults: { picture: fault("broken") } },
} as const satisfies Record<string, { points: number; faults: Record<string, Fault> }>;

export type PictureKind = keyof typeof PICTURES;
