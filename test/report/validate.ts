import { Ajv2020 } from "ajv/dist/2020.js";
import { REPORT_SCHEMA } from "../../src/report/schema.ts";

const ajv = new Ajv2020({ allErrors: false, strict: true, allowUnionTypes: true });
const validate = ajv.compile(REPORT_SCHEMA);

/** Why the schema refuses a report, with the place; null where it takes it. */
export function refusal(report: unknown): string | null {
  if (validate(report)) return null;
  return ajv.errorsText(validate.errors, { dataVar: "report" });
}
