/**
 * JSON Schema (draft 2020-12) of grades.json, contract "ftpscope-grade/1". It is exact but for the facts of codes: no field may
 * be missing, none may be added without a line here, and test/render/grades/schema.test.ts holds it equal to grade-report.ts.
 */
import { FORMATS } from "../schema-formats.ts";
import { GRADE_SCHEMA } from "./grade-report.ts";
import { STUDENT_SCHEMAS } from "./grade-schema-student.ts";

const CLASS_SCHEMAS = {
  GradedRubric: {
    type: "object",
    properties: {
      title: { $ref: "#/$defs/Texts" },
      points: { $ref: "#/$defs/points" },
      pass: { $ref: "#/$defs/points" },
      parts: { type: "array", items: { $ref: "#/$defs/GradedPart" } },
    },
    required: ["title", "points", "pass", "parts"],
    additionalProperties: false,
  },
  GradedPart: {
    type: "object",
    properties: {
      id: { $ref: "#/$defs/text" },
      title: { $ref: "#/$defs/Texts" },
      points: { $ref: "#/$defs/points" },
      capture: { $ref: "#/$defs/captureKind" },
      checks: { type: "array", items: { $ref: "#/$defs/GradedCheck" } },
    },
    required: ["id", "title", "points", "capture", "checks"],
    additionalProperties: false,
  },
  GradedCheck: {
    type: "object",
    properties: {
      id: { $ref: "#/$defs/text" },
      check: { $ref: "#/$defs/codeWord" },
      points: { $ref: "#/$defs/points" },
      title: { $ref: "#/$defs/text" },
      titleTexts: { anyOf: [{ $ref: "#/$defs/Texts" }, { type: "null" }] },
    },
    required: ["id", "check", "points", "title", "titleTexts"],
    additionalProperties: false,
  },
  RosterFacts: {
    type: "object",
    properties: {
      path: { $ref: "#/$defs/text" },
      missing: { type: "array", items: { $ref: "#/$defs/Student" } },
      unknown: { type: "array", items: { $ref: "#/$defs/text" } },
    },
    required: ["path", "missing", "unknown"],
    additionalProperties: false,
  },
  ClassStatistics: {
    type: "object",
    properties: {
      students: { $ref: "#/$defs/count" },
      passed: { $ref: "#/$defs/count" },
      failed: { $ref: "#/$defs/count" },
      review: { $ref: "#/$defs/count" },
      mean: { $ref: "#/$defs/pointsOrNull" },
      median: { $ref: "#/$defs/pointsOrNull" },
      lowest: { $ref: "#/$defs/pointsOrNull" },
      highest: { $ref: "#/$defs/pointsOrNull" },
      distribution: { type: "array", items: { $ref: "#/$defs/count" } },
      checks: { type: "array", items: { $ref: "#/$defs/CheckStatistics" } },
    },
    required: [
      "students",
      "passed",
      "failed",
      "review",
      "mean",
      "median",
      "lowest",
      "highest",
      "distribution",
      "checks",
    ],
    additionalProperties: false,
  },
  CheckStatistics: {
    type: "object",
    properties: {
      id: { $ref: "#/$defs/text" },
      part: { $ref: "#/$defs/text" },
      check: { $ref: "#/$defs/codeWord" },
      share: { type: "number", minimum: 0, maximum: 1 },
      passed: { $ref: "#/$defs/count" },
      failed: { $ref: "#/$defs/count" },
      blocked: { $ref: "#/$defs/count" },
    },
    required: ["id", "part", "check", "share", "passed", "failed", "blocked"],
    additionalProperties: false,
  },
} as const;

/** What `ftpscope grade --json` prints. */
export const GRADE_REPORT_SCHEMA = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: GRADE_SCHEMA,
  type: "object",
  properties: {
    schema: { const: GRADE_SCHEMA },
    path: { $ref: "#/$defs/text" },
    rubric: { $ref: "#/$defs/GradedRubric" },
    students: { type: "array", items: { $ref: "#/$defs/StudentGrade" } },
    strays: { type: "array", items: { $ref: "#/$defs/HandInFile" } },
    roster: { anyOf: [{ $ref: "#/$defs/RosterFacts" }, { type: "null" }] },
    statistics: { $ref: "#/$defs/ClassStatistics" },
  },
  required: ["schema", "path", "rubric", "students", "strays", "roster", "statistics"],
  additionalProperties: false,
  $defs: { ...FORMATS, ...STUDENT_SCHEMAS, ...CLASS_SCHEMAS },
} as const;
