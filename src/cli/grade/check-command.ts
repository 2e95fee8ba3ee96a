import { CaptureError } from "../../capture/capture-error.ts";
import type { UnpackedFile } from "../../grade/hand-ins/entry.ts";
import { openLooseFiles } from "../../grade/hand-ins/unpack.ts";
import { renderCheck } from "../../render/grades/check-screen.ts";
import { localizeCheck } from "../../render/locale/grading/localize.ts";
import { type Language, wordsOf } from "../../render/locale/language.ts";
import type { CheckGrade } from "../../report/grading/grade-report.ts";
import { jsonText } from "../../report/json-text.ts";
import { DONE, deliver, FAILED, textOptions } from "../deliver.ts";
import { checkOutputFile } from "../file-output.ts";
import type { Io } from "../io.ts";
import { tellNothingGiven } from "../tell-nothing-given.ts";
import { UsageError } from "../usage-error.ts";
import { askedChecks } from "./asked-checks.ts";
import type { CheckRequest } from "./grade-request.ts";
import { readFiles } from "./read-files.ts";
import { readRubric } from "./read-rubric.ts";

/**
 * `ftpscope check`: single checks on the files of one hand-in. Exit code 0 where all passed, else 1. Throws CaptureError for a
 * file that cannot be opened, GradeError for the rubric, UsageError for wrong usage.
 */
export async function runCheck(request: CheckRequest, io: Io, language: Language): Promise<number> {
  const { paths, output, force } = request;
  const words = wordsOf(language);
  const format = formatOf(request);
  if (paths.includes("-") || (paths.length === 0 && io.stdinIsPiped)) throw new UsageError("no-pipe", "check");
  if (paths.length === 0) return tellNothingGiven(words.messages.noInput, io, words, "check");
  const rubric = readRubric(request.rubric, "ftp");
  const asked = askedChecks(request.ids, rubric);
  if (output !== null) checkOutputFile(output, { force, inputs: paths });
  const opened = await readFiles(withoutZips(await openLooseFiles(paths)), rubric);
  const files = opened.map(({ file }) => file);
  const grades = asked(files).map((check) => localizeCheck(check, language));
  const options = textOptions(request, { width: null, isText: format === "text" }, io, language);
  const names = files.map(({ path }) => path);
  const pieces =
    format === "json" ? checksJson(grades, names, options.indented) : [renderCheck(grades, names, options)];
  const told = await deliver(pieces, request, io, words);
  if (told !== DONE) return told;
  return grades.every(({ outcome }) => outcome === "passed") ? DONE : FAILED;
}

/** A zip is a hand-in, or many; it is not looked into for a file that was to be checked. Throws CaptureError for one. */
function withoutZips(files: UnpackedFile[]): UnpackedFile[] {
  const zip = files.find(({ problem }) => problem?.code === "zip-not-here");
  if (zip !== undefined) throw new CaptureError("not-a-capture", zip.path, "zip");
  return files;
}

const FORMATS = ["text", "json"];

function formatOf({ format, output }: CheckRequest): string {
  if (format === null) return output?.toLowerCase().endsWith(".json") === true ? "json" : "text";
  if (!FORMATS.includes(format)) throw new UsageError("bad-value", `--format ${format}`, FORMATS.join(", "));
  return format;
}

function checksJson(checks: readonly CheckGrade[], files: readonly string[], indented: boolean): string[] {
  return [indented ? jsonText({ files, checks }, "  ") : jsonText({ files, checks }), "\n"];
}
