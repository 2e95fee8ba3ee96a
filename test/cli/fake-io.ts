import type { AnalyzeOptions } from "../../src/analysis/analyze-options.ts";
import type { Analyze } from "../../src/cli/analyze.ts";
import type { Environment, Io, OutputStream } from "../../src/cli/io.ts";
import { run } from "../../src/cli/run.ts";
import type { Report } from "../../src/report/report.ts";

/** A stream that remembers what was written, or fails as told. */
export class MemoryStream implements OutputStream {
  text = "";
  isTTY = false;
  columns: number | undefined = undefined;
  #errors: ((error: NodeJS.ErrnoException) => void)[] = [];
  readonly #failure: string | null;

  constructor(failure: string | null = null) {
    this.#failure = failure;
  }

  write(chunk: string | Uint8Array): boolean {
    if (this.#failure === null) {
      this.text += typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("latin1");
      return true;
    }
    const error = Object.assign(new Error("write failed"), { code: this.#failure });
    queueMicrotask(() => {
      for (const listener of this.#errors) listener(error);
    });
    return false;
  }

  once(): this {
    return this;
  }

  on(_event: "error", listener: (error: NodeJS.ErrnoException) => void): this {
    this.#errors.push(listener);
    return this;
  }
}

export interface Ran {
  code: number;
  out: string;
  err: string;
  /** What was asked of the analysis; null where it was not asked. */
  asked:
    | ({ paths: readonly string[] } & Pick<AnalyzeOptions, "showPasswords" | "packets" | "allowedDhcpServers">)
    | null;
}

interface Circumstances {
  report?: Report;
  /** Reads captures in earnest, instead of giving `report`. */
  analyze?: Analyze;
  /** Thrown by the analysis instead. */
  error?: Error;
  env?: Environment;
  piped?: boolean;
  terminal?: { columns: number };
  stdout?: MemoryStream;
  /** Ctrl-C as soon as anybody listens to it. */
  interruptAtOnce?: boolean;
  /** Called while the capture is read, with what interrupts the run. */
  during?: (interrupt: () => void) => void;
}

/** One run of the command line against a report made by hand. */
export async function runCli(argv: readonly string[], circumstances: Circumstances = {}): Promise<Ran> {
  const stdout = circumstances.stdout ?? new MemoryStream();
  const stderr = new MemoryStream();
  if (circumstances.terminal !== undefined) {
    stdout.isTTY = true;
    stdout.columns = circumstances.terminal.columns;
  }
  let interrupt = (): void => undefined;
  const io: Io = {
    stdout,
    stderr,
    env: circumstances.env ?? {},
    stdinIsPiped: circumstances.piped ?? false,
    stdinIsLive: circumstances.piped ?? false,
    timeZone: "Asia/Seoul",
    onInterrupt: (listener) => {
      interrupt = listener;
      if (circumstances.interruptAtOnce === true) listener();
    },
    exitOnSignals: () => undefined,
  };
  let asked: Ran["asked"] = null;
  const analyze: Analyze = async (paths, options) => {
    const { showPasswords, packets, allowedDhcpServers } = options;
    asked = { paths, showPasswords, packets, allowedDhcpServers: allowedDhcpServers ?? null };
    circumstances.during?.(interrupt);
    if (circumstances.error !== undefined) throw circumstances.error;
    if (circumstances.analyze !== undefined) return circumstances.analyze(paths, options);
    if (circumstances.report === undefined) throw new Error("this run was not to read anything");
    return circumstances.report;
  };
  const code = await run(argv, io, analyze);
  return { code, out: stdout.text, err: stderr.text, asked };
}
