import type { Manifest, ManifestFile } from "../../report/extraction/manifest.ts";
import { type CsvValue, csvHead, csvLine } from "../csv-field.ts";

const COLUMNS: readonly (readonly [string, (file: ManifestFile) => CsvValue])[] = [
  ["file", ({ file }) => file],
  ["path", ({ path }) => path],
  ["direction", ({ direction }) => direction],
  ["session", ({ session }) => session],
  ["transfer", ({ transfer }) => transfer],
  ["client", ({ client }) => client],
  ["server", ({ server }) => server],
  ["completeness", ({ completeness }) => completeness],
  ["reasons", ({ reasons }) => reasons.join(" ")],
  ["bytes", ({ bytes }) => bytes],
  ["sha256", ({ sha256 }) => sha256],
  ["wireBytes", ({ pieces }) => pieces.reduce((sum, { wireBytes }) => sum + wireBytes, 0)],
  ["sentSha256", ({ sent }) => sent?.sha256 ?? null],
  ["announcedBytes", ({ announcedBytes }) => announcedBytes],
  ["type", ({ type }) => type],
  ["mode", ({ mode }) => mode],
  ["lineEnds", ({ lineEnds }) => lineEnds],
  ["offset", ({ offset }) => offset],
  ["gaps", ({ gaps, gapsOmitted }) => gaps.length + gapsOmitted],
  ["gapBytes", ({ gapBytes }) => gapBytes],
  ["pieces", ({ pieces }) => pieces.map(({ transfer }) => transfer).join(" ")],
  ["firstFrame", ({ pieces }) => pieces[0]?.firstFrame ?? null],
  ["lastFrame", ({ pieces }) => pieces.at(-1)?.lastFrame ?? null],
  ["startTime", ({ pieces }) => pieces[0]?.startTime ?? null],
  ["endTime", ({ pieces }) => pieces.at(-1)?.endTime ?? null],
];

/** A row for each file (RFC 4180, UTF-8 with a byte order mark); codes, not words. */
export function* renderManifestCsv({ files }: Manifest): Generator<string> {
  yield csvHead(COLUMNS.map(([name]) => name));
  for (const file of files) yield csvLine(COLUMNS.map(([, value]) => value(file)));
}
