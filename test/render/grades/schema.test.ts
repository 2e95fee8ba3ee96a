import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { renderGradesJson } from "../../../src/render/grades/grades-json.ts";
import type * as Contract from "../../../src/report/grading/grade-report.ts";
import { GRADE_REPORT_SCHEMA } from "../../../src/report/grading/grade-schema.ts";
import type { Texts } from "../../../src/report/grading/texts.ts";
import type { Same, TypeOf } from "../../report/schema-type.ts";
import { joined, PLAIN } from "../draw.ts";
import { richGrades } from "./sample-grades.ts";

/** The schema takes any code and its facts, so that it also fits a newer program's; the types name those of this one. */
type AnyCode<Type, Fields extends keyof Type> = Omit<Type, Fields> & { [Field in Fields]: string };
interface CodeAndFacts {
  code: string;
  data: Record<string, unknown>;
}

/** What each definition describes. */
interface Described {
  Texts: Texts;
  Student: Contract.Student;
  GradedRubric: Omit<Contract.GradeReport["rubric"], "parts"> & { parts: Described["GradedPart"][] };
  GradedPart: Omit<Contract.GradedPart, "checks"> & { checks: Described["GradedCheck"][] };
  GradedCheck: AnyCode<Contract.GradedPart["checks"][number], "check">;
  StudentGrade: Omit<Contract.StudentGrade, "files" | "parts" | "notices" | "integrity"> & {
    files: Described["HandInFile"][];
    parts: Described["PartGrade"][];
    notices: Described["Notice"][];
    integrity: Described["IntegritySignal"][];
  };
  HandInFile: Omit<Contract.HandInFile, "problem"> & { problem: CodeAndFacts | null };
  CaptureFacts: NonNullable<Contract.HandInFile["capture"]>;
  CodeAndFacts: CodeAndFacts & NonNullable<Contract.CheckGrade["reason"]>;
  PartGrade: Omit<Contract.PartGrade, "checks"> & { checks: Described["CheckGrade"][] };
  CheckGrade: AnyCode<Contract.CheckGrade, "check">;
  Notice: AnyCode<Contract.Notice, "code">;
  IntegritySignal: AnyCode<Contract.IntegritySignal, "code">;
  SharedWith: NonNullable<Contract.IntegritySignal["with"]>;
  RosterFacts: NonNullable<Contract.GradeReport["roster"]>;
  ClassStatistics: Omit<Contract.ClassStatistics, "checks"> & { checks: Described["CheckStatistics"][] };
  CheckStatistics: AnyCode<Contract.ClassStatistics["checks"][number], "check">;
  GradeReport: Omit<Contract.GradeReport, "rubric" | "students" | "strays" | "statistics"> & {
    rubric: Described["GradedRubric"];
    students: Described["StudentGrade"][];
    strays: Described["HandInFile"][];
    statistics: Described["ClassStatistics"];
  };
}

type Definitions = (typeof GRADE_REPORT_SCHEMA)["$defs"];
type SchemaOf<Name> = Name extends keyof Definitions ? Definitions[Name] : typeof GRADE_REPORT_SCHEMA;
type Differing = {
  [Name in keyof Described]: Same<TypeOf<SchemaOf<Name>, Definitions>, Described[Name]> extends true ? never : Name;
}[keyof Described];

/** Does not compile where schema and types differ: the wrong member is then the one that "never" is not. */
const SAME: Record<keyof Described, true> & Record<Differing, never> = {
  Texts: true,
  Student: true,
  GradedRubric: true,
  GradedPart: true,
  GradedCheck: true,
  StudentGrade: true,
  HandInFile: true,
  CaptureFacts: true,
  CodeAndFacts: true,
  PartGrade: true,
  CheckGrade: true,
  Notice: true,
  IntegritySignal: true,
  SharedWith: true,
  RosterFacts: true,
  ClassStatistics: true,
  CheckStatistics: true,
  GradeReport: true,
};

const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(GRADE_REPORT_SCHEMA);

describe("the schema of grades", () => {
  it("describes the types of the report, no field more or less", () => {
    const closed = Object.entries(GRADE_REPORT_SCHEMA.$defs).filter(([, definition]) => "properties" in definition);
    expect(Object.keys(SAME).sort()).toEqual([...closed.map(([name]) => name), "GradeReport"].sort());
  });

  it.each(["en", "ko"] as const)("takes what --json prints in %s, every object of the contract in it", (language) => {
    const text = joined(renderGradesJson(richGrades(language), { ...PLAIN, language, written: [] }));
    const parsed: unknown = JSON.parse(text);
    expect(validate(parsed), JSON.stringify(validate.errors)).toBe(true);
    expect(parsed).toEqual(richGrades(language));
  });

  it("refuses a report with any field missing, renamed or of another type", () => {
    let tried = 0;
    for (const spoil of [drop, rename, retype]) {
      for (const path of fieldsOf(richGrades("en"))) {
        const report = structuredClone(richGrades("en"));
        if (!spoil(report, path)) continue;
        tried++;
        expect(validate(report), `${spoil.name} ${path.join(".")}`).toBe(false);
      }
    }
    expect(tried).toBeGreaterThan(200);
  });
});

type Path = readonly string[];

/** Codes' facts are the codes' own business. */
const FREE = new Set(["data", "parameters"]);

/** One path for each field of the contract: of lists the first element that has it. */
function fieldsOf(report: object): Path[] {
  const found = new Map<string, Path>();
  const walk = (value: unknown, path: Path): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      const at = [...path, key];
      const rule = at.filter((part) => !/^\d+$/.test(part)).join(".");
      if (!Array.isArray(value) && !found.has(rule)) found.set(rule, at);
      if (!FREE.has(key)) walk(inner, at);
    }
  };
  walk(report, []);
  return [...found.values()];
}

function holderOf(report: object, path: Path): Record<string, unknown> {
  return path.slice(0, -1).reduce((at, key) => at[key] as Record<string, unknown>, report as Record<string, unknown>);
}

function drop(report: object, path: Path): boolean {
  return delete holderOf(report, path)[path.at(-1) ?? ""];
}

function rename(report: object, path: Path): boolean {
  const holder = holderOf(report, path);
  const key = path.at(-1) ?? "";
  holder[`${key}s`] = holder[key];
  return true;
}

function retype(report: object, path: Path): boolean {
  holderOf(report, path)[path.at(-1) ?? ""] = [[["wrong"]]];
  return true;
}
