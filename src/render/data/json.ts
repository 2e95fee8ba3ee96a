import type { Report } from "../../report/report.ts";
import type { Render } from "../renderer.ts";
import { selectView } from "../select.ts";
import { jsonPieces } from "./json-pieces.ts";

/** One JSON document of the contract's shape, in the order of report.ts. */
export const renderJson: Render = function* (report, view, { indented }) {
  yield* jsonPieces(selectView(report, view) satisfies Report, indented);
  yield "\n";
};
