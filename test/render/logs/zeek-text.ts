/** A log of Zeek's format, taken apart as its readers do. */
export interface ZeekLog {
  path: string;
  fields: string[];
  types: string[];
  rows: string[][];
}

/** Each log of an output, by the lines that begin with #; no log where such a line is missing. */
export function zeekLogs(output: string): ZeekLog[] {
  return output
    .split(/(?=^#separator )/m)
    .filter((text) => text !== "")
    .map((text) => {
      const lines = text.split("\n");
      const head = (name: string) =>
        lines
          .find((line) => line.startsWith(`#${name}\t`))
          ?.split("\t")
          .slice(1) ?? [];
      return {
        path: head("path").join(" "),
        fields: head("fields"),
        types: head("types"),
        rows: lines.filter((line) => line !== "" && !line.startsWith("#")).map((line) => line.split("\t")),
      };
    });
}

/** A value without its escapes; null where it is unset. */
export function unescaped(value: string): string | null {
  if (value === "-") return null;
  if (value === "(empty)") return "";
  const bytes: number[] = [];
  for (let at = 0; at < value.length; ) {
    const hex = /^\\x([0-9a-f]{2})/.exec(value.slice(at, at + 4))?.[1];
    const character = String.fromCodePoint(value.codePointAt(at) ?? 0);
    if (hex !== undefined) bytes.push(Number.parseInt(hex, 16));
    else bytes.push(...new TextEncoder().encode(character));
    at += hex === undefined ? character.length : 4;
  }
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(Uint8Array.from(bytes));
}
