import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { GRADE_REPORT_SCHEMA } from "../../src/report/grading/grade-schema.ts";
import { REPORT_SCHEMA } from "../../src/report/schema.ts";
import { EVENT_SCHEMA } from "../../src/report/schema-events.ts";

const ajv = new Ajv2020({ allErrors: false, strict: true, allowUnionTypes: true });

/** Why a schema refuses a value, with the place; null where it takes it. Compiled when first asked. */
function refusalBy(schema: object, name: string): (value: unknown) => string | null {
  let validate: ValidateFunction | null = null;
  return (value) => {
    validate ??= ajv.compile(schema);
    return validate(value) ? null : ajv.errorsText(validate.errors, { dataVar: name });
  };
}

export const refusal = refusalBy(REPORT_SCHEMA, "report");
export const eventRefusal = refusalBy(EVENT_SCHEMA, "event");
export const gradesRefusal = refusalBy(GRADE_REPORT_SCHEMA, "grades");
