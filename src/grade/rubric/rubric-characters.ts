import { identifyLookalike } from "../../capture/identify.ts";
import { LIMITS } from "../../limits.ts";
import type { RubricProblems } from "../../report/grading/problems.ts";

/** First four bytes of what `ftpscope` itself reads: both byte orders and resolutions of pcap, pcapng, snoop. */
const CAPTURE_MAGIC = ["d4c3b2a1", "a1b2c3d4", "4d3cb2a1", "a1b23c4d", "0a0d0d0a", "736e6f6f"];

type Refusal = {
  [Code in keyof RubricProblems]: {
    code: Code;
    data: RubricProblems[Code];
    /** Of the first character that it is about, from 1; null where it is about the whole. */
    place: { line: number; column: number } | null;
  };
}["rubric-empty" | "rubric-too-large" | "rubric-not-utf8" | "rubric-not-text"];

/** The text of a rubric without a byte order mark and with "\n" between its lines, or why it is none. */
export function rubricCharacters(input: Uint8Array | string): { text: string } | Refusal {
  const bytes = typeof input === "string" ? new TextEncoder().encode(input) : input;
  const lookalike = otherKind(bytes);
  if (lookalike !== undefined) return { code: "rubric-not-text", data: { lookalike }, place: null };
  if (bytes.length > LIMITS.rubricBytes) {
    return { code: "rubric-too-large", data: { limit: LIMITS.rubricBytes }, place: null };
  }
  const wide = isUtf16(bytes);
  const text = linesOf(new TextDecoder("utf-8").decode(bytes));
  if (wide || !isUtf8(bytes)) {
    return {
      code: "rubric-not-utf8",
      data: { encoding: wide ? "utf-16" : null },
      place: wide ? null : placeOf(text, text.indexOf("\ufffd")),
    };
  }
  return text.trim() === "" ? { code: "rubric-empty", data: {}, place: null } : { text };
}

/** Lone carriage returns end lines too; a text keeps its length, so that places in it stay. */
function linesOf(text: string): string {
  return text.replace(/\r(?!\n)/g, "\n");
}

function placeOf(text: string, index: number): { line: number; column: number } {
  const before = text.slice(0, index).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** What a file is that is no rubric for sure: undefined where it may be one, null where nobody knows. */
function otherKind(bytes: Uint8Array): string | null | undefined {
  const head = bytes.subarray(0, 8_192);
  if (CAPTURE_MAGIC.includes(Buffer.from(head.subarray(0, 4)).toString("hex"))) return "capture";
  if (head.length === 0 || isUtf16(bytes)) return undefined;
  const { detail } = identifyLookalike(head);
  if (FOREIGN_TEXTS.has(detail)) return detail;
  if (!bytes.some(isControl)) return undefined;
  return detail === "data" || detail === "text" ? null : detail;
}

/** Texts that are told by how they begin, and that YAML stumbles over. */
const FOREIGN_TEXTS: ReadonlySet<string> = new Set(["html", "xml", "packet-text", "git-lfs-pointer"]);

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** Control characters that no text has: all but tabs and ends of lines and pages. */
function isControl(byte: number): boolean {
  return byte < 0x20 && (byte < 0x09 || byte > 0x0d);
}
