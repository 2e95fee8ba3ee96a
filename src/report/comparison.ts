/** Two FTP transfers set beside each other, aligned by what a step means and not by when it came. Part of the report. */

export interface Comparison {
  left: ComparedSide;
  right: ComparedSide;
  /** In the order of an active transfer; a step that neither side has is left out. */
  steps: ComparedStep[];
  /** What differs, each once, the most telling first. Facts: words are made elsewhere. */
  differences: ComparedDifference[];
  /** The first step that the one completed and the other did not; null where both got as far. */
  brokeAt: { step: StepName; side: "left" | "right" } | null;
}

/** One transfer of the report. `transfer` is null where the session never asked for one (a login that failed). */
export interface ComparedSide {
  capture: number;
  session: number;
  transfer: number | null;
  mode: "active" | "passive" | null;
}

export type StepName = "control" | "login" | "port" | "command" | "data" | "transfer" | "done";

export interface ComparedStep {
  step: StepName;
  /** Whether both sides did the same thing; ports that are chosen at random make no difference. */
  same: boolean;
  rows: ComparedRow[];
}

/** What both sides did at one place of a step; null where one side has nothing there. */
export interface ComparedRow {
  same: boolean;
  left: ComparedEvent | null;
  right: ComparedEvent | null;
}

export interface ComparedEvent {
  capture: number;
  frame: number;
  lastFrame: number;
  /** From the beginning of the session. */
  seconds: number;
  channel: "control" | "data";
  from: "client" | "server";
  fromPort: number;
  toPort: number;
  kind: "syn" | "syn-ack" | "ack" | "command" | "reply" | "data" | "fin" | "rst" | "login";
  /** Verb and argument, code and text, as on the wire (passwords masked); null for packets without words. */
  text: string | null;
  /** Payload of a burst of data, and how long it took; null for anything else. */
  bytes: number | null;
  duration: number | null;
  /** A SYN that nobody answered, or that was refused. */
  fate: "answered" | "unanswered" | "refused" | null;
  /** Sent the first SYN of the data connection. */
  opens: boolean;
}

/** `code` is stable; `left` and `right` are what each side has, as text of the wire or a number. */
export interface ComparedDifference {
  code:
    | "mode"
    | "announcer"
    | "opener"
    | "server-port"
    | "order"
    | "firewall"
    | "method"
    | "outcome"
    | "bytes"
    | "verb"
    | "file";
  left: string | number | null;
  right: string | number | null;
}
