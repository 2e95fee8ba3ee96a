import { closeSync, openSync, readSync } from "node:fs";
import { parseRubric } from "../../grade/rubric/parse-rubric.ts";
import { standardRubric } from "../../grade/rubric/standard.ts";
import { LIMITS } from "../../limits.ts";
import type { Rubric } from "../../report/grading/rubric.ts";
import { UsageError } from "../usage-error.ts";
import type { StandardName } from "./standard-names.ts";

/** The rubric of a file, or the standard one. Throws GradeError for what is wrong in it, UsageError where it cannot be read. */
export function readRubric(path: string | null, standard: StandardName): Rubric {
  return path === null ? standardRubric(standard) : parseRubric(readBounded(path), path);
}

/** At most a byte more than a rubric may have: whoever parses it sees that it is too large. */
function readBounded(path: string): Uint8Array {
  try {
    const file = openSync(path, "r");
    try {
      const bytes = Buffer.alloc(LIMITS.rubricBytes + 1);
      return bytes.subarray(0, readSync(file, bytes));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw new UsageError("input-unreadable", path, (error as NodeJS.ErrnoException).code ?? String(error));
  }
}
