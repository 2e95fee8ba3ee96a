import type { OptionValues } from "../options.ts";
import type { OutputRequest } from "../output-request.ts";
import { UsageError } from "../usage-error.ts";
import type { StandardName } from "./standard-names.ts";

/** What `ftpscope grade` is asked for. */
export interface GradeRequest extends OutputRequest {
  kind: "grade";
  /** HANDINS: a folder or a zip; null where a rubric is to be written. */
  path: string | null;
  /** The standard rubric to write out instead of grading. */
  init: StandardName | null;
  rubric: string | null;
  roster: string | null;
  /** "id=…,grade=…": names of the roster's columns; null leaves them to be found. */
  columns: string | null;
  pattern: string | null;
  /** Worker threads; null for what is best, 1 for none. */
  jobs: number | null;
}

/** What `ftpscope check` is asked for. */
export interface CheckRequest extends OutputRequest {
  kind: "check";
  paths: string[];
  /** Ids of the rubric's checks, or names of built-in ones; empty for all of the rubric. */
  ids: string[];
  rubric: string | null;
}

/** Throws UsageError where the options do not go together. */
export function toGradeRequest(paths: readonly string[], values: OptionValues, output: OutputRequest): GradeRequest {
  const [path = null, ...more] = paths;
  const [second] = more;
  if (second !== undefined) throw new UsageError("one-folder", second);
  const init = values.init === undefined ? null : values.init === true ? "ftp" : values.init;
  const other = (["rubric", "roster", "columns", "pattern", "jobs"] as const).find(
    (name) => values[name] !== undefined,
  );
  const format = output.format === null ? null : "--format";
  const beside = path ?? (other === undefined ? format : `--${other}`);
  if (init !== null && beside !== null) throw new UsageError("conflicting-options", `--init, ${beside}`);
  if (values.columns !== undefined && values.roster === undefined) throw new UsageError("columns-without-roster");
  return {
    ...output,
    kind: "grade",
    path,
    init,
    rubric: values.rubric ?? null,
    roster: values.roster ?? null,
    columns: values.columns ?? null,
    pattern: values.pattern ?? null,
    jobs: values.jobs ?? null,
  };
}

export function toCheckRequest(paths: string[], values: OptionValues, output: OutputRequest): CheckRequest {
  return { ...output, kind: "check", paths, ids: values.id ?? [], rubric: values.rubric ?? null };
}
