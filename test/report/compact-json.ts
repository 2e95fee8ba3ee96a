import { jsonText } from "../../src/report/json-text.ts";

const WIDTH = 180;

/** JSON for reading and for diffs: what fits in a line is on one, all else is a line for each part. Ends its last line. */
export function compactJson(value: unknown, width = WIDTH): string {
  return `${lines(value, "", width)}\n`;
}

function lines(value: unknown, indent: string, width: number): string {
  if (typeof value !== "object" || value === null) return jsonText(value);
  const isList = Array.isArray(value);
  const parts = Object.entries(value).map(([key, one]) => ({ name: isList ? "" : `${jsonText(key)}: `, one }));
  const [open, close] = isList ? "[]" : "{}";
  const inner = `${indent}  `;
  const short = `${open}${parts.map(({ name, one }) => name + lines(one, inner, width)).join(", ")}${close}`;
  if (!short.includes("\n") && indent.length + short.length <= width) return short;
  const rows = parts.map(({ name, one }) => `${inner}${name}${lines(one, inner, width)}`);
  return `${open}\n${rows.join(",\n")}\n${indent}${close}`;
}
