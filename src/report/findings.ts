import { captureOf, frameOf } from "../decode/frame-reference.ts";
import type { CaptureCause, CaptureFindings } from "./finding-data/captures.ts";
import type { DhcpExchangeCause, DhcpExchangeFindings } from "./finding-data/dhcp-exchanges.ts";
import type { DhcpNetworkCause, DhcpNetworkFindings } from "./finding-data/dhcp-networks.ts";
import type { FtpAddressCause, FtpAddressFindings } from "./finding-data/ftp-addresses.ts";
import type { FtpConnectionCause, FtpConnectionFindings } from "./finding-data/ftp-connections.ts";
import type { FtpSessionCause, FtpSessionFindings } from "./finding-data/ftp-sessions.ts";
import type { FtpTransferCause, FtpTransferFindings } from "./finding-data/ftp-transfers.ts";
import type { SEVERITIES } from "./finding-severities.ts";
import type { Finding } from "./report.ts";

/**
 * What each finding carries: its stable code and the facts that its sentence is made from. Of very long captures, which are judged
 * in batches, counts of different clients, senders, relays, names and passwords are at least so many.
 * A code added without a sentence and an explanation in every language does not compile (render/locale/findings/ and
 * render/locale/explanations/).
 */
export interface FindingData
  extends FtpConnectionFindings,
    FtpAddressFindings,
    FtpTransferFindings,
    FtpSessionFindings,
    DhcpExchangeFindings,
    DhcpNetworkFindings,
    CaptureFindings {}

export type FindingCode = keyof FindingData;

export type CauseCode =
  | FtpConnectionCause
  | FtpAddressCause
  | FtpTransferCause
  | FtpSessionCause
  | DhcpExchangeCause
  | DhcpNetworkCause
  | CaptureCause;

/**
 * Why something happened, and how sure that is: certain where frames prove it, likely where what is seen has hardly
 * another reason, possible else.
 */
export interface Cause {
  code: CauseCode;
  confidence: "certain" | "likely" | "possible";
}

/** What a finding is about, and what it rests on. */
export interface FindingPlace {
  subject?: Partial<Finding["subject"]>;
  /** Where a whole capture is meant. */
  capture?: number | undefined;
  /** Frame references of the evidence, in order. */
  at?: readonly number[];
  /** "inferred" where the finding itself, not only its cause, is concluded from what is seen. */
  confidence?: Finding["confidence"];
  /** Most probable first. */
  causes?: readonly Cause[];
}

/** Characters of a text from the wire that a finding repeats: a name may be 64 KiB long, and the whole of it stands elsewhere. */
const LONGEST_TEXT = 1_000;

/** A finding whose data fits its code. `message` stays empty: render/locale fills it in the reader's language. */
export function makeFinding<Code extends FindingCode>(
  code: Code,
  severity: (typeof SEVERITIES)[Code][number],
  data: FindingData[Code],
  { subject, capture, at = [], confidence = "seen", causes = [] }: FindingPlace = {},
): Finding {
  const captures = new Set(at.map(captureOf));
  const [first] = captures;
  return {
    code,
    severity,
    confidence,
    subject: { session: null, transfer: null, transaction: null, ...subject },
    capture: capture ?? (captures.size === 1 ? (first ?? null) : null),
    frames: at.map(frameOf),
    data: shortTexts(data),
    causes: causes.map((cause) => ({ ...cause })),
    message: "",
    explanation: null,
  };
}

function shortTexts(data: object): Finding["data"] {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, typeof value === "string" ? shortText(value) : value]),
  );
}

/** Cut between two characters. */
function shortText(text: string): string {
  if (text.length <= LONGEST_TEXT) return text;
  const isSplit = (text.codePointAt(LONGEST_TEXT - 1) ?? 0) > 0xffff;
  return `${text.slice(0, isSplit ? LONGEST_TEXT - 1 : LONGEST_TEXT)}…`;
}
