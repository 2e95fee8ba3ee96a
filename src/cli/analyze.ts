import type { analyzeCaptures } from "../analysis/pipeline.ts";

/** Captures in, report out; a type, so that the reading itself is loaded only when there is something to read. */
export type Analyze = typeof analyzeCaptures;
