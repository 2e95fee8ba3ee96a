// FENCE, once a capture or where one goes wrong: here may be allocated.
import { closeSync, constants, createReadStream, fstatSync, openSync, type Stats, statSync } from "node:fs";
import { type ByteSource, errorCode } from "./byte-source.ts";
import { CaptureError } from "./capture-error.ts";
import type { CaptureInput } from "./capture-input.ts";
import { FileSource } from "./file-source.ts";
import { FollowSource } from "./follow-source.ts";
import { PipeSource } from "./pipe-source.ts";
import { StreamSource } from "./stream-source.ts";

const STDIN = 0;

/** Opens an input. Throws CaptureError only. */
export function openSource(input: CaptureInput): ByteSource {
  if (typeof input !== "string") return new StreamSource(input.stream);
  try {
    return input === "-" ? openStdin() : openPath(input);
  } catch (error) {
    throw captureError(error, input);
  }
}

/** Opens a file that is still being written; `isReplaced` as FollowSource has it. Throws CaptureError only. */
export function openFollowed(path: string, isReplaced: () => Promise<boolean>): FollowSource {
  try {
    return new FollowSource(openSync(path, "r"), isReplaced);
  } catch (error) {
    throw captureError(error, path);
  }
}

/** What is wrong with an input that the system does not open. */
export function captureError(error: unknown, path: string): CaptureError {
  if (error instanceof CaptureError) return error;
  const code = errorCode(error);
  if (code === "ENOENT" || code === "ENOTDIR") return new CaptureError("missing", path);
  if (code === "EISDIR") return new CaptureError("directory", path);
  return new CaptureError("unreadable", path, code);
}

function openPath(path: string): ByteSource {
  const stats = statSync(path);
  if (stats.isDirectory()) throw new CaptureError("directory", path);
  if (stats.isFIFO() && process.platform === "linux") return openNonBlocking(path, false);
  if (stats.isFile() || stats.isBlockDevice()) return openFile(path, stats);
  return new StreamSource(createReadStream(path));
}

function openFile(path: string, stats: Stats): ByteSource {
  return new FileSource(openSync(path, "r"), stats.isFile() ? stats.size : null, true);
}

/** A redirected file is read like any file; a pipe, on Linux, without blocking; all else (terminal, socket) as a stream. */
function openStdin(): ByteSource {
  const stats = fstatSync(STDIN);
  if (stats.isDirectory()) throw new CaptureError("directory", "-");
  if (stats.isFile()) return new FileSource(STDIN, stats.size, false);
  if (stats.isFIFO() && process.platform === "linux") {
    try {
      return openNonBlocking(`/proc/self/fd/${STDIN}`, true);
    } catch {
      // No /proc, or no right to reopen the pipe: the stream below works everywhere.
    }
  }
  return new StreamSource(process.stdin);
}

function openNonBlocking(path: string, writerSeen: boolean): ByteSource {
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    return new PipeSource(descriptor, writerSeen);
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}
