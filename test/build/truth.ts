import type { DhcpTransaction, FtpSession, Report, Transfer } from "../../src/report/report.ts";

/**
 * What is true of a capture, known to whoever made it and not taken from any dissector: NAME.truth.json. A field that is left
 * out is not known or not meant to be compared.
 */
export interface CaptureTruth {
  capture: { packets: number; complete?: boolean };
  sessions?: SessionTruth[];
  transactions?: TransactionTruth[];
  linkLocal?: Partial<Report["dhcp"]["linkLocal"][number]>[];
  /** What the capture shows, in a sentence or two. */
  notes: string;
}

export interface SessionTruth {
  /** "ip:port"; IPv6 in brackets. */
  client: string;
  server: string;
  user?: string | null;
  login?: FtpSession["login"];
  security?: FtpSession["security"];
  /** Verb and argument in the order of the wire; PASS's argument masked. Left out where they are not to be compared. */
  commands?: [verb: string | null, argument: string | null][];
  /** Verbs alone, where the arguments are too long or too doubtful to be compared. */
  verbs?: string[];
  /** Codes in the order of the wire. */
  replies?: number[];
  /** Which command got which replies; verb null for replies that answer nothing. Only where the pairing is the point. */
  exchanges?: [verb: string | null, codes: number[]][];
  transfers?: TransferTruth[];
}

export type TransferTruth = Partial<
  Pick<
    Transfer,
    | "verb"
    | "argument"
    | "path"
    | "mode"
    | "method"
    | "direction"
    | "bytes"
    | "missingBytes"
    | "retransmittedBytes"
    | "restart"
    | "outcome"
    | "replyCode"
    | "type"
    | "announcedBytes"
  >
>;

export interface TransactionTruth {
  /** MAC, or the report's name of the client. */
  client?: string;
  kind?: DhcpTransaction["kind"];
  outcome?: DhcpTransaction["outcome"];
  /** Names of the messages in order. */
  types?: string[];
  /** For each message the problems that must be among those told; order does not matter. */
  problems?: string[][];
  /** Options that some message of the transaction must have: code to value in hexadecimal, joined and overload unfolded. */
  options?: Record<string, string>;
}
