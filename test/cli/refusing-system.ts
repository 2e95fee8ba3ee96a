import { type SpawnOptions, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");
/** FTPSCOPE_PROGRAM tries another build. */
const { FTPSCOPE_PROGRAM: PROGRAM = join(ROOT, "bin/ftpscope.js") } = process.env;

/** The program as it is built; without, tests of processes are skipped. */
export const BUILT = existsSync(join(PROGRAM, "../../dist/bundle"));

/** Nobody's number: root may do everything, which is of no use here. */
const NOBODY = 65_534;
const PATIENCE = 60_000;

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

export interface Circumstances {
  cwd: string;
  /** Where standard output goes; into `out` unless told. */
  stdout?: number | "pipe";
  /** As a user who may not do everything. */
  asNobody?: boolean;
  /** Its reader leaves at once. */
  readerLeaves?: boolean;
}

/** Runs the program to its end; whoever hangs is ended, and its code is null. */
export function run(
  argv: readonly string[],
  { cwd, stdout = "pipe", asNobody = false, readerLeaves = false }: Circumstances,
): Promise<Ended> {
  const env = { ...process.env, TZ: "UTC", LC_ALL: "C.UTF-8", NO_COLOR: "1", HOME: cwd };
  const options: SpawnOptions = {
    cwd,
    env,
    stdio: ["ignore", stdout, "pipe"],
    timeout: PATIENCE,
    ...(asNobody ? nobody() : {}),
  };
  const child = spawn(process.execPath, [PROGRAM, ...argv], options);
  const told = { out: "", err: "" };
  if (readerLeaves) child.stdout?.destroy();
  else
    child.stdout?.on("data", (chunk) => {
      told.out += chunk;
    });
  child.stderr?.on("data", (chunk) => {
    told.err += chunk;
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, ...told })));
}

function nobody(): Pick<SpawnOptions, "uid" | "gid"> {
  return process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
}

/** Whether a user who may not do everything can run the program where it lies. */
export function nobodyCanRun(): boolean {
  if (process.platform === "win32") return false;
  return spawnSync(process.execPath, [PROGRAM, "--version"], { ...nobody(), cwd: "/" }).status === 0;
}

/** A file system of so many KiB in memory, or null where we may not have one; `unmount` when done. */
export function smallDisk(path: string, kib: number): { unmount(): void; readOnly(): void } | null {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return null;
  mkdirSync(path);
  if (spawnSync("mount", ["-t", "tmpfs", "-o", `size=${kib}k`, "tmpfs", path]).status !== 0) return null;
  return {
    unmount: () => void spawnSync("umount", [path]),
    readOnly: () => void spawnSync("mount", ["-o", "remount,ro", path]),
  };
}

/** A folder that nobody may enter from elsewhere, and that `asNobody` may use. */
export function openFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "ftpscope-refusing-"));
  spawnSync("chmod", ["777", path]);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Puts a named pipe there; false where the system has none. */
export function makeFifo(path: string): boolean {
  return process.platform !== "win32" && spawnSync("mkfifo", [path]).status === 0;
}

export function hasFullDevice(): boolean {
  return process.platform !== "win32" && existsSync("/dev/full") && statSync("/dev/full").isCharacterDevice();
}

export function put(path: string, bytes: Uint8Array | string): string {
  writeFileSync(path, bytes);
  return path;
}
