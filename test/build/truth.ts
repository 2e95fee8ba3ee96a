import type { DhcpTransaction, Endpoint, FtpSession, Transfer } from "../../src/report/report.ts";

/**
 * What is true of a capture, known to whoever made it and not taken from any dissector: NAME.truth.json. A field that is left
 * out is not known or not meant to be compared.
 */
export interface CaptureTruth {
  /** What the capture shows, in a sentence or two. */
  about: string;
  capture: { packets: number; complete?: boolean };
  sessions?: SessionTruth[];
  transactions?: TransactionTruth[];
}

export interface SessionTruth {
  client: Endpoint;
  server: Endpoint;
  user?: string | null;
  login?: FtpSession["login"];
  security?: FtpSession["security"];
  /** Verb and argument in the order of the wire; PASS's argument masked. Left out where they are not to be compared. */
  commands?: [verb: string | null, argument: string | null][];
  /** Codes in the order of the wire. */
  replies?: number[];
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
  /** Value of each option in hexadecimal, joined and with overload unfolded, of the message with that place in `types`. */
  options?: Record<string, Record<string, string>>;
}
