import type { KindName } from "../kinds/kinds.ts";
import type { Peer } from "../peers/peer.ts";
import type { Captures } from "../run/captures.ts";

/** What all parts of the benchmark measure with. */
export interface Bench {
  /** Command line of ftpscope, to which arguments are added. */
  readonly ftpscope: readonly string[];
  /** Installed and wanted. */
  readonly peers: readonly Peer[];
  readonly captures: Captures;
  readonly kinds: readonly KindName[];
  /** Size of captures in comparisons; 1 is full size, for which the marks are set. */
  readonly scale: number;
  /** Sizes of captures whose cost is fitted. */
  readonly scales: readonly number[];
  readonly rounds: number;
  /** Seconds after which a run has failed. */
  readonly limit: number;
  /** Told what happens. */
  log(line: string): void;
}
