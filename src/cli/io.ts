/** The part of a writable stream that output needs. */
export interface OutputStream {
  write(chunk: string | Uint8Array): boolean;
  once(event: "drain", listener: () => void): unknown;
  on(event: "error", listener: (error: NodeJS.ErrnoException) => void): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** The environment variables that are listened to. */
export interface Environment {
  FTPSCOPE_LANG?: string | undefined;
  LC_ALL?: string | undefined;
  LC_MESSAGES?: string | undefined;
  LC_CTYPE?: string | undefined;
  LANG?: string | undefined;
  TERM?: string | undefined;
  COLUMNS?: string | undefined;
  NO_COLOR?: string | undefined;
  FORCE_COLOR?: string | undefined;
}

/** What a run touches outside of itself; tests hand in their own. */
export interface Io {
  stdout: OutputStream;
  stderr: OutputStream;
  env: Environment;
  /** Whether standard input is a pipe, a socket or a redirected file: something that can be read to its end. */
  stdinIsPiped: boolean;
  /** IANA name of the zone that wall clocks are shown in; null is the machine's own. */
  timeZone: string | null;
  /** Whether standard input comes as it is made, and may never end: a pipe, a socket or a terminal. */
  stdinIsLive: boolean;
  /** Has `listener` called at the first of these signals; the next one ends the process. */
  onInterrupt(listener: () => void, signals?: readonly ("SIGINT" | "SIGTERM")[]): void;
  /** Has the process exit where a signal would kill it: what is temporary is removed then. */
  exitOnSignals(signals?: readonly ("SIGINT" | "SIGTERM" | "SIGHUP")[]): void;
}
