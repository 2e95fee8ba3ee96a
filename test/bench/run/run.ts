import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A program and its arguments, and the file that `cat` feeds it through a pipe, if any. */
export interface Command {
  readonly argv: readonly string[];
  readonly fed?: string;
}

/** One run of a program. */
export interface Run {
  seconds: number;
  /** Time of all cores, and largest resident set in bytes, of the program alone; null where GNU time is not there. */
  cpuSeconds: number | null;
  peakBytes: number | null;
}

export interface RunOptions {
  /** After so many seconds the run has failed. */
  limit: number;
  /** Nothing around the program that would take time of its own, so that only the seconds are known. */
  bare?: boolean;
  /** Told the process id of the program, some milliseconds after its start. */
  onStart?: (pid: number) => void;
  /** Told when the first byte came out. Without it the output goes to /dev/null. */
  onFirstByte?: (seconds: number) => void;
}

const GNU_TIME = "/usr/bin/time";
const ERROR_BYTES = 2000;
const PID_POLL_MILLISECONDS = 2;
const HAS_GNU_TIME = /GNU/.test(spawnSync(GNU_TIME, ["--version"], { encoding: "utf8" }).stdout ?? "");
/** Each with the folder for its files. */
const running = new Map<ChildProcess, string>();

/** Runs a program to its end with its output thrown away. Rejects where it fails or takes longer than the limit. */
export function run(command: Command, options: RunOptions): Promise<Run> {
  const scratch = mkdtempSync(join(tmpdir(), "ftpscope-bench-"));
  const files = { pid: join(scratch, "pid"), usage: join(scratch, "usage") };
  const argv = wrapped(command, options, files);
  return new Promise((done, fail) => {
    const nowhere = openSync("/dev/null", "r+");
    const output = options.onFirstByte === undefined ? nowhere : "pipe";
    const start = process.hrtime.bigint();
    const child = spawn(argv[0] ?? "", argv.slice(1), { stdio: ["ignore", output, "pipe"], detached: true });
    const elapsed = (): number => Number(process.hrtime.bigint() - start) / 1e9;
    running.set(child, scratch);
    let errors = "";
    let late = false;
    child.stderr?.on("data", (bytes) => {
      errors = `${errors}${bytes}`.slice(-ERROR_BYTES);
    });
    child.stdout?.once("data", () => options.onFirstByte?.(elapsed()));
    const limit = setTimeout(() => {
      late = true;
      kill(child);
    }, options.limit * 1000);
    const watch = options.onStart === undefined ? undefined : tellPid(files.pid, options.onStart);
    let seconds = 0;
    child.once("exit", () => {
      seconds = elapsed();
    });
    const end = (problem: string | null): void => {
      // A program that cannot be started is told of twice.
      if (!running.delete(child)) return;
      clearTimeout(limit);
      clearInterval(watch);
      closeSync(nowhere);
      const used = usage(files.usage);
      rmSync(scratch, { recursive: true, force: true });
      if (problem === null) done({ seconds, ...used });
      else fail(new Error(`${nameOf(command)}: ${problem}\n${errors}`));
    };
    child.once("error", (error) => end(error.message));
    child.once("close", (code, signal) => {
      if (late) end(`took longer than ${options.limit} s`);
      else end(code === 0 ? null : `ended with ${code ?? signal}`);
    });
  });
}

/** Ends what still runs, and tidies up behind it. */
export function endAll(): void {
  for (const [child, scratch] of running) {
    kill(child);
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The whole group: the shell, `cat` and the program. */
function kill(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

/** Files that the program's surroundings leave behind. */
interface Files {
  pid: string;
  usage: string;
}

/** The program in what feeds it, measures it and tells its process id, from the outside in. */
function wrapped({ argv, fed }: Command, { bare, onStart }: RunOptions, files: Files): readonly string[] {
  if (bare === true) return argv;
  let whole = argv;
  if (onStart !== undefined) whole = ["sh", "-c", 'echo $$ > "$0"; exec "$@"', files.pid, ...whole];
  if (HAS_GNU_TIME) whole = [GNU_TIME, "-o", files.usage, "-f", "%U %S %M", ...whole];
  if (fed !== undefined) whole = ["sh", "-c", 'cat "$0" | "$@"', fed, ...whole];
  return whole;
}

function tellPid(file: string, tell: (pid: number) => void): NodeJS.Timeout {
  const timer = setInterval(() => {
    const pid = Number(readOrEmpty(file));
    if (!(pid > 0)) return;
    clearInterval(timer);
    tell(pid);
  }, PID_POLL_MILLISECONDS);
  return timer;
}

function usage(file: string): Pick<Run, "cpuSeconds" | "peakBytes"> {
  const figures = /^([\d.]+) ([\d.]+) (\d+)$/m.exec(readOrEmpty(file));
  if (figures === null) return { cpuSeconds: null, peakBytes: null };
  const [user = 0, system = 0, kilobytes = 0] = figures.slice(1).map(Number);
  return { cpuSeconds: user + system, peakBytes: kilobytes * 1024 };
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return "";
  }
}

function nameOf({ argv }: Command): string {
  return argv.map((word) => word.split("/").at(-1)).join(" ");
}
