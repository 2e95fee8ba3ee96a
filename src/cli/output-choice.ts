import { RENDERERS, rendererForFile, rendererNamed, TEXT } from "../render/registry.ts";
import { isDrawn, type Renderer, type View } from "../render/renderer.ts";
import type { OutputStream } from "./io.ts";
import type { Request } from "./request.ts";
import { UsageError } from "./usage-error.ts";

/** Endings that ask for something that ftpscope does not make; text under such a name would mislead. */
export const FOREIGN_ENDING = /\.(?:jpe?g|gif|webp|bmp|tiff?|pdf|e?ps|docx?|pptx?|xlsx?|od[tsp]|hwpx?)$/i;

/**
 * The output that a command line asks for: by name, by the ending of its file, else text. Throws UsageError where it cannot
 * put out what is asked for, or would send bytes to a terminal.
 */
export function chooseRenderer({ format, output, table, view }: Request, stdout: OutputStream): Renderer {
  if (format === null && output !== null && FOREIGN_ENDING.test(output)) {
    throw new UsageError("foreign-ending", output, endingsFor(view));
  }
  const named = format === null ? null : rendererNamed(format);
  if (format !== null && named === null) throw new UsageError("grade-output", format);
  const chosen = named ?? (output === null ? null : rendererForFile(output)) ?? TEXT;
  if (table !== null && chosen.name !== "csv") throw new UsageError("table-without-csv");
  if (chosen.views === "drawn" && !isDrawn(view)) throw new UsageError("not-drawn", chosen.name, chosen.extensions[0]);
  if (chosen.binary && output === null && stdout.isTTY === true) {
    throw new UsageError("binary-to-terminal", chosen.name, chosen.extensions[0]);
  }
  return chosen;
}

function endingsFor(view: View): string {
  const possible = RENDERERS.filter(({ views }) => views === "all" || isDrawn(view));
  return possible.map(({ extensions: [ending] }) => `.${ending}`).join(", ");
}
