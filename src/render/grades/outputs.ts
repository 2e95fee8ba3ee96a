import type { GradeReport } from "../../report/grading/grade-report.ts";
import type { GradeOptions } from "./grade-options.ts";

/** Grades of a class to text; the report is localized already, and the pieces joined are the whole output. */
export type RenderGrades = (report: GradeReport, options: GradeOptions) => Iterable<string>;

/** An output of grades by name; what it needs is loaded only when it is asked for. */
export interface GradeOutput {
  name: string;
  /** File-name endings, without the dot, that choose this output. */
  extensions: readonly string[];
  load(): Promise<RenderGrades>;
}

/** Every output of a whole class in one file. */
export const GRADE_OUTPUTS: readonly GradeOutput[] = [
  { name: "text", extensions: ["txt"], load: async () => (await import("./table.ts")).renderGradeTable },
  { name: "csv", extensions: ["csv"], load: async () => (await import("./grades-csv.ts")).renderGradesCsv },
  { name: "json", extensions: ["json"], load: async () => (await import("./grades-json.ts")).renderGradesJson },
  { name: "junit", extensions: ["xml"], load: async () => (await import("./junit.ts")).renderJunit },
];
