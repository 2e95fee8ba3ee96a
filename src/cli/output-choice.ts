import { rendererForFile, rendererNamed, TEXT } from "../render/registry.ts";
import type { Renderer, View } from "../render/renderer.ts";
import type { OutputStream } from "./io.ts";
import type { Request } from "./request.ts";
import { UsageError } from "./usage-error.ts";

/**
 * The output that a command line asks for: by name, by the ending of its file, else text. Throws UsageError where it cannot
 * put out what is asked for, or would send bytes to a terminal.
 */
export function chooseRenderer({ format, output, table, view }: Request, stdout: OutputStream): Renderer {
  const named = format === null ? null : rendererNamed(format);
  const chosen = named ?? (output === null ? null : rendererForFile(output)) ?? TEXT;
  if (table !== null && chosen.name !== "csv") throw new UsageError("table-without-csv");
  if (chosen.views === "drawn" && !isDrawn(view)) throw new UsageError("not-drawn", chosen.name, chosen.extensions[0]);
  if (chosen.binary && output === null && stdout.isTTY === true) {
    throw new UsageError("binary-to-terminal", chosen.name, chosen.extensions[0]);
  }
  return chosen;
}

function isDrawn({ topic }: View): boolean {
  return topic === "ladder" || topic === "compare";
}
