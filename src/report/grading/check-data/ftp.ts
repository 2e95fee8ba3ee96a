/** What the checks of FTP take and tell. Reasons are codes; render/locale/grading/ has a sentence for each. */
import type { Endpoint } from "../../connection.ts";
import type { AnnouncementMethod, FtpSession } from "../../report.ts";
import type { CaptureKind } from "../capture-kind.ts";
import type { FileProblem } from "../file-problems.ts";
import type { ControlSegment, FtpEnd, Gap, Mode, NoAttempt, NoParameters, RefusedCommand } from "./attempt-reasons.ts";
import type { FtpFileChecks } from "./ftp-files.ts";

/** A readable capture was handed in for the part, whatever is in it. */
interface CaptureCheck {
  parameters: NoParameters;
  reasons: {
    found: { path: string; packets: number };
    /** Of the other captures, one that was handed in, and the mode that it shows. */
    missing: { kind: CaptureKind | null; other: { path: string; mode: Mode } | null };
    unreadable: { path: string; problem: FileProblem | null };
  };
}

/**
 * What may have been meant; "refused" and "unanswered" are calls to FTP's port that came to nothing, "cut" is a snap length
 * that left nothing of what was said, "silent" packets of FTP's port without a word in them.
 */
export type InsteadOfFtp = "ssh" | "http" | "refused" | "unanswered" | "cut" | "silent" | "data-only" | "dhcp";

/** What the capture shows is of the part's kind, or nothing in it says the opposite. */
interface CaptureModeCheck {
  parameters: NoParameters;
  reasons: {
    shown: { path: string; session: number | null; verb: string | null };
    /** FTP is there, and names no port at all. */
    unclear: { path: string; session: number };
    "other-mode": { path: string; kind: CaptureKind; mode: Mode; session: number; verb: string | null; frame: number };
    "no-ftp": { path: string; packets: number; instead: InsteadOfFtp | null };
    "no-dhcp": { path: string; packets: number };
    "no-packets": { path: string };
    unreadable: { path: string; problem: FileProblem | null };
  } & NoAttempt;
}

interface HandshakeCheck {
  parameters: NoParameters;
  reasons: {
    complete: { session: number };
    /** Empty where the capture does not tell which of the three. */
    incomplete: { session: number; missing: ControlSegment[]; gap: Gap };
    /** Every packet carries text: what was saved is what a display filter showed. */
    displayed: { session: number };
    midstream: { session: number };
  } & NoAttempt;
}

interface LoginCheck {
  /** Who must have logged in; null for anybody. */
  parameters: { user: string | null };
  reasons: {
    accepted: { user: string | null };
    "other-user": { user: string | null; wanted: string };
    refused: { user: string | null; code: number | null; reply: string; frame: number | null };
    /** `seconds` where the capture ends with the session, that long after its first packet. */
    none: { session: number; seconds: number | null };
    /** The name or password was sent, and the answer is not there. */
    unanswered: { user: string | null; gap: Gap };
    midstream: { session: number };
    encrypted: { security: FtpSession["security"] };
  } & NoAttempt;
}

interface AnnouncedCheck {
  /** Commands that may name the port; null for all of the mode. */
  parameters: { commands: readonly string[] | null };
  reasons: {
    announced: { method: AnnouncementMethod; to: Endpoint };
    "other-command": { method: AnnouncementMethod; allowed: string[] };
    refused: RefusedCommand;
    /** The command is there, its reply is not; `seconds` where the capture ends there, that long after its first packet. */
    unanswered: { verb: string; seconds: number | null; gap: Gap };
    /** The command was lost in recording; the data connection that it was for is there. */
    lost: { mode: Mode | null };
    /** The control connection ended instead of a reply. */
    "connection-lost": { verb: string; loggedIn: boolean };
    /** Command and reply are there, and no port can be read in them. */
    unreadable: RefusedCommand;
    /** As above, since the capture has only the beginning of each packet. */
    cut: { verb: string; frame: number };
    /** The server connected to the default port, since nobody named one. */
    "default-port": { verb: string | null };
    /** `seconds` where the capture ends with the session, that long after its first packet. */
    missing: { mode: Mode | null; session: number; loggedIn: boolean; seconds: number | null };
    /** Only that end's packets are in the capture, and the command is not. */
    "one-sided": { mode: Mode | null; end: FtpEnd };
    midstream: { session: number };
    encrypted: { security: FtpSession["security"] };
  } & NoAttempt;
}

/** `own` is the address that the listener has on the control connection, where another one was named; null else. */
interface Unreached {
  opener: FtpEnd;
  to: Endpoint;
  own: string | null;
}

/** Why no data connection can be looked at. */
export interface NoDataConnection {
  /** The capture ends with the session, `seconds` after its first packet. */
  "capture-stops": { opener: FtpEnd; seconds: number | null };
  /**
   * The replies tell of data, and the capture has none: it was filtered to the control connection, by a display filter where
   * `displayed`.
   */
  filtered: { opener: FtpEnd; displayed: boolean };
  /** The transfer command itself was refused. */
  "command-refused": RefusedCommand;
  /** No transfer was asked for; `method` is what named a port for one. */
  "not-asked": { method: string | null };
  /** `code` is the server's final reply, null where there was none; `own` as in Unreached. */
  missing: { opener: FtpEnd; to: Endpoint | null; code: number | null; own: string | null };
}

interface SynDirectionCheck {
  parameters: NoParameters;
  reasons: {
    right: { opener: FtpEnd; from: Endpoint; to: Endpoint };
    wrong: { opener: FtpEnd; mode: Mode; frame: number };
    /** The SYN-ACK shows who connected; the SYN itself is not there. */
    "syn-ack-only": { opener: FtpEnd; gap: Gap };
    /** The connection is there from some packet on; `displayed` where a display filter chose the packets. */
    midway: { frame: number; displayed: boolean };
  } & NoDataConnection &
    NoAttempt;
}

interface AnnouncedPortCheck {
  parameters: NoParameters;
  reasons: {
    same: { announced: Endpoint; seen: Endpoint };
    different: { announced: Endpoint; seen: Endpoint };
    /** `cut` where the capture has only the beginning of the packet that names it. */
    "not-announced": { seen: Endpoint | null; cut: boolean; gap: Gap };
  } & NoDataConnection &
    NoAttempt;
}

interface Port20Check {
  /** Whether it costs points that the server uses another port, as it may. */
  parameters: { required: boolean };
  reasons: {
    used: { port: number };
    "other-port": { port: number; wanted: number };
    "not-active": { mode: Mode | null };
  } & NoDataConnection &
    NoAttempt;
}

interface DataHandshakeCheck {
  parameters: NoParameters;
  reasons: {
    complete: { opener: FtpEnd };
    unanswered: Unreached & { syns: number; frame: number };
    refused: Unreached & { by: "rst" | "icmp"; frame: number };
    /** The SYN was answered, and that never acknowledged. */
    "not-acknowledged": { opener: FtpEnd };
    /** Data flows, and one of SYN and SYN-ACK is not there. */
    incomplete: { missing: ControlSegment; gap: Gap };
    midway: { frame: number };
  } & NoDataConnection &
    NoAttempt;
}

interface ClosedCheck {
  parameters: NoParameters;
  reasons: {
    /** `quit` tells whether the client said so first. */
    closed: { quit: boolean; how: "fin" | "rst" };
    /** `encrypted`: a QUIT before it could not be read. */
    reset: { by: FtpEnd | null; encrypted: boolean };
    /** 221 came; the FINs are not there, by a display filter where `displayed`. */
    goodbye: { seconds: number | null; displayed: boolean };
    /** One end's FIN is there, the other's is not. */
    "half-closed": { by: FtpEnd };
    open: { seconds: number | null };
  } & NoAttempt;
}

interface FromStartCheck {
  parameters: NoParameters;
  reasons: {
    syn: { session: number };
    greeting: { session: number };
    midstream: { session: number };
  } & NoAttempt;
}

interface CommandsCheck {
  /** Verbs. */
  parameters: { commands: readonly string[] };
  reasons: {
    all: { commands: string[] };
    some: { seen: string[]; missing: string[]; refused: string[] };
    none: { missing: string[]; refused: string[] };
    encrypted: { security: FtpSession["security"] };
  } & NoAttempt;
}

/** The checks of the capture and of its control connection. */
export interface FtpSessionChecks {
  capture: CaptureCheck;
  "capture-mode": CaptureModeCheck;
  "control-handshake": HandshakeCheck;
  "login-accepted": LoginCheck;
  "endpoint-announced": AnnouncedCheck;
  "connection-closed": ClosedCheck;
  "captured-from-start": FromStartCheck;
  "commands-used": CommandsCheck;
}

/** The checks of data connections and what went over them. */
export interface FtpDataChecks extends FtpFileChecks {
  "data-syn-direction": SynDirectionCheck;
  "announced-port-used": AnnouncedPortCheck;
  "source-port-20": Port20Check;
  "data-handshake": DataHandshakeCheck;
}

export interface FtpChecks extends FtpSessionChecks, FtpDataChecks {}
