import type { Manifest } from "../../report/extraction/manifest.ts";
import type { TextOptions } from "../text/sheet.ts";
import type { Told } from "./told.ts";

/** A manifest to text; the pieces joined are the whole output. */
export type RenderManifest = (manifest: Manifest, told: Told, options: TextOptions) => Iterable<string>;

/** An output of manifests by name; what it needs is loaded only when it is asked for. */
export interface ManifestOutput {
  name: string;
  load(): Promise<RenderManifest>;
}

const MANIFEST_OUTPUTS: readonly ManifestOutput[] = [
  { name: "text", load: async () => (await import("./manifest-text.ts")).renderManifestText },
  {
    name: "json",
    load: async () => {
      const { renderManifestJson } = await import("./manifest-json.ts");
      return (manifest, _told, options) => renderManifestJson(manifest, options);
    },
  },
  { name: "ndjson", load: async () => (await import("./manifest-json.ts")).renderManifestNdjson },
  { name: "csv", load: async () => (await import("./manifest-csv.ts")).renderManifestCsv },
];

/** Null where there is none of that name. */
export function manifestOutput(name: string): ManifestOutput | null {
  return MANIFEST_OUTPUTS.find((output) => output.name === name) ?? null;
}

export function manifestOutputNames(): string[] {
  return MANIFEST_OUTPUTS.map(({ name }) => name);
}
