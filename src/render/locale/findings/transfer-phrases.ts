import { lastPart } from "../../../report/path-end.ts";

/** Pieces of sentences about transfers that are alike in every language. */

/** So much of a reply fits into a sentence. */
const SHOWN = 80;

/** A command and its file's name; null where the command could not be read. */
export function commandAndFile(verb: string | null, path: string | null): string | null {
  if (verb === null) return null;
  return path === null || path === "" ? verb : `${verb} ${lastPart(path)}`;
}

/** A reply on one line: its code and the last line of its text, without a full stop. */
export function replyLine(code: number, text: string): string {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const last = [...(lines.at(-1) ?? "").trim().replace(/[.。]$/, "")];
  const told = last.length > SHOWN ? `${last.slice(0, SHOWN).join("")}…` : last.join("");
  return told === "" ? String(code) : `${code} ${told}`;
}

/** A share in per cent, with a decimal below ten. */
export function percentage(part: number, whole: number): string {
  const share = whole === 0 ? 0 : (100 * part) / whole;
  return `${share < 9.95 ? share.toFixed(1) : share.toFixed(0)} %`;
}
