/** What several checks of FTP tell alike. */
import type { CaptureKind } from "../capture-kind.ts";

export type Mode = "active" | "passive";
export type FtpEnd = "client" | "server";
/** Why packets are not in the capture: only the other end's are, or some were lost in recording; null where nothing tells. */
export type Gap = "one-way" | "lost" | null;
export type ControlSegment = "syn" | "syn-ack" | "ack";

/** What a check without parameters takes. */
export type NoParameters = Record<never, never>;

/** Of every check that looks at an attempt: there is none. */
export interface NoAttempt {
  "no-capture": { kind: CaptureKind | null };
}

/** A reply that refused a command, and its frame; texts are bounded. */
export interface RefusedCommand {
  verb: string;
  code: number;
  reply: string;
  frame: number;
}
