/**
 * How long the built program takes for the class of two hundred, how much memory, and whether the number of workers changes
 * anything. By hand, as figures depend on the machine: npm run bench:class
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeClass } from "./make-class.ts";

const PROGRAM = "bin/ftpscope.js";
const WORKERS = [1, 2, 2, 2];

const folder = mkdtempSync(join(tmpdir(), "measure-class-"));
try {
  const { path, members } = await makeClass(folder);
  console.log(`${members.length} students`);
  const grades = WORKERS.map((workers, run) => measure(path, join(folder, `out-${run}`), workers));
  console.log(new Set(grades).size === 1 ? "all runs gave the same grades" : "THE RUNS GAVE DIFFERENT GRADES");
} finally {
  rmSync(folder, { recursive: true });
}

/** GNU time tells the peak of the whole process, worker threads and all. Returns the grades. */
function measure(path: string, output: string, workers: number): string {
  const figures = join(folder, "time.txt");
  const grade = [PROGRAM, "grade", path, "--jobs", String(workers), "-o", `${output}/`];
  const { status, stderr } = spawnSync("/usr/bin/time", ["-f", "%e %U %M", "-o", figures, process.execPath, ...grade], {
    encoding: "utf8",
  });
  // A class in which somebody fails ends with 1.
  if (status !== 0 && status !== 1) throw new Error(stderr);
  const [seconds, used, kilobytes] = readFileSync(figures, "utf8").trim().split("\n").at(-1)?.split(" ") ?? [];
  console.log(`${workers} workers: ${seconds} s (${used} s of computing), ${Math.round(Number(kilobytes) / 1024)} MiB`);
  return readFileSync(join(output, "grades.json"), "utf8");
}
