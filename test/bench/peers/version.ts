import { spawnSync } from "node:child_process";

const PATIENCE_MILLISECONDS = 10_000;

/** The first line with a number in it that a program says about its version, or null where it is not installed. */
export function versionOf(command: string, ...args: readonly string[]): string | null {
  const asked = spawnSync(command, args.length === 0 ? ["--version"] : args, {
    encoding: "utf8",
    timeout: PATIENCE_MILLISECONDS,
  });
  if (asked.error !== undefined) return null;
  const line = `${asked.stdout}${asked.stderr}`.split("\n").find((one) => /\d+\.\d+/.test(one));
  return line?.match(/\d+\.\d+[\w.]*/)?.[0] ?? "?";
}
