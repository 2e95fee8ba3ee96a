import type { Report } from "../../report/report.ts";
import type { Render } from "../renderer.ts";
import { selectView } from "../select.ts";
import { jsonText } from "./json-text.ts";

/** Lists down to here go out element by element, so that no string grows with the number of sessions. */
const PIECEMEAL_DEPTH = 3;
const INDENT = "  ";

/**
 * One JSON document of the contract's shape, in the order of report.ts: indented for a reader at a terminal; for programs
 * a line for each session, transaction and so on, which takes half the bytes and half the time.
 */
export const renderJson: Render = function* (report, view, { indented }) {
  yield* jsonPieces(selectView(report, view) satisfies Report, 0, indented);
  yield "\n";
};

function* jsonPieces(value: unknown, depth: number, indented: boolean): Generator<string> {
  if (depth >= PIECEMEAL_DEPTH || typeof value !== "object" || value === null || Object.keys(value).length === 0) {
    yield indented ? jsonText(value, INDENT).replaceAll("\n", `\n${INDENT.repeat(depth)}`) : jsonText(value);
    return;
  }
  const list = Array.isArray(value);
  const inner = `\n${INDENT.repeat(depth + 1)}`;
  let separator = list ? "[" : "{";
  for (const [key, item] of Object.entries(value)) {
    yield separator + inner + (list ? "" : `${JSON.stringify(key)}: `);
    yield* jsonPieces(item, depth + 1, indented);
    separator = ",";
  }
  yield `\n${INDENT.repeat(depth)}${list ? "]" : "}"}`;
}
