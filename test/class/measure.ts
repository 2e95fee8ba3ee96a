/**
 * How long the built program takes for the class of two hundred, and how much memory; by hand, as figures depend on the machine:
 * npm run bench:class [-- RUNS]
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeClass } from "./make-class.ts";

const RUNS = Number(process.argv[2] ?? 3);
const PROGRAM = join(process.cwd(), "dist/cli/main.js");
const folder = mkdtempSync(join(tmpdir(), "measure-class-"));
try {
  const { path, members } = await makeClass(folder);
  console.log(`${members.length} students`);
  for (let run = 1; run <= RUNS; run++) measure(path, join(folder, `out-${run}`));
} finally {
  rmSync(folder, { recursive: true });
}

/** GNU time tells the peak of the whole process, worker threads and all. */
function measure(path: string, output: string): void {
  const figures = join(folder, "time.txt");
  const command = [process.execPath, PROGRAM, "grade", path, "-o", `${output}/`];
  const { status, stderr } = spawnSync("/usr/bin/time", ["-f", "%e %M", "-o", figures, ...command], {
    encoding: "utf8",
  });
  const [seconds, kilobytes] = readFileSync(figures, "utf8").trim().split("\n").at(-1)?.split(" ") ?? [];
  console.log(`${seconds} s, ${Math.round(Number(kilobytes) / 1024)} MiB (exit ${status})`);
  if (status !== 0 && status !== 1) console.log(stderr);
}
