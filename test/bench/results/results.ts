import type { KindName } from "../kinds/kinds.ts";
import type { Line } from "./statistics.ts";

/** All that one call of the benchmark measured; parts that were not asked for are empty. */
export interface Results {
  /** ISO date. */
  date: string;
  machine: Machine;
  comparisons: readonly Comparison[];
  start: StartUp | null;
  growth: readonly Growth[];
  hour: readonly MemoryCourse[];
}

/** What was measured on; nothing that names it. */
export interface Machine {
  processor: string;
  cores: number;
  memoryBytes: number;
  system: string;
  /** Program to version; null where it is not installed. */
  versions: Readonly<Record<string, string | null>>;
}

/** Programs that took turns on one capture. */
export interface Comparison {
  kind: KindName;
  /** From the file itself, or from `cat` through a pipe. */
  via: "file" | "pipe";
  scale: number;
  bytes: number;
  timings: readonly Timing[];
}

/** Medians of one program's runs. */
export interface Timing {
  name: string;
  seconds: number;
  cpuSeconds: number | null;
  /** The largest of all runs. */
  peakBytes: number | null;
  rounds: number;
  /** Seconds are scaled up from a capture of this share of the size; 1 otherwise. */
  share: number;
}

/** Medians in seconds from the start of the process. */
export interface StartUp {
  rounds: number;
  /** `node -e 0` to its end. */
  nodeSeconds: number;
  /** `ftpscope --version` to its end. */
  versionSeconds: number;
  /** The summary of a small capture, to the first byte of output. */
  firstByteSeconds: number;
}

/** One kind of capture in several sizes, read into a whole report. */
export interface Growth {
  kind: KindName;
  sizes: readonly { scale: number; bytes: number; seconds: number; peakBytes: number | null }[];
  /** Seconds and bytes of memory against bytes of capture. */
  time: Line | null;
  memory: Line | null;
}

/** Resident memory while an endless input was read through a pipe. */
export interface MemoryCourse {
  format: "text" | "ndjson";
  seconds: number;
  peakBytes: number | null;
  samples: readonly { seconds: number; bytes: number }[];
  /** Highest of the samples in the first and the last quarter of the time. */
  firstQuarterBytes: number;
  lastQuarterBytes: number;
}

export const OURS = "ftpscope --json";
export const OURS_STREAMED = "ftpscope --format ndjson";

/** How many times as fast as a program ftpscope is (its --json unless told); null where one of them was not measured. */
export function timesAsFast({ timings }: Comparison, name: string, ours = OURS): number | null {
  const [mine, other] = [ours, name].map((each) => timings.find((timing) => timing.name === each));
  return mine === undefined || other === undefined ? null : other.seconds / mine.seconds;
}
