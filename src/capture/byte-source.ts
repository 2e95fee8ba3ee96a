// FENCE, once a read: copies into the buffer that it is given and keeps no hold of it.
import type { Damage } from "./record-reader.ts";

/** What `ByteSource.read` returns where it copied nothing: one must `wait`, or no byte will follow. */
export const WAIT = 0;
export const END = -1;

/** Where bytes come from: a file, a pipe, or a decompressor in front of one. Reading never throws and never blocks for long. */
export interface ByteSource {
  /** Bytes of the file on disk, null where nobody knows. */
  readonly size: number | null;
  /** Bytes read so far of the file on disk (before decompression), or out of the pipe. */
  readonly consumed: number;
  /** Why the bytes ended too early, if they did; `offset` counts the bytes that this source has handed out. */
  readonly damage: Damage | null;

  /** Copies at most `length` bytes (more than 0) to `target` at `offset`: how many, or WAIT or END. */
  read(target: Uint8Array, offset: number, length: number): number;
  /** Resolves when `read` is worth another call, which may still say WAIT. Never rejects. */
  wait(): Promise<void>;
  /** Gives back files and memory; nothing is read after it. */
  close(): void;
}

/** The system's code of an error such as "EACCES", or its message where it has none. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code: unknown = "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : error.message;
}

/** The damage of an input that the system stopped reading. */
export function readFailed(offset: number, error: unknown): Damage {
  return { offset, code: "read-failed", message: `Reading failed (${errorCode(error)}); the rest was not read.` };
}
