import { GradeError } from "../grade/grade-error.ts";
import { displayFilter } from "../render/display-filter.ts";
import { type Language, loadWords, type Words, wordsOf } from "../render/locale/language.ts";
import { localize } from "../render/locale/localize.ts";
import { TEXT } from "../render/registry.ts";
import type { Renderer } from "../render/renderer.ts";
import type { TextOptions } from "../render/text/sheet.ts";
import type { Report } from "../report/report.ts";
import type { Analyze } from "./analyze.ts";
import type { Piece } from "./chunks.ts";
import { deliver, print, textOptions, UNUSABLE, warn } from "./deliver.ts";
import { errorText } from "./error-text.ts";
import type { Io } from "./io.ts";
import { chooseLanguage } from "./language-choice.ts";
import { chooseEvents } from "./live/choose-events.ts";
import { isLive } from "./live/is-live.ts";
import { chooseRenderer } from "./output-choice.ts";
import { openProgress } from "./progress.ts";
import { readReport, refuseUnknownIds } from "./read-report.ts";
import type { Request } from "./request.ts";
import { writePieces } from "./stream-output.ts";
import { tellDamage } from "./tell-damage.ts";
import { chooseWidth } from "./terminal.ts";
import { VERSION } from "./version.ts";

/**
 * Carries out one command line and returns its exit code: 0 done, 1 a check or a student failed, 2 wrong usage or unreadable
 * input, 130 interrupted while grading. Never throws.
 */
export async function run(argv: readonly string[], io: Io, analyze: Analyze): Promise<number> {
  const language = chooseLanguage(argv, io.env);
  const words = await loadWords(language);
  try {
    return await carryOut(argv, io, analyze, language);
  } catch (error) {
    const text = errorText(error, words) ?? (await gradeErrorText(error, language)) ?? internalErrorText(error, words);
    await writePieces(io.stderr, [`${text}\n`]);
    return UNUSABLE;
  }
}

/** The words of grading are loaded only where something is graded. */
async function gradeErrorText(error: unknown, language: Language): Promise<string | null> {
  if (!(error instanceof GradeError)) return null;
  return (await import("./grade/grade-error-text.ts")).gradeErrorText(error, language);
}

function internalErrorText(error: unknown, words: Words): string {
  return `ftpscope: ${words.messages.internalError}\n${error instanceof Error ? error.stack : String(error)}`;
}

async function carryOut(argv: readonly string[], io: Io, analyze: Analyze, language: Language): Promise<number> {
  const { parseArguments } = await import("./arguments.ts");
  const words = wordsOf(language);
  const invocation = parseArguments(argv, words);
  if (invocation.kind === "version") return print(io, [`ftpscope ${VERSION}\n`], words);
  if (invocation.kind === "completion") {
    const { completionScript } = await import("./completion/completion.ts");
    return print(io, [completionScript(invocation.shell, words)], words);
  }
  if (invocation.kind === "help") {
    const { shortHelp, wholeHelp } = await import("./help.ts");
    const width = chooseWidth(null, io.stdout, io.env);
    const text = invocation.whole
      ? wholeHelp(words, width, invocation.command)
      : shortHelp(words, width, invocation.command);
    return print(io, [text], words);
  }
  if (invocation.kind === "grade") return (await import("./grade/grade-command.ts")).runGrade(invocation, io, language);
  if (invocation.kind === "check") return (await import("./grade/check-command.ts")).runCheck(invocation, io, language);
  if (invocation.kind === "extract") {
    return (await import("./extract/extract-command.ts")).runExtract(invocation, io, analyze, language);
  }
  if (invocation.kind === "cut") return (await import("./cut/cut-command.ts")).runCut(invocation, io, analyze, words);
  if (invocation.list) return runCatalogue(invocation, io, language);
  if (invocation.paths.length > 0) return runRequest(invocation, io, analyze, language);
  if (io.stdinIsPiped) return runRequest({ ...invocation, paths: ["-"] }, io, analyze, language);
  if (invocation.view.finding !== null) return runCatalogue(invocation, io, language);
  return (await import("./tell-nothing-given.ts")).tellNothingGiven(words.messages.noInput, io, words);
}

async function runRequest(request: Request, io: Io, analyze: Analyze, language: Language): Promise<number> {
  const words = wordsOf(language);
  const renderer = chooseRenderer(request, io.stdout);
  await checkOutput(request, request.paths);
  if (request.showPasswords) await warn(io, words.messages.passwordsShown);
  const live = isLive(request, io);
  const events = chooseEvents(request, renderer, live);
  const { report, exitCode } =
    events === null
      ? await deliverReport(request, { renderer, isLive: live }, io, analyze, language)
      : await (await import("./live/tell-events.ts")).tellEvents(
          request,
          { renderer, events, options: drawingOptions(request, renderer, io, language), isLive: live },
          io,
          analyze,
        );
  return request.strict && (await tellDamage(report, io, words)) ? UNUSABLE : exitCode;
}

/** Reads all, then puts it out. */
async function deliverReport(
  request: Request,
  { renderer, isLive }: { renderer: Renderer; isLive: boolean },
  io: Io,
  analyze: Analyze,
  language: Language,
): Promise<{ report: Report; exitCode: number }> {
  const words = wordsOf(language);
  const progress = await openProgress(isLive, io.stderr, words);
  const reading = { isLive, progress, stop: new AbortController(), telling: {} };
  const report = localize(await readReport(request, io, analyze, words, reading), language);
  refuseUnknownIds(report, request.view);
  const pieces = request.filter
    ? [`${displayFilter(report, request.view)}\n`]
    : await draw(report, request, renderer, io, language);
  return { report, exitCode: await deliver(pieces, request, io, words) };
}

/** Throws UsageError where the output is a file that cannot be written. */
async function checkOutput({ output, force }: Request, inputs: readonly string[]): Promise<void> {
  if (output !== null) (await import("./file-output.ts")).checkOutputFile(output, { force, inputs });
}

/** What is told of findings whatever the capture: the list of all, or one by itself. */
async function runCatalogue(request: Request, io: Io, language: Language): Promise<number> {
  const renderer = chooseRenderer(request, io.stdout);
  await checkOutput(request, []);
  const { cataloguePieces } = await import("./catalogue.ts");
  const pieces = cataloguePieces(request, renderer, drawingOptions(request, renderer, io, language));
  return deliver(pieces, request, io, wordsOf(language));
}

async function draw(
  report: Report,
  request: Request,
  renderer: Renderer,
  io: Io,
  language: Language,
): Promise<Iterable<Piece>> {
  const options = drawingOptions(request, renderer, io, language);
  // Text explains what it has room for; the data formats get all.
  const told =
    request.view.topic === "explain" && renderer !== TEXT
      ? (await import("../render/explain/explain-report.ts")).explainReport(report, request.view, options)
      : report;
  const render = await renderer.load(request.view);
  return render(told, request.view, options);
}

function drawingOptions(request: Request, renderer: Renderer, io: Io, language: Language): TextOptions {
  return textOptions(request, { width: renderer.width, isText: renderer === TEXT }, io, language);
}
