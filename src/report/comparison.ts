/** Two FTP transfers set beside each other, aligned by what a step means and not by when it came. Part of the report. */

export interface Comparison {
  left: ComparedSide;
  right: ComparedSide;
  /** In the order of an active transfer; a step that neither side has is left out. */
  steps: ComparedStep[];
  /** What differs, each once, the most telling first. Facts: words are made elsewhere. */
  differences: ComparedDifference[];
  /** The first step that the one completed and the other did not; null where both got as far. */
  brokeAt: BreakPoint | null;
}

/** One transfer of the report. `transfer` is null where the session never asked for one (a login that failed). */
export interface ComparedSide {
  capture: number;
  session: number;
  transfer: number | null;
  mode: TransferMode | null;
  /** What the capture holds as a whole: the mode of its transfers, "none" where it has sessions and no mode was seen. */
  captureMode: TransferMode | "mixed" | "none";
}

export type TransferMode = "active" | "passive";
export type SideName = "left" | "right";
/** In the order of an active transfer. */
export const STEP_NAMES = ["control", "login", "port", "command", "data", "transfer", "done"] as const;
export type StepName = (typeof STEP_NAMES)[number];

/** Null where one side's capture cannot show it (TLS, a beginning that was not captured). */
export type Sameness = boolean | null;

export interface ComparedStep {
  step: StepName;
  /** Whether both sides did the same thing; ports that are chosen at random make no difference. */
  same: Sameness;
  rows: ComparedRow[];
}

/** What both sides did at one place of a step; null where one side has nothing there. */
export interface ComparedRow {
  same: Sameness;
  left: ComparedEvent | null;
  right: ComparedEvent | null;
}

export interface ComparedEvent {
  capture: number;
  frame: number;
  lastFrame: number;
  /** From the beginning of the session; null where only the frame is known. */
  seconds: number | null;
  channel: "control" | "data";
  from: "client" | "server";
  fromPort: number;
  toPort: number;
  kind: "syn" | "syn-ack" | "ack" | "command" | "reply" | "data" | "fin" | "rst" | "login";
  /** Of a reply; of a login (or AUTH), the last reply to it. */
  code: number | null;
  /** Verb and argument, code and text, as on the wire; the verbs of a login; null for packets without words. */
  text: string | null;
  /** Packets of this end, where it stands for several of them; null where they were not counted. */
  packets: number | null;
  /** Payload of a burst of data, and how long it took; null for anything else. */
  bytes: number | null;
  duration: number | null;
  /** A SYN that was answered or not, or that was refused. */
  fate: "answered" | "unanswered" | "refused" | null;
  /** Sent the first SYN of a data connection. */
  opens: boolean;
}

/** `left` and `right` are what each side has, as a code, a text of the wire or a number; null where it has none. */
export interface ComparedDifference {
  code: DifferenceCode;
  left: string | number | null;
  right: string | number | null;
  /** Frames in which it can be seen, in order of time. */
  leftFrames: number[];
  rightFrames: number[];
}

/**
 * mode: active, passive. announcer, opener: client, server. firewall: the side that a connection comes in to. order: what came
 * first, command or syn. method: PORT, EPSV … security, login, outcome: as in session and transfer. The rest: as on the wire.
 * The most telling first.
 */
export const DIFFERENCE_CODES = [
  "mode",
  "announcer",
  "opener",
  "server-port",
  "firewall",
  "order",
  "method",
  "security",
  "login",
  "outcome",
  "verb",
  "file",
  "bytes",
] as const;
export type DifferenceCode = (typeof DIFFERENCE_CODES)[number];

/** Where the one side stopped while the other went on. */
export interface BreakPoint {
  step: StepName;
  side: SideName;
  reason: BreakReason;
  /** Of the reply that refused it or told of it. */
  code: number | null;
  /** Packets that went without an answer, where that is the reason. */
  packets: number | null;
  /** The evidence, in order of time; empty where something is missing. */
  frames: number[];
}

/**
 * unanswered: sent, and nothing came back. refused: answered by a refusal or RST. missing: it never came. cut: it began, and
 * ended early. aborted: the client asked to end it.
 */
export type BreakReason = "unanswered" | "refused" | "missing" | "cut" | "aborted";

/** Why two captures cannot be compared. */
export interface CompareProblem {
  code: "no-ftp" | "one-transfer" | "no-such-transfer";
  /** The capture's path; for no-such-transfer, the number that was asked for. */
  detail: string;
  /** For no-such-transfer, how many transfers there are. */
  hint: string | null;
}
