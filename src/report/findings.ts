import { captureOf, frameOf } from "../decode/frame-reference.ts";
import type { Endpoint } from "./connection.ts";
import type { Finding } from "./report.ts";

/**
 * What each finding carries: its stable code and the facts that its sentence is made from.
 * A code added here without a sentence in every language does not compile (render/locale/findings.*.ts).
 */
export interface FindingData {
  /** Ids of the sessions whose PASS could be read. */
  "ftp.password-clear": { sessions: number[] };
  /** A control connection that was answered by RST. */
  "ftp.control-refused": { client: Endpoint; server: Endpoint };
  /** A control connection whose SYNs got no answer. */
  "ftp.control-unanswered": { client: Endpoint; server: Endpoint; syns: number };
  /** Retransmitted bytes that differ from the ones first seen, which were kept. */
  "ftp.overlap-conflict": { bytes: number };
  /** Where reading first stopped or jumped (`offset` in bytes), and in how many places it did. */
  "capture.damaged": { code: string; offset: number; message: string; places: number };
  /** Packets recorded shorter than they were. */
  "capture.snap-cut": { packets: number; snapLength: number };
  /** Packets of a link type that is not read; the number is tcpdump.org's LINKTYPE_. */
  "capture.unknown-link-type": { linkType: number; packets: number };
  /** A ceiling of limits.ts was reached, and this many things were left out. */
  "limit.reached": { table: string; dropped: number };
}

export type FindingCode = keyof FindingData;

/** What a finding is about: `at` are frame references of the evidence, in order; `capture` where a whole capture is meant. */
export interface FindingPlace {
  subject?: Partial<Finding["subject"]>;
  capture?: number;
  at?: readonly number[];
}

/** A finding whose data fits its code. `message` stays empty: render/locale fills it in the reader's language. */
export function makeFinding<Code extends FindingCode>(
  code: Code,
  severity: Finding["severity"],
  data: FindingData[Code],
  { subject, capture, at = [] }: FindingPlace = {},
): Finding {
  const captures = new Set(at.map(captureOf));
  const [first] = captures;
  return {
    code,
    severity,
    subject: { session: null, transfer: null, transaction: null, ...subject },
    capture: capture ?? (captures.size === 1 ? (first ?? null) : null),
    frames: at.map(frameOf),
    data: { ...data },
    message: "",
  };
}
