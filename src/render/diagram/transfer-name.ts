import type { Transfer } from "../../report/report.ts";
import { fileName, wireText } from "../text/phrases.ts";
import type { Sheet } from "../text/sheet.ts";

const VERB_CELLS = 16;

/** "RETR report.hwp", "LIST ." with the name in at most `cells`; null where the command could not be read. */
export function transferName(transfer: Transfer, sheet: Sheet, cells: number): string | null {
  const verb = transferVerb(transfer, sheet);
  if (verb === null) return null;
  const name = transfer.direction === "listing" ? transfer.argument : fileName(transfer);
  return name === null || name === "" ? verb : `${verb} ${wireText(name, sheet, cells, "middle")}`;
}

/** The command as it was sent, safe and short; null where it was not captured. */
export function transferVerb({ verb }: Transfer, sheet: Sheet): string | null {
  return verb === null ? null : wireText(verb, sheet, VERB_CELLS);
}
