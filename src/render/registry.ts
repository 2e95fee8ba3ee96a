import type { Renderer } from "./renderer.ts";

/** The output where nobody asks for another. */
export const TEXT: Renderer = {
  name: "text",
  extensions: ["txt"],
  load: async () => (await import("./text/text.ts")).renderText,
};

/** Every output. A new one is one file and one line here; the contract suite picks it up. */
export const RENDERERS: readonly Renderer[] = [
  TEXT,
  { name: "json", extensions: ["json"], load: async () => (await import("./data/json.ts")).renderJson },
  {
    name: "ndjson",
    extensions: ["ndjson", "jsonl"],
    load: async () => (await import("./data/ndjson.ts")).renderNdjson,
  },
  { name: "csv", extensions: ["csv"], load: async () => (await import("./data/csv.ts")).renderCsv },
];

export function rendererNamed(name: string): Renderer | null {
  return RENDERERS.find((renderer) => renderer.name === name) ?? null;
}

/** The output that a file's ending asks for; null where it asks for none. */
export function rendererForFile(path: string): Renderer | null {
  const extension = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase();
  return RENDERERS.find(({ extensions }) => extension !== undefined && extensions.includes(extension)) ?? null;
}
