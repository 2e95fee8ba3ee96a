import type { AnalyzeOptions } from "../analysis/analyze-options.ts";
import type { Report } from "../report/report.ts";

/** Captures by path in, report out; a type, so that the reading itself is loaded only when there is something to read. */
export type Analyze = (paths: readonly string[], options: AnalyzeOptions) => Promise<Report>;
