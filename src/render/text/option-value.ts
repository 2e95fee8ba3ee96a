import { wireText } from "./phrases.ts";
import type { Sheet } from "./sheet.ts";

const TEXT_CELLS = 300;
const ITEMS_SHOWN = 64;
const DEEPEST = 4;

/** A decoded DHCP option on one line or, where it holds things that hold things, on one line for each. */
export function optionValueText(value: unknown, hex: string, sheet: Sheet): string {
  if (value === null || value === undefined) return sheet.words.dhcpScreen.bytes(wireText(hex, sheet, TEXT_CELLS));
  return valueText(value, sheet, 0);
}

function valueText(value: unknown, sheet: Sheet, depth: number): string {
  if (Array.isArray(value)) return listText(value, sheet, depth);
  if (typeof value === "object" && value !== null)
    return depth > DEEPEST ? sheet.glyphs.ellipsis : objectText(value, sheet, depth);
  if (typeof value === "boolean") return value ? sheet.words.dhcpScreen.yes : sheet.words.dhcpScreen.no;
  return value === null ? sheet.glyphs.absent : wireText(String(value), sheet, TEXT_CELLS);
}

function listText(values: readonly unknown[], sheet: Sheet, depth: number): string {
  if (depth > DEEPEST) return sheet.glyphs.ellipsis;
  const shown = sheet.all ? values : values.slice(0, ITEMS_SHOWN);
  const texts = shown.map((value) => valueText(value, sheet, depth + 1));
  if (shown.length < values.length) texts.push(`${sheet.glyphs.ellipsis} +${values.length - shown.length}`);
  const nested = depth === 0 && values.some((value) => typeof value === "object" && value !== null);
  return texts.join(nested ? "\n" : ", ");
}

/** An option inside of an option as "1 Agent Circuit ID: eth0"; anything else as its fields. */
function objectText(value: object, sheet: Sheet, depth: number): string {
  const fields = value as Record<string, unknown>;
  const { code, name, value: inner, hex } = fields;
  if (typeof code === "number" && "value" in fields && typeof hex === "string") {
    const told =
      inner === null
        ? sheet.words.dhcpScreen.bytes(wireText(hex, sheet, TEXT_CELLS))
        : valueText(inner, sheet, depth + 1);
    return `${code}${typeof name === "string" ? ` ${wireText(name, sheet, 60)}` : ""}: ${told}`;
  }
  const told = Object.entries(fields).map(
    ([key, item]) => `${wireText(key, sheet, 40)} ${valueText(item, sheet, depth + 1)}`,
  );
  return told.join(depth > 1 ? " " : ", ");
}
