import type { GradeReport } from "../../report/grading/grade-report.ts";
import { jsonPieces } from "../data/json-pieces.ts";
import type { GradeOptions } from "./grade-options.ts";

/** One JSON document of the contract's shape (grade-schema.ts), codes and sentences. The report is localized already. */
export function* renderGradesJson(report: GradeReport, { indented }: GradeOptions): Generator<string> {
  yield* jsonPieces(report, indented);
  yield "\n";
}
