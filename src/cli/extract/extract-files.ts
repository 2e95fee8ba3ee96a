import { planExtraction } from "../../analysis/extraction/planned-transfer.ts";
import { LIMITS } from "../../limits.ts";
import { MANIFEST_SCHEMA_NAME, type Manifest, type ManifestFile } from "../../report/extraction/manifest.ts";
import type { Report } from "../../report/report.ts";
import { assembleFiles } from "./assemble.ts";
import { convertLineEnds } from "./convert-line-ends.ts";
import type { DraftFile } from "./draft-file.ts";
import { type Existing, FileNames } from "./file-names.ts";
import { manifestFile } from "./manifest-file.ts";
import { OpenFiles } from "./open-files.ts";
import { type DraftPlace, readContents } from "./read-contents.ts";
import { safeName, safePath } from "./safe-path.ts";

export interface ExtractionWishes {
  session: number | null;
  transfer: number | null;
  listings: boolean;
  lineEnds: "lf" | "crlf" | null;
}

export interface Extracted {
  manifest: Manifest;
  /** The manifest's own name in the folder. */
  manifestName: string;
  /** Drafts and the names that they are to get. */
  files: { draft: string; name: string }[];
}

const MANIFEST_NAME = "manifest.json";

/**
 * Reads the captures of a report once more, and makes drafts of the files in them in `folder`; without `existing`, what is
 * there under the names that they shall get, they are only hashed. Throws CaptureError, and what the system says against writing.
 */
export async function extractFiles(
  paths: readonly string[],
  report: Report,
  wishes: ExtractionWishes,
  { folder, existing }: { folder: string; existing: Existing | null },
): Promise<Extracted> {
  const plan = planExtraction(report, { ...wishes, most: LIMITS.filesExtracted });
  const files = new OpenFiles();
  const place: DraftPlace = { folder, files, isKept: existing !== null, changesLineEnds: wishes.lineEnds !== null };
  try {
    const contents = await readContents(paths, report, plan.transfers, place);
    const made = assembleFiles(plan.transfers, contents, place).map((assembled) => {
      const converted = wishes.lineEnds === null ? null : convertLineEnds(assembled, wishes.lineEnds, place);
      return { file: manifestFile(assembled, converted), draft: converted?.draft ?? assembled.draft };
    });
    const names = existing === null ? null : nameFiles(made, existing);
    const manifest: Manifest = {
      schema: MANIFEST_SCHEMA_NAME,
      captures: report.captures.map(({ path, packets, complete }) => ({ path, packets, complete })),
      files: made.map(({ file }) => file),
      omittedTransfers: plan.omitted,
    };
    return { manifest, manifestName: names?.manifestName ?? MANIFEST_NAME, files: names?.files ?? [] };
  } finally {
    files.closeAll();
  }
}

interface Made {
  file: ManifestFile;
  draft: DraftFile | null;
}

/** Gives names to what is to be written, and tells the manifest of them. Nothing is written that has no bytes, but for files that were empty. */
function nameFiles(made: readonly Made[], existing: Existing): Pick<Extracted, "manifestName" | "files"> {
  const names = new FileNames(existing);
  const manifestName = names.give([MANIFEST_NAME]);
  const files: Extracted["files"] = [];
  for (const { file, draft } of made) {
    const isWhole = file.completeness === "whole";
    if (draft === null || (file.bytes === 0 && !isWhole) || file.completeness === "encrypted") continue;
    if (file.bytes === 0) draft.size = 0;
    draft.close();
    file.file = names.give(partsOf(file), isWhole ? "" : ".partial");
    files.push({ draft: draft.path, name: file.file });
  }
  return { manifestName, files };
}

/** A listing goes into the folder that it is of. */
function partsOf({ path, transfer, direction, pieces }: ManifestFile): string[] {
  const otherwise = `transfer-${transfer}.bin`;
  if (direction !== "listing") return path === null ? [otherwise] : safePath(path, otherwise);
  const name = `${safeName(pieces[0]?.verb ?? "LIST")}.txt`;
  return [...(path === null ? [] : safePath(path, "")), name].filter((part) => part !== "");
}
