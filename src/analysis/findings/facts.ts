import type { DecodeTallies } from "../../decode/decoder.ts";
import { frameReference } from "../../decode/frame-reference.ts";
import type { ControlRecord } from "../../protocols/ftp/records.ts";
import type { Finding, Report } from "../../report/report.ts";
import type { AddressUse } from "../address-uses.ts";
import type { Unreachable } from "../unreachables.ts";
import type { Memories } from "./memories.ts";

/**
 * What the rules look at: the report so far, and what was counted on the way to it. Very long captures are judged in batches
 * (finding-book.ts): the report then has the sessions, exchanges, clients and link-local claims of one batch, each in one only;
 * all else is what was read until now.
 */
export interface Facts {
  /** Everything but its findings. */
  report: Report;
  /** Of the report's sessions, in their order; and control connections that are none. */
  controls: readonly ControlRecord[];
  /** Damaged places, by capture. */
  damages: readonly number[];
  /** Packets of FTP's connections that were captured twice, by capture. */
  duplicates: readonly number[];
  tallies: DecodeTallies;
  /** ICMP errors about packets of TCP, in the order of the capture. */
  unreachables: readonly Unreachable[];
  /** Who sent from addresses that DHCP handed out, and when. */
  addressUses: readonly AddressUse[];
  /** Servers that may answer (addresses or MACs); null where nobody said which. */
  allowedDhcpServers: readonly string[] | null;
  /** What the ceilings of limits.ts left out, by table. */
  dropped: Readonly<Record<string, number>>;
  /** What rules remember of earlier batches; left out where there are none. */
  earlier?: Memories;
}

/**
 * A rule: facts in, findings out; but for what it remembers from batch to batch, pure. One rule a file, one line in its group's
 * rules.ts.
 */
export interface Rule {
  (facts: Facts): Finding[];
  /** Where it tells of all batches at the end: asked of each batch but the last. Returns how much it left out to bound memory. */
  gather?: (facts: Facts) => number;
}

/** Frame references, as evidence, of frames of one capture; unknown ones are left out. */
export function evidence(capture: number | null, frames: readonly (number | null)[]): number[] {
  return frames.flatMap((frame) => (capture === null || frame === null ? [] : [frameReference(capture, frame)]));
}
