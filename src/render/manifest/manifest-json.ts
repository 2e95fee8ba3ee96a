import type { Manifest } from "../../report/extraction/manifest.ts";
import { jsonText } from "../../report/json-text.ts";
import { jsonPieces } from "../data/json-pieces.ts";

/** One JSON document of the contract's shape (docs/manifest.schema.json). */
export function* renderManifestJson(manifest: Manifest, { indented }: { indented: boolean }): Generator<string> {
  yield* jsonPieces(manifest, indented);
  yield "\n";
}

/** One JSON object a line: a file each, as the manifest has it. */
export function* renderManifestNdjson({ files }: Manifest): Generator<string> {
  for (const file of files) yield `${jsonText({ event: "file", ...file })}\n`;
}
