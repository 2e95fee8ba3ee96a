import type { DecodeTallies } from "../../decode/decoder.ts";
import { frameReference } from "../../decode/frame-reference.ts";
import type { ControlRecord } from "../../protocols/ftp/records.ts";
import type { Finding, Report } from "../../report/report.ts";
import type { AddressUse } from "../address-uses.ts";
import type { Unreachable } from "../unreachables.ts";

/** What the rules look at: the report so far, and what was counted on the way to it. */
export interface Facts {
  /** Everything but its findings. */
  report: Report;
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
}

/** A rule: facts in, findings out; pure. One rule a file, one line in its group's rules.ts. */
export type Rule = (facts: Facts) => Finding[];

/** Frame references, as evidence, of frames of one capture; unknown ones are left out. */
export function evidence(capture: number | null, frames: readonly (number | null)[]): number[] {
  return frames.flatMap((frame) => (capture === null || frame === null ? [] : [frameReference(capture, frame)]));
}
