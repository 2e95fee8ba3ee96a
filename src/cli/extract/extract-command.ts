import { CaptureError } from "../../capture/capture-error.ts";
import { type Language, wordsOf } from "../../render/locale/language.ts";
import { renderManifestJson } from "../../render/manifest/manifest-json.ts";
import { type ManifestOutput, manifestOutput, manifestOutputNames } from "../../render/manifest/outputs.ts";
import type { Manifest } from "../../report/extraction/manifest.ts";
import type { Report } from "../../report/report.ts";
import type { Analyze } from "../analyze.ts";
import { DONE, print, textOptions, UNUSABLE } from "../deliver.ts";
import { refusal, writeFileWhole } from "../file-output.ts";
import type { Io } from "../io.ts";
import { createProgress } from "../progress.ts";
import { refuseUnknownIds } from "../read-report.ts";
import { tellDamage } from "../tell-damage.ts";
import { tellNothingGiven } from "../tell-nothing-given.ts";
import { UsageError } from "../usage-error.ts";
import { DraftFolder } from "./draft-folder.ts";
import { type Extracted, extractFiles } from "./extract-files.ts";
import type { ExtractRequest } from "./extract-request.ts";
import { saveInputs } from "./saved-inputs.ts";

/**
 * `ftpscope extract`: analyses the captures, reads them once more for the bytes of their transfers, and writes the files with a
 * manifest, or only tells their hashes. Returns the exit code. Throws UsageError and CaptureError; nothing is left then.
 */
export async function runExtract(
  request: ExtractRequest,
  io: Io,
  analyze: Analyze,
  language: Language,
): Promise<number> {
  const words = wordsOf(language);
  const paths = request.paths.length === 0 && io.stdinIsPiped ? ["-"] : request.paths;
  if (paths.length === 0) return tellNothingGiven(words.messages.noInput, io, words, "extract");
  if (request.output === null && !request.hash) throw new UsageError("extract-where");
  const output = outputOf(request);
  io.exitOnSignals(["SIGINT", "SIGTERM", "SIGHUP"]);
  const folder = request.output === null ? DraftFolder.temporary() : DraftFolder.create(request.output, request);
  try {
    const inputs = await saveInputs(paths);
    try {
      const report = await read(inputs.paths, paths, request, { io, analyze, language });
      const { manifest, manifestName } = await extract(inputs.paths, report, request, folder);
      const isText = output.name === "text";
      const options = textOptions({ ...request, output: null }, { width: null, isText }, io, language);
      const told = { folder: request.output, manifestName, hashesOnly: request.hash };
      const code = await print(io, (await output.load())(manifest, told, options), words);
      return code === DONE && request.strict && (await tellDamage(report, io, words)) ? UNUSABLE : code;
    } finally {
      inputs.remove();
    }
  } finally {
    folder.discard();
  }
}

function outputOf({ format }: ExtractRequest): ManifestOutput {
  const found = manifestOutput(format ?? "text");
  if (found === null) throw new UsageError("bad-value", `--format ${format}`, manifestOutputNames().join(", "));
  return found;
}

/** `names` are the captures as the user knows them. */
async function read(
  paths: readonly string[],
  names: readonly string[],
  request: ExtractRequest,
  { io, analyze, language }: { io: Io; analyze: Analyze; language: Language },
): Promise<Report> {
  const progress = createProgress(io.stderr, wordsOf(language));
  try {
    const report = await analyze(paths, {
      showPasswords: false,
      onProgress: progress.onProgress,
      ...(request.idleSeconds === null ? {} : { idleSeconds: request.idleSeconds }),
    });
    const { session, transfer } = request;
    refuseUnknownIds(report, { session, transfer, transaction: null });
    const captures = report.captures.map((capture, index) => ({ ...capture, path: names[index] ?? capture.path }));
    return { ...report, captures };
  } catch (error) {
    throw named(error, paths, names);
  } finally {
    progress.close();
  }
}

/** What is wrong with a capture is told of it by the name that the user gave it. */
function named(error: unknown, paths: readonly string[], names: readonly string[]): unknown {
  if (!(error instanceof CaptureError)) return error;
  return new CaptureError(error.code, names[paths.indexOf(error.path)] ?? error.path, error.detail);
}

/** Everything is in the folder afterwards, or nothing. */
async function extract(
  paths: readonly string[],
  report: Report,
  request: ExtractRequest,
  folder: DraftFolder,
): Promise<Pick<Extracted, "manifest" | "manifestName">> {
  const place = { folder: folder.path, existing: folder.target === null ? null : folder.existing };
  try {
    const { manifest, manifestName, files } = await extractFiles(paths, report, request, place);
    if (folder.target !== null) {
      const draft = writeManifest(manifest, folder);
      folder.publish([...files, { draft, name: manifestName }]);
    }
    return { manifest, manifestName };
  } catch (error) {
    throw refusal(error, request.output ?? folder.path);
  }
}

function writeManifest(manifest: Manifest, folder: DraftFolder): string {
  const path = `${folder.path}/manifest`;
  writeFileWhole(path, renderManifestJson(manifest, { indented: true }), { force: false });
  return path;
}
