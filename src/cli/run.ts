import { displayFilter } from "../render/display-filter.ts";
import { type Language, type Words, wordsOf } from "../render/locale/language.ts";
import { localize } from "../render/locale/localize.ts";
import { TEXT } from "../render/registry.ts";
import type { Renderer } from "../render/renderer.ts";
import type { TextOptions } from "../render/text/sheet.ts";
import type { Report } from "../report/report.ts";
import type { Analyze } from "./analyze.ts";
import type { Piece } from "./chunks.ts";
import { errorText, pathText } from "./error-text.ts";
import { checkOutputFile, writeFileWhole } from "./file-output.ts";
import type { Io } from "./io.ts";
import { chooseLanguage } from "./language-choice.ts";
import { chooseRenderer } from "./output-choice.ts";
import { readReport } from "./read-report.ts";
import type { Request } from "./request.ts";
import { writePieces } from "./stream-output.ts";
import { chooseAscii, chooseColour, chooseWidth } from "./terminal.ts";
import { VERSION } from "./version.ts";

const DONE = 0;
const UNUSABLE = 2;

/** Carries out one command line and returns its exit code: 0 done, 2 wrong usage or unreadable input. Never throws. */
export async function run(argv: readonly string[], io: Io, analyze: Analyze): Promise<number> {
  const language = chooseLanguage(argv, io.env);
  const words = wordsOf(language);
  try {
    return await carryOut(argv, io, analyze, language);
  } catch (error) {
    const text = errorText(error, words) ?? internalErrorText(error, words);
    await writePieces(io.stderr, [`${text}\n`]);
    return UNUSABLE;
  }
}

function internalErrorText(error: unknown, words: Words): string {
  return `ftpscope: ${words.messages.internalError}\n${error instanceof Error ? error.stack : String(error)}`;
}

async function carryOut(argv: readonly string[], io: Io, analyze: Analyze, language: Language): Promise<number> {
  const { parseArguments } = await import("./arguments.ts");
  const words = wordsOf(language);
  const invocation = parseArguments(argv, words);
  if (invocation.kind === "version") return print(io, [`ftpscope ${VERSION}\n`], words);
  if (invocation.kind === "help") {
    const { shortHelp, wholeHelp } = await import("./help.ts");
    const width = chooseWidth(null, io.stdout, io.env);
    const text = invocation.whole ? wholeHelp(words, width, invocation.command) : shortHelp(words, width);
    return print(io, [text], words);
  }
  if (invocation.list) return runCatalogue(invocation, io, language);
  if (invocation.paths.length > 0) return runRequest(invocation, io, analyze, language);
  if (io.stdinIsPiped) return runRequest({ ...invocation, paths: ["-"] }, io, analyze, language);
  if (invocation.view.finding !== null) return runCatalogue(invocation, io, language);
  const { shortHelp } = await import("./help.ts");
  await warn(io, words.messages.noInput);
  await writePieces(io.stderr, ["\n", shortHelp(words, chooseWidth(null, io.stderr, io.env))]);
  return UNUSABLE;
}

async function runRequest(request: Request, io: Io, analyze: Analyze, language: Language): Promise<number> {
  const words = wordsOf(language);
  const renderer = chooseRenderer(request, io.stdout);
  if (request.output !== null) checkOutputFile(request.output, { force: request.force, inputs: request.paths });
  if (request.showPasswords) await warn(io, words.messages.passwordsShown);
  const report = localize(await readReport(request, io, analyze, words), language);
  const pieces = request.filter
    ? [`${displayFilter(report, request.view)}\n`]
    : await draw(report, request, renderer, io, language);
  const exitCode = await deliver(pieces, request, io, words);
  return request.strict && (await tellDamage(report, io, words)) ? UNUSABLE : exitCode;
}

/** What is told of findings whatever the capture: the list of all, or one by itself. */
async function runCatalogue(request: Request, io: Io, language: Language): Promise<number> {
  const renderer = chooseRenderer(request, io.stdout);
  if (request.output !== null) checkOutputFile(request.output, { force: request.force, inputs: [] });
  const { cataloguePieces } = await import("./catalogue.ts");
  const pieces = cataloguePieces(request, renderer, textOptions(request, renderer, io, language));
  return deliver(pieces, request, io, wordsOf(language));
}

async function draw(
  report: Report,
  request: Request,
  renderer: Renderer,
  io: Io,
  language: Language,
): Promise<Iterable<Piece>> {
  const options = textOptions(request, renderer, io, language);
  // Text explains what it has room for; the data formats get all.
  const told =
    request.view.topic === "explain" && renderer !== TEXT
      ? (await import("../render/explain/explain-report.ts")).explainReport(report, request.view, options)
      : report;
  const render = await renderer.load(request.view);
  return render(told, request.view, options);
}

function textOptions(request: Request, renderer: Renderer, io: Io, language: Language): TextOptions {
  const stream = request.output === null ? io.stdout : {};
  return {
    language,
    width: chooseWidth(request.width ?? renderer.width, stream, io.env),
    // A file of a format of its own is UTF-8 wherever it was made.
    ascii: renderer === TEXT ? chooseAscii(request.ascii, io.env) : request.ascii,
    colourLevel: chooseColour(request.colour, stream, io.env),
    get timeZone() {
      return io.timeZone;
    },
    all: request.all,
    indented: request.output === null && io.stdout.isTTY === true,
  };
}

/** Writes to the file that is asked for, else to standard output. */
async function deliver(pieces: Iterable<Piece>, request: Request, io: Io, words: Words): Promise<number> {
  if (request.output === null) return print(io, pieces, words);
  writeFileWhole(request.output, pieces, { force: request.force });
  return DONE;
}

async function print(io: Io, pieces: Iterable<Piece>, words: Words): Promise<number> {
  const fate = await writePieces(io.stdout, pieces);
  if (typeof fate === "string") return DONE;
  await warn(io, words.messages.outputFailed(fate.failed));
  return UNUSABLE;
}

async function warn(io: Io, sentence: string): Promise<void> {
  await writePieces(io.stderr, [`ftpscope: ${sentence}\n`]);
}

/** With --strict, each capture that is not whole is named; returns whether there was one. */
async function tellDamage(report: Report, io: Io, words: Words): Promise<boolean> {
  const broken = report.captures.filter(({ complete, damage }) => !complete || damage !== null);
  const lines = broken.map(({ path }) => `${words.messages.strictDamage(pathText(path, words))}\n`);
  await writePieces(io.stderr, lines);
  return broken.length > 0;
}
