import type { Draw } from "./drawn.ts";
import { isDrawn, type Render, type Renderer } from "./renderer.ts";

/** The output where nobody asks for another. */
export const TEXT: Renderer = {
  name: "text",
  extensions: ["txt"],
  views: "all",
  binary: false,
  width: null,
  events: {
    replacesRows: false,
    load: async (options) => (await import("./live/live-line.ts")).liveLines(options),
  },
  load: async (view) => {
    if (isDrawn(view)) return loadDrawn((await import("./text/picture.ts")).drawText);
    if (view.topic === "explain") return (await import("./text/explain-screen.ts")).renderExplanation;
    return (await import("./text/text.ts")).renderText;
  },
};

/** Every output. A new one is one file and one line here; the contract suite picks it up. */
export const RENDERERS: readonly Renderer[] = [
  TEXT,
  data("json", ["json"], async () => (await import("./data/json.ts")).renderJson),
  {
    ...data("ndjson", ["ndjson", "jsonl"], async () => (await import("./data/ndjson.ts")).renderNdjson),
    events: {
      replacesRows: true,
      load: async () => (await import("./data/ndjson.ts")).ndjsonEvent,
    },
  },
  data("csv", ["csv"], async () => (await import("./data/csv.ts")).renderCsv),
  data("xferlog", ["xferlog"], async () => (await import("./logs/xferlog.ts")).renderXferlog),
  data("zeek", ["zeek"], async () => (await import("./logs/zeek.ts")).renderZeek),
  picture("svg", ["svg"], 120, async () => (await import("./svg/svg.ts")).drawSvg),
  { ...picture("png", ["png"], 120, async () => (await import("./png/png.ts")).loadDrawPng()), binary: true },
  picture("html", ["html", "htm"], 120, async () => (await import("./html/html.ts")).drawHtml),
  picture("markdown", ["md", "markdown"], 100, async () => (await import("./markdown/markdown.ts")).drawMarkdown),
  picture("mermaid", ["mmd", "mermaid"], 120, async () => (await import("./data/mermaid.ts")).drawMermaid),
  picture("plantuml", ["puml", "plantuml"], 120, async () => (await import("./data/plantuml.ts")).drawPlantuml),
];

function data(name: string, extensions: readonly string[], load: () => Promise<Render>): Renderer {
  return { name, extensions, views: "all", binary: false, width: null, events: null, load };
}

/** Outputs of what is drawn; all of them begin with the same layout. */
function picture(name: string, extensions: readonly string[], width: number, load: () => Promise<Draw>): Renderer {
  const draw = async () => loadDrawn(await load());
  return { name, extensions, views: "drawn", binary: false, width, events: null, load: draw };
}

async function loadDrawn(draw: Draw): Promise<Render> {
  return (await import("./drawn.ts")).drawn(draw);
}

export function rendererNamed(name: string): Renderer | null {
  return RENDERERS.find((renderer) => renderer.name === name) ?? null;
}

/** The output that a file's ending asks for; null where it asks for none. */
export function rendererForFile(path: string): Renderer | null {
  const extension = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase();
  return RENDERERS.find(({ extensions }) => extension !== undefined && extensions.includes(extension)) ?? null;
}
