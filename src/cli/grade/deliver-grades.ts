import { basename } from "node:path";
import { safeFileName } from "../../grade/hand-ins/safe-file-name.ts";
import { fillRoster, type Roster } from "../../grade/roster/roster.ts";
import { classPage } from "../../render/grade-pages/class-page.ts";
import { feedbackText } from "../../render/grades/feedback-text.ts";
import { gradescopeResult } from "../../render/grades/gradescope.ts";
import type { GradeOutput } from "../../render/grades/outputs.ts";
import { GRADE_OUTPUTS } from "../../render/grades/outputs.ts";
import { pointsText } from "../../render/points-text.ts";
import type { TextOptions } from "../../render/text/sheet.ts";
import type { GradeReport } from "../../report/grading/grade-report.ts";
import type { Piece } from "../chunks.ts";
import type { OutputFolder } from "./output-folder.ts";

/** Files of the folder that hold the whole class, by the outputs that make them. */
const CLASS_FILES = { csv: "grades.csv", json: "grades.json", junit: "junit.xml" } as const;

/** One output of the whole class; csv fills the roster, where there is one. */
export async function drawGrades(
  report: GradeReport,
  output: GradeOutput,
  roster: Roster | null,
  options: TextOptions,
): Promise<Iterable<Piece>> {
  if (output.name === "csv" && roster !== null) return [filled(roster, report, options)];
  const render = await output.load();
  return render(report, { ...options, written: [] });
}

/** Writes everything there is to the folder, publishes it, and returns the names of what was written, "*" for many. */
export async function writeFolder(
  report: GradeReport,
  folder: OutputFolder,
  roster: Roster | null,
  options: TextOptions,
): Promise<string[]> {
  const written: string[] = [];
  for (const output of GRADE_OUTPUTS) {
    if (!(output.name in CLASS_FILES)) continue;
    const name = CLASS_FILES[output.name as keyof typeof CLASS_FILES];
    const render = await output.load();
    folder.write(name, render(report, { ...options, indented: false, written: [] }));
    written.push(name);
  }
  if (roster !== null) {
    const name = rosterName(roster.path);
    folder.write(name, [filled(roster, report, options)]);
    written.push(name);
  }
  for (const student of report.students) {
    const name = `results/${safeFileName(student.student.id)}.json`;
    folder.write(name, [gradescopeResult(student, report, options.language)]);
  }
  const feedback = (id: string): string => `feedback/${safeFileName(id)}.html`;
  folder.write("class.html", classPage(report, { language: options.language, timeZone: options.timeZone, feedback }));
  folder.publish();
  return [...written, "class.html", "results/*.json", "feedback/*.html"];
}

/** The roster goes beside our own files, never in place of one. */
function rosterName(path: string): string {
  const name = basename(path);
  return Object.values(CLASS_FILES).some((taken) => taken === name.toLowerCase()) ? `roster-${name}` : name;
}

/** Who is to be looked at by a person keeps the cells as they were. */
function filled(roster: Roster, report: GradeReport, { language }: TextOptions): Uint8Array {
  const cells = report.students.map((grade) => {
    const open = grade.status === "review";
    const told = { grade: pointsText(grade.points), feedback: feedbackText(grade, report, language) };
    return [grade.student.id, open ? { grade: null, feedback: null } : told] as const;
  });
  return fillRoster(roster, new Map(cells));
}
