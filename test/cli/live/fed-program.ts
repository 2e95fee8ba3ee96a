import { execFileSync, spawn } from "node:child_process";
import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";

const PROGRAM = join(import.meta.dirname, "../../../bin/ftpscope.js");

/** Node's own pipes to a child are sockets; what a shell makes is a pipe. */
export type Feed = "socket" | "pipe";

/** The built program, which reads what the test feeds to its standard input. */
export class FedProgram {
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  out = "";
  err = "";
  readonly #child;
  readonly #pipe: number | null = null;
  #heard = (): void => {};

  /** A pipe is made in `folder`. */
  constructor(argv: readonly string[], feed: Feed, folder: string) {
    let end: number | "pipe" = "pipe";
    if (feed === "pipe") {
      const path = join(folder, "pipe");
      execFileSync("sh", ["-c", 'mkfifo "$0"', path]);
      this.#pipe = openSync(path, "r+");
      end = openSync(path, "r");
    }
    this.#child = spawn(process.execPath, [PROGRAM, ...argv], {
      env: { ...process.env, TZ: "UTC", LC_ALL: "C.UTF-8", NO_COLOR: "1" },
      stdio: [end, "pipe", "pipe"],
    });
    if (end !== "pipe") closeSync(end);
    this.#child.stdin?.on("error", () => undefined);
    this.#child.stdout?.on("data", (chunk) => {
      this.out += chunk;
      this.#heard();
    });
    this.#child.stderr?.on("data", (chunk) => {
      this.err += chunk;
    });
    this.ended = new Promise((resolve) => this.#child.on("close", (code, signal) => resolve({ code, signal })));
  }

  write(bytes: Uint8Array): void {
    if (this.#pipe === null) this.#child.stdin?.write(bytes);
    else writeSync(this.#pipe, bytes);
  }

  end(): void {
    if (this.#pipe === null) this.#child.stdin?.end();
    else closeSync(this.#pipe);
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Sends the signal again and again, which ends the program with this exit code; or kills it while it is ending already. */
  async killed(signal: NodeJS.Signals, code: number): Promise<void> {
    const again = setInterval(() => this.kill(signal), 10);
    const ended = await this.ended;
    clearInterval(again);
    expect([`${code}`, signal]).toContain(`${ended.code ?? ended.signal}`);
  }

  /** Nobody reads its output any more. */
  leave(): void {
    this.#child.stdout?.destroy();
  }

  /** Resolves when so many lines have come, with the last of them. */
  async line(count: number): Promise<string> {
    while (this.out.split("\n").length <= count) {
      await new Promise<void>((resolve) => {
        this.#heard = resolve;
      });
    }
    return this.out.split("\n")[count - 1] ?? "";
  }
}
