import { readFileSync } from "node:fs";
import type { MemoryCourse } from "../results/results.ts";
import { run } from "../run/run.ts";
import type { Bench } from "./bench.ts";

const SAMPLE_MILLISECONDS = 100;

/** The hour's traffic through a pipe at full speed, and the memory that ftpscope holds meanwhile. */
export async function watchHour(bench: Bench, format: MemoryCourse["format"]): Promise<MemoryCourse> {
  const { path } = bench.captures.get("hour", bench.scale);
  const samples: { seconds: number; bytes: number }[] = [];
  let timer: NodeJS.Timeout | undefined;
  const onStart = (pid: number): void => {
    const start = performance.now();
    timer = setInterval(() => {
      const bytes = residentBytes(pid);
      if (bytes !== null) samples.push({ seconds: (performance.now() - start) / 1000, bytes });
    }, SAMPLE_MILLISECONDS);
  };
  const argv = [...bench.ftpscope, ...(format === "ndjson" ? ["--format", "ndjson"] : []), "-"];
  try {
    const { seconds, peakBytes } = await run({ argv, fed: path }, { limit: bench.limit, onStart });
    return { format, seconds, peakBytes, samples, ...quarters(samples) };
  } finally {
    clearInterval(timer);
  }
}

/** Highest of the samples in the first and the last quarter of the time. */
export function quarters(
  samples: MemoryCourse["samples"],
): Pick<MemoryCourse, "firstQuarterBytes" | "lastQuarterBytes"> {
  const end = samples.at(-1)?.seconds ?? 0;
  const highest = (within: (share: number) => boolean): number =>
    samples.reduce((most, { seconds, bytes }) => (within(seconds / end) ? Math.max(most, bytes) : most), 0);
  return { firstQuarterBytes: highest((share) => share <= 0.25), lastQuarterBytes: highest((share) => share >= 0.75) };
}

function residentBytes(pid: number): number | null {
  try {
    const line = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "latin1"));
    return line === null ? null : Number(line[1]) * 1024;
  } catch {
    return null;
  }
}
