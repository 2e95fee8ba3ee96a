import type { Manifest, ManifestFile } from "../../report/extraction/manifest.ts";
import { extractingWordsOf } from "../locale/extracting/language.ts";
import type { ExtractingWords } from "../locale/extracting/words.ts";
import { grouped } from "../number-text.ts";
import { wrap } from "../text/cells.ts";
import { directionGlyph, wireText } from "../text/phrases.ts";
import { createSheet, type Sheet, type TextOptions } from "../text/sheet.ts";
import { type Column, drawTable } from "../text/table.ts";
import type { Told } from "./told.ts";

/** Rows of the table, and files that are told to be not whole, unless all are asked for. */
const ROWS_SHOWN = 40;
const HASH_CELLS = 64;
const SHORT_HASH_CELLS = 12;
/** Below this width, names need the room of the hashes. */
const HASHES_FROM = 64;
/** Columns and their frames besides the hash, with room for a name. */
const ROOM_BESIDES = 76;
const NAME_CELLS = 400;

/** The files as a table for people, then why some are not whole, and where everything is. */
export function* renderManifestText(manifest: Manifest, told: Told, options: TextOptions): Generator<string> {
  const sheet = createSheet({ captures: [] }, options);
  const words = extractingWordsOf(options.language);
  for (const line of lines(manifest, told, sheet, words)) yield `${line}\n`;
}

function* lines(
  { files, omittedTransfers }: Manifest,
  told: Told,
  sheet: Sheet,
  words: ExtractingWords,
): Generator<string> {
  if (files.length === 0) yield* wrap(words.nothing, sheet.width);
  else if (told.hashesOnly) yield* hashLines(files, sheet, words);
  else yield* tableLines(files, sheet, words);
  yield* notWholeLines(files, sheet, words);
  if (files.length > 0) yield "";
  yield* summaryLines(files, told, sheet, words);
  if (omittedTransfers > 0) yield* wrap(words.omitted(omittedTransfers), sheet.width);
}

function tableLines(files: readonly ManifestFile[], sheet: Sheet, words: ExtractingWords): string[] {
  const { columns } = words;
  const hashCells = sheet.width >= HASH_CELLS + ROOM_BESIDES ? HASH_CELLS : SHORT_HASH_CELLS;
  const withHash = sheet.width >= HASHES_FROM;
  const shown = sheet.all ? files : files.slice(0, ROWS_SHOWN);
  const layout: Column[] = [
    { title: columns.file, min: 12 },
    { title: "S/T", min: 5 },
    { title: columns.bytes, align: "right", min: 5 },
    ...(withHash ? [{ title: columns.sha256, min: SHORT_HASH_CELLS }] : []),
    { title: columns.state, min: 6 },
  ];
  const rows = shown.map((file) => [
    nameOf(file, sheet, words),
    `${arrow(file, sheet)} ${transfersOf(file)}`,
    grouped(file.bytes),
    ...(withHash ? [(file.sha256 ?? sheet.glyphs.absent).slice(0, hashCells)] : []),
    stateText(file, sheet, words),
  ]);
  return [...drawTable(layout, rows, sheet), ...moreLines(files.length - shown.length, sheet)];
}

/** Two lines for each, the second one with all of the hash. */
function* hashLines(files: readonly ManifestFile[], sheet: Sheet, words: ExtractingWords): Generator<string> {
  for (const file of files) {
    const { session, transfer, pieces, bytes } = file;
    const joined = pieces.length > 1 ? `, ${words.joined(pieces.length)}` : "";
    const facts = `${grouped(bytes)} B, ${words.from(session, transfer)}${joined}, ${stateText(file, sheet, words)}`;
    yield* wrap(`${arrow(file, sheet)} ${nameOf(file, sheet, words)}   ${facts}`, sheet.width);
    yield `  ${file.sha256 ?? sheet.glyphs.absent}`;
  }
}

function* notWholeLines(files: readonly ManifestFile[], sheet: Sheet, words: ExtractingWords): Generator<string> {
  const told = files.filter(({ completeness, reasons }) => completeness !== "whole" || reasons.length > 0);
  if (told.length === 0) return;
  yield "";
  yield sheet.paint.heading(words.notWhole);
  const shown = sheet.all ? told : told.slice(0, ROWS_SHOWN);
  for (const file of shown) yield* wrap(`  ${nameOf(file, sheet, words)}: ${factsOf(file, words)}`, sheet.width);
  yield* moreLines(told.length - shown.length, sheet);
}

function factsOf(file: ManifestFile, words: ExtractingWords): string {
  const { gaps, gapsOmitted, gapBytes, offset } = file;
  return [
    ...file.reasons.map((code) => words.reasons[code]),
    ...(gapBytes > 0 ? [words.missing(gapBytes, gaps.length + gapsOmitted)] : []),
    ...(offset !== null && offset > 0 ? [words.beginsAt(offset)] : []),
  ].join("; ");
}

function* summaryLines(
  files: readonly ManifestFile[],
  told: Told,
  sheet: Sheet,
  words: ExtractingWords,
): Generator<string> {
  const notWhole = (some: readonly ManifestFile[]): number =>
    some.filter(({ completeness }) => completeness !== "whole").length;
  const withBytes = files.filter(
    ({ file, bytes, completeness }) => file !== null || bytes > 0 || completeness === "whole",
  );
  if (told.folder === null) {
    if (files.length > 0) yield* wrap(words.hashed(withBytes.length, notWhole(withBytes)), sheet.width);
    return;
  }
  const folder = wireText(told.folder, sheet, NAME_CELLS);
  yield* wrap(words.written(withBytes.length, notWhole(withBytes), folder), sheet.width);
  const nothing = files.length - withBytes.length;
  if (nothing > 0) yield* wrap(words.notWritten(nothing), sheet.width);
  yield* wrap(words.manifest(`${folder.replace(/\/+$/, "")}/${told.manifestName}`), sheet.width);
}

function moreLines(count: number, sheet: Sheet): string[] {
  if (count <= 0) return [];
  return [`  ${sheet.glyphs.ellipsis} ${sheet.words.measures.more(count)}`];
}

function nameOf({ file, path, transfer }: ManifestFile, sheet: Sheet, words: ExtractingWords): string {
  return wireText(file ?? path ?? words.unnamed(transfer), sheet, NAME_CELLS, "middle");
}

/** "2/5"; "2/5+6" where the file was put together from several transfers. */
function transfersOf({ session, pieces }: ManifestFile): string {
  const ids = pieces.map(({ transfer }) => transfer);
  const [first, ...more] = ids;
  return `${session}/${first}${more.length > 3 ? `+${more.length}` : more.map((id) => `+${id}`).join("")}`;
}

function arrow(file: ManifestFile, sheet: Sheet): string {
  return sheet.paint.data(directionGlyph(sheet, file));
}

function stateText({ completeness }: ManifestFile, { paint }: Sheet, words: ExtractingWords): string {
  const text = words.completeness[completeness];
  return completeness === "whole" ? text : paint.warning(text);
}
