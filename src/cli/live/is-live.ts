import { statSync } from "node:fs";
import type { Io } from "../io.ts";
import type { Request } from "../request.ts";

/** Whether some of the input comes as it is made, and may never end: standard input, a named pipe, a file that is followed. */
export function isLive({ paths, follow }: Pick<Request, "paths" | "follow">, io: Pick<Io, "stdinIsLive">): boolean {
  return follow || paths.some((path) => (path === "-" ? io.stdinIsLive : isPipe(path)));
}

function isPipe(path: string): boolean {
  try {
    return statSync(path).isFIFO();
  } catch {
    return false;
  }
}
