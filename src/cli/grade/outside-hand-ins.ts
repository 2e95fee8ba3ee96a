import { realpathSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { UsageError } from "../usage-error.ts";

/** Throws UsageError where the output would lie in the folder of hand-ins: the next run would take it for one of them. */
export function refuseAmongHandIns(output: string, handIns: string): void {
  const folder = realPath(handIns);
  const place = realPath(output);
  if (folder === null || place === null) return;
  const way = relative(folder, place);
  // From one drive of Windows to another the way is absolute.
  const isOutside = isAbsolute(way) || way.split(sep)[0] === "..";
  if (isOutside) return;
  const beside = join(dirname(resolve(handIns)), way === "" ? `${basename(place)}-graded` : basename(place));
  throw new UsageError("output-among-handins", output, relative("", beside));
}

/** Without links; of what is not there yet, as far as its folder is; null where that is not there either, or unreadable. */
function realPath(path: string): string | null {
  for (const [known, rest] of [
    [path, ""],
    [dirname(resolve(path)), basename(path)],
  ] as const) {
    try {
      return join(realpathSync(known), rest);
    } catch {
      // Its folder may be there.
    }
  }
  return null;
}
