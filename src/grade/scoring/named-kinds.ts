/** What the name of a file says that it is. */
import type { CaptureKind } from "../../report/grading/rubric.ts";

type NamedKind = Exclude<CaptureKind, "any">;

/** Short forms count as whole words only: "pas" stands in "password", "act" in "practice". */
const WORDS: readonly [NamedKind, RegExp][] = [
  ["active", /(?<!in)active|(?<![a-z])(?:act|actv|eprt)(?![a-z])|능동|[액엑]티브/u],
  ["passive", /passive|(?<![a-z])(?:pas|pass|psv|pasv|epsv)(?![a-z])|수동|[패페]시브/u],
  ["dhcp", /dhcp|(?<![a-z])(?:dora|bootp)(?![a-z])|임대/u],
];

/** The kind of capture that a name tells of: its last part, else the folders before it. Null where it says none, or several. */
export function namedKind(path: string): NamedKind | null {
  const parts = path.normalize("NFC").toLowerCase().split("/");
  for (const part of parts.reverse()) {
    const said = WORDS.filter(([, words]) => words.test(part));
    if (said.length > 0) return said.length === 1 ? (said[0]?.[0] ?? null) : null;
  }
  return null;
}

/** Names that captures bear. */
const CAPTURE_NAME = /\.(?:pcap|pcapng|cap|dmp|snoop|ntar)(?:\.?\d+)?(?:\.(?:gz|zst))?$/iu;

/** Whether a file calls itself a capture. */
export function isNamedCapture(path: string): boolean {
  return CAPTURE_NAME.test(path);
}
