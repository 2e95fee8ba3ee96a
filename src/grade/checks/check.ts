import type { CheckName, ParametersOf, ReasonsOf } from "../../report/grading/check-cases.ts";
import type { CaptureKind } from "../../report/grading/rubric.ts";
import type { DhcpTransaction, FtpSession, Report, Transfer } from "../../report/report.ts";
import type { UnpackedFile } from "../hand-ins/entry.ts";
import type { PictureFacts } from "../pictures/picture-facts.ts";

/** A file of a hand-in with what is in it. */
export interface ReadFile extends Omit<UnpackedFile, "diskPath"> {
  /** Of captures that could be read; its one capture bears this file's `path`. */
  report: Report | null;
  /** Of pictures. */
  picture: PictureFacts | null;
  /** SHA-256 (lower-case hex) of what was transferred, by the transfer's id; only whole files, and only where the rubric asks. */
  hashes: ReadonlyMap<number, string>;
}

/** What a part's checks look at together: the student's best try at it counts. */
export interface Attempt {
  /** Index into files. */
  file: number;
  report: Report;
  /** Null where the capture has none, and for DHCP. */
  session: FtpSession | null;
  transfer: Transfer | null;
  transaction: DhcpTransaction | null;
}

export interface CheckContext {
  /** Kind of capture that the part is about. */
  kind: CaptureKind | null;
  /** Null where no capture is there for the part. */
  attempt: Attempt | null;
  /** All files of the student. */
  files: readonly ReadFile[];
  /** Where the part has no attempt: the file that was meant for it, if one was (unreadable, or of another kind). */
  meant: number | null;
}

/** What a check says: how much of its points was earned, and why. */
export type Verdict<Name extends CheckName> = {
  [Reason in keyof ReasonsOf<Name> & string]: {
    /** 0 to 1. */
    score: number;
    reason: Reason;
    data: ReasonsOf<Name>[Reason];
    /** Frames that show it, of the attempt's capture. */
    frames: readonly number[];
    /** Index into files, where another than the attempt's shows it. */
    file?: number;
  };
}[keyof ReasonsOf<Name> & string];

/** How the rubric may fill a parameter. A default of undefined makes it obligatory. */
export type ParameterKind =
  | { kind: "text"; default: string | null | undefined }
  | { kind: "number"; minimum: number; default: number | undefined }
  | { kind: "boolean"; default: boolean }
  /** One of some words. */
  | { kind: "choice"; choices: readonly string[]; default: string | null | undefined }
  /** A list of texts; of `choices` only, where that is given. */
  | { kind: "texts"; choices: readonly string[] | null; default: readonly string[] | null | undefined }
  /** ISO 8601 with a zone, "2026-11-21T09:00:00+09:00". */
  | { kind: "time"; default: null | undefined }
  /** IP addresses, or networks in CIDR notation. */
  | { kind: "networks"; default: undefined }
  | { kind: "sha256"; default: null | undefined };

/** A built-in check: facts in, verdict out; pure. A new one is a file, a line in registry.ts, and its words. */
export interface Check<Name extends CheckName> {
  name: Name;
  /** What it looks at: a capture of the kinds named (else the rubric is wrong), or, with [], the whole hand-in. */
  captures: readonly CaptureKind[];
  parameters: { [Parameter in keyof ParametersOf<Name>]: ParameterKind };
  run(context: CheckContext, parameters: ParametersOf<Name>): Verdict<Name>;
}
