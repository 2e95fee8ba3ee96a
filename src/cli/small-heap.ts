import { setFlagsFromString } from "node:v8";
import type { AnalyzeOptions } from "../analysis/pipeline.ts";

/**
 * By how much of what is alive, in percent, the heap may grow between two collections. V8's own choice is three to four times as much:
 * a quarter faster where millions of records are kept for a while, and a gigabyte where there is no end to them.
 */
const GROWTH = 100;
const GROWTH_WITHOUT_END = 20;

/** Bytes of input that are read before it matters. V8 refuses to use compiled code that was kept under other flags (bin/). */
const MUCH = 8_388_608;

/**
 * The progress listener of an analysis, which also has V8 collect sooner once much is read: young objects in one megabyte instead
 * of sixteen, which measures alike, and old ones before they are many times what is needed; sooner still where things are told as
 * they happen. V8 obeys these two flags at any time (Node 20 to 26).
 */
export function keepingHeapSmall({
  live,
  onProgress,
}: Pick<AnalyzeOptions, "live" | "onProgress">): NonNullable<AnalyzeOptions["onProgress"]> {
  let isKept = false;
  return (progress) => {
    onProgress?.(progress);
    if (isKept || progress.consumed < MUCH) return;
    isKept = true;
    setFlagsFromString("--semi-space-growth-factor=1");
    setFlagsFromString(`--heap-growing-percent=${live === undefined ? GROWTH : GROWTH_WITHOUT_END}`);
  };
}
