import { extname } from "node:path";
import { GRADE_OUTPUTS, type GradeOutput } from "../../render/grades/outputs.ts";
import { RENDERERS } from "../../render/registry.ts";
import { FOREIGN_ENDING } from "../output-choice.ts";
import { UsageError } from "../usage-error.ts";
import type { GradeRequest } from "./grade-request.ts";

/** Everything in a folder, or one output to a file or to standard output. */
export type GradeTarget = { folder: string } | { folder: null; output: GradeOutput };

/** Endings of other outputs, and of what hand-ins and rubrics are: a folder under such a name would mislead. */
const FILE_ENDINGS: ReadonlySet<string> = new Set([
  ...RENDERERS.flatMap(({ extensions }) => extensions),
  ...["zip", "gz", "yaml", "yml", "htm", "md", "pcap", "pcapng"],
]);

/** By --format, by the ending of -o, else a folder; text on standard output where neither is given. Throws UsageError. */
export function chooseTarget({ format, output }: GradeRequest): GradeTarget {
  if (format !== null) return { folder: null, output: outputNamed(format) };
  if (output === null) return { folder: null, output: outputNamed("text") };
  const ending = extname(output).slice(1).toLowerCase();
  const found = GRADE_OUTPUTS.find(({ extensions }) => extensions.includes(ending));
  if (found !== undefined) return { folder: null, output: found };
  if (FOREIGN_ENDING.test(output) || FILE_ENDINGS.has(ending)) {
    const endings = GRADE_OUTPUTS.map(({ extensions: [first] }) => `.${first}`);
    throw new UsageError("foreign-ending", output, endings.join(", "));
  }
  return { folder: output };
}

/** Throws UsageError where there is none of that name. */
export function outputNamed(name: string): GradeOutput {
  const found = GRADE_OUTPUTS.find((output) => output.name === name);
  if (found !== undefined) return found;
  throw new UsageError("bad-value", `--format ${name}`, GRADE_OUTPUTS.map((output) => output.name).join(", "));
}
