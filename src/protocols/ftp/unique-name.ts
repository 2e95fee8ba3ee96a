/**
 * The name that a server chose for STOU, as its reply tells it: "FILE: name" (RFC 1123 section 4.1.2.9), or the ways that
 * servers really say it. Null where the text names none.
 */
export function uniqueName(text: string): string | null {
  const found =
    /\bFILE:\s*(\S[^\r\n]*)/i.exec(text) ??
    /unique file name:?\s*([^()\r\n]+)/i.exec(text) ??
    /"([^"\r\n]+)"/.exec(text) ??
    /\bfor\s+(\S+?)\.?$/i.exec(text);
  const name = found?.[1]?.trim().replace(/[).]+$/, "");
  return name === undefined || name === "" ? null : name;
}
