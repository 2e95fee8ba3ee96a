import { spawn, spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";

/** One run of a program. */
export interface Run {
  seconds: number;
  /** Largest resident set, from /proc; null where there is no /proc. */
  peakBytes: number | null;
}

const POLL_MILLISECONDS = 15;

/** Runs a program to its end with nothing on standard input and its output thrown away. Rejects where it fails. */
export function run(command: string, args: readonly string[]): Promise<Run> {
  return new Promise((done, fail) => {
    const nowhere = openSync("/dev/null", "r+");
    const start = process.hrtime.bigint();
    const child = spawn(command, args, { stdio: ["ignore", nowhere, nowhere] });
    let peakBytes: number | null = null;
    // The high-water mark only rises, so the last look before the end is as good as any.
    const timer = setInterval(() => {
      peakBytes = highWaterMark(child.pid ?? 0) ?? peakBytes;
    }, POLL_MILLISECONDS);
    const finish = (): void => {
      clearInterval(timer);
      closeSync(nowhere);
    };
    child.once("error", (error) => {
      finish();
      fail(error);
    });
    child.once("exit", (code, signal) => {
      const seconds = Number(process.hrtime.bigint() - start) / 1e9;
      finish();
      if (code === 0) done({ seconds, peakBytes });
      else fail(new Error(`${command} ended with ${code ?? signal}`));
    });
  });
}

function highWaterMark(pid: number): number | null {
  try {
    const line = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "latin1"));
    return line === null ? null : Number(line[1]) * 1024;
  } catch {
    return null;
  }
}

/** First line that a program says about its version, or null where it is not installed. */
export function versionOf(command: string): string | null {
  const asked = spawnSync(command, ["--version"], { encoding: "utf8" });
  if (asked.error !== undefined) return null;
  return `${asked.stdout}${asked.stderr}`.split("\n").find((line) => /\d+\.\d+/.test(line)) ?? "";
}

/** The middle value; the mean of the two middle ones for an even count. NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}
