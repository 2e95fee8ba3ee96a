import type { Rubric } from "../../report/grading/rubric.ts";
import { CHECKS } from "../checks/registry.ts";
import { type CheckTable, defaultParameters } from "./check-table.ts";
import { STANDARD_DHCP } from "./standard-dhcp.ts";
import { STANDARD_FTP } from "./standard-ftp.ts";
import type { StandardRubric } from "./standard-rubric.ts";

const STANDARD_RUBRICS = { ftp: STANDARD_FTP, dhcp: STANDARD_DHCP } satisfies Record<string, StandardRubric>;

export type StandardName = keyof typeof STANDARD_RUBRICS;

/** The rubric that is used where none is given, with the default of every parameter. Each call makes a new one. */
export function standardRubric(name: StandardName, checks: CheckTable = CHECKS): Rubric {
  const { title, pass, parts } = STANDARD_RUBRICS[name];
  return {
    title: { ...title },
    pass,
    window: null,
    parts: parts.map((part) => ({
      ...part,
      title: { ...part.title },
      checks: part.checks.map(({ id, check, points, depends = [], parameters = {} }) => ({
        id,
        check,
        points,
        depends: [...depends],
        parameters: { ...(checks[check] === undefined ? {} : defaultParameters(checks[check])), ...parameters },
        title: null,
        hint: null,
      })),
    })),
  };
}
