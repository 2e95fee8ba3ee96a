import { statSync } from "node:fs";
import type { Words } from "../../render/locale/language.ts";
import { pathText } from "../error-text.ts";
import { UsageError } from "../usage-error.ts";

/** Throws UsageError where one of the captures cannot be read more than once. What is missing is told by whoever opens it. */
export function refusePipes(paths: readonly string[], words: Words): void {
  const pipe = paths.length === 0 ? "-" : paths.find(isPipe);
  if (pipe !== undefined) throw new UsageError("read-twice", pathText(pipe, words));
}

function isPipe(path: string): boolean {
  if (path === "-") return true;
  try {
    const stat = statSync(path);
    return !stat.isFile() && !stat.isDirectory();
  } catch {
    return false;
  }
}
