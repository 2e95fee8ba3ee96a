import { type Roster, readRoster } from "../../grade/roster/roster.ts";
import { standardRubric } from "../../grade/rubric/standard.ts";
import { OWN_ZONE } from "../../render/instant.ts";
import { localizeGrades } from "../../render/locale/grading/localize.ts";
import { type Language, wordsOf } from "../../render/locale/language.ts";
import { rubricText } from "../../render/rubric-text.ts";
import type { GradeReport } from "../../report/grading/grade-report.ts";
import { DONE, deliver, FAILED, print, textOptions, warn } from "../deliver.ts";
import { checkOutputFile } from "../file-output.ts";
import type { Io } from "../io.ts";
import { createStatusLine } from "../progress.ts";
import { tellNothingGiven } from "../tell-nothing-given.ts";
import { UsageError } from "../usage-error.ts";
import { drawGrades, writeFolder } from "./deliver-grades.ts";
import { gradeClass } from "./grade-class.ts";
import { chooseTarget, type GradeTarget, outputNamed } from "./grade-output.ts";
import type { GradeRequest } from "./grade-request.ts";
import { OutputFolder } from "./output-folder.ts";
import { refuseAmongHandIns } from "./outside-hand-ins.ts";
import { readRubric } from "./read-rubric.ts";

const INTERRUPTED = 130;

/**
 * `ftpscope grade`: marks a folder or zip of hand-ins, or writes a rubric. Exit code 0, 1 where somebody is below the pass mark,
 * 130 where it was interrupted. Throws GradeError and UsageError.
 */
export async function runGrade(request: GradeRequest, io: Io, language: Language): Promise<number> {
  const words = wordsOf(language);
  if (request.init !== null) return writeRubric(request, io, language);
  if (request.path === null) return tellNothingGiven(words.messages.noHandIns, io, words, "grade");
  if (request.path === "-") throw new UsageError("no-pipe", "grade");
  io.exitOnSignals();
  const interrupt = new AbortController();
  io.onInterrupt(() => interrupt.abort());
  try {
    return await gradeAndDeliver({ ...request, path: request.path }, io, language, interrupt.signal);
  } catch (error) {
    if (!interrupt.signal.aborted) throw error;
    await warn(io, words.messages.gradingInterrupted);
    return INTERRUPTED;
  }
}

async function writeRubric(request: GradeRequest, io: Io, language: Language): Promise<number> {
  const { init, output, force } = request;
  if (output !== null) checkOutputFile(output, { force, inputs: [] });
  return deliver([rubricText(standardRubric(init ?? "ftp"), language)], request, io, wordsOf(language));
}

async function gradeAndDeliver(
  request: GradeRequest & { path: string },
  io: Io,
  language: Language,
  signal: AbortSignal,
): Promise<number> {
  const words = wordsOf(language);
  const target = chooseTarget(request);
  const roster = request.roster === null ? null : readRoster(request.roster, request.columns);
  const rubric = readRubric(request.rubric, "ftp");
  const besides = [request.rubric, request.roster].filter((path) => path !== null);
  const folder = openOutput(request, target, besides);
  const line = createStatusLine(io.stderr);
  try {
    const graded = await gradeClass(request.path, {
      ...{ rubric, roster, language, signal, besides },
      pattern: request.pattern,
      timeZone: io.timeZone ?? OWN_ZONE,
      feedback: folder?.feedback ?? null,
      workers: request.jobs,
      onProgress: (done, all) => line.show(() => words.messages.progressHandIns(done, all)),
    });
    const report = localizeGrades(graded, language);
    line.clear();
    const outcome = report.statistics.failed > 0 ? FAILED : DONE;
    const told = await tellGrades(report, { target, folder, roster }, request, io, language);
    return told === DONE ? outcome : told;
  } catch (error) {
    throw folder === null ? error : folder.told(error);
  } finally {
    line.clear();
    folder?.discard();
  }
}

/** Finds out early what stands against the output, so that a long run does not end in it. Throws UsageError. */
function openOutput(
  { path, output, force }: GradeRequest & { path: string },
  target: GradeTarget,
  besides: readonly string[],
): OutputFolder | null {
  if (output === null) return null;
  refuseAmongHandIns(output, path);
  if (target.folder !== null) return OutputFolder.create(target.folder, { force });
  checkOutputFile(output, { force, inputs: [path, ...besides] });
  return null;
}

/** To where it is asked for; where everything goes to a folder, the table is shown too, with what was written. */
async function tellGrades(
  report: GradeReport,
  { target, folder, roster }: { target: GradeTarget; folder: OutputFolder | null; roster: Roster | null },
  request: GradeRequest,
  io: Io,
  language: Language,
): Promise<number> {
  const words = wordsOf(language);
  if (target.folder === null) {
    const options = textOptions(request, { width: null, isText: target.output.name === "text" }, io, language);
    return deliver(await drawGrades(report, target.output, roster, options), request, io, words);
  }
  const options = textOptions({ ...request, output: null }, { width: null, isText: true }, io, language);
  const written = folder === null ? [] : await writeFolder(report, folder, roster, options);
  const render = await outputNamed("text").load();
  return print(io, render(report, { ...options, written }), words);
}
