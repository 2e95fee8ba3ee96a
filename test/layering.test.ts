import { readdirSync, readFileSync } from "node:fs";
import { posix, resolve } from "node:path";
import { describe, expect, it } from "vitest";

/** Rooms of src/ and what each may import besides itself and src/limits.ts. A new room needs its line here. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  capture: [],
  decode: ["capture"],
  flow: ["capture", "decode"],
  protocols: ["capture", "decode", "flow"],
  report: ["capture", "decode", "flow", "protocols"],
  analysis: ["capture", "decode", "flow", "protocols", "report"],
  grade: ["capture", "decode", "report", "analysis"],
  render: ["report"],
  cli: ["capture", "decode", "flow", "protocols", "report", "analysis", "grade", "render"],
  library: ["capture", "flow", "report", "analysis", "render"],
};
/**
 * Rooms of src/render/ and what each may import of the others: a picture is told, then laid out, then drawn, and no output
 * knows another, but that pages and PNGs are made of SVG, and Markdown of text. A story tells of DHCP what its ladders tell.
 */
const PICTURE = "render/diagram/diagram.ts";
const RENDER_MAY_IMPORT: Record<string, readonly string[]> = {
  diagram: [],
  layout: [PICTURE],
  story: ["render/diagram/dhcp-"],
  explain: ["render/story/story.ts"],
  text: [PICTURE, "render/layout/", "render/explain/", "render/story/story.ts"],
  live: ["render/text/transferred.ts", "render/text/dhcp-facts.ts"],
  markdown: [PICTURE, "render/layout/", "render/text/picture.ts"],
  data: [PICTURE, "render/layout/"],
  logs: [],
  svg: [PICTURE, "render/layout/"],
  png: [PICTURE, "render/layout/", "render/svg/"],
  html: [PICTURE, "render/layout/", "render/svg/"],
  manifest: ["render/text/table.ts", "render/data/json-"],
  grades: ["render/text/table.ts", "render/data/json-", "render/svg/xml.ts"],
  "grade-pages": [
    PICTURE,
    "render/diagram/comparison.ts",
    "render/diagram/ftp-ladder.ts",
    "render/diagram/dhcp-ladder.ts",
    "render/layout/",
    "render/svg/",
    "render/html/",
  ],
};
/** These wire the rooms together, and only src/cli/ imports them. */
const RENDER_WIRING: readonly string[] = ["render/registry.ts", "render/drawn.ts"];
/** What all rooms of src/render/ write with: these files of text/, the words, and the files that are in no room. */
const RENDER_TOOLS =
  /^render\/(text\/(cells|glyphs|lease-time|meanings|paint|phrases|sheet)\.ts$|text\/cells\/|locale\/|[^/]+\.ts$)/;
const OPEN_TO_ALL = "limits.ts";
const INPUT_OUTPUT = /^node:(fs|net|child_process|http|https|dgram)(\/|$)/;
/** Rooms, or rooms in them, that touch files: capture/ reads captures, grade/hand-ins/ unpacks what was handed in. */
const MAY_DO_IO: readonly string[] = ["capture/", "grade/hand-ins/", "cli/"];

/** What runs for each packet, and what must not. */
const FENCE: readonly string[] = [
  "capture/",
  "decode/",
  "flow/flow-table.ts",
  "analysis/glance.ts",
  "analysis/handshake-glance.ts",
];

function headOf(file: string): string {
  return readFileSync(resolve(SOURCE, file), "utf8").split("\n", 1)[0] ?? "";
}

/** File (relative to src/) to what it imports: files relative to src/, packages and node: modules as they are. */
type ImportGraph = ReadonlyMap<string, readonly string[]>;

const SOURCE = resolve(import.meta.dirname, "../src");

function readImports(): ImportGraph {
  const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".ts"));
  return new Map(files.map((file) => [file, importsOf(file, readFileSync(resolve(SOURCE, file), "utf8"))]));
}

function importsOf(file: string, text: string): string[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/^\s*\/\/.*$/gm, "");
  const named = code.matchAll(/\b(?:from|import)\s*\(?\s*"([^"]+)"/g);
  return Array.from(named, (match) => match[1] ?? "").map((name) =>
    name.startsWith(".") ? posix.join(posix.dirname(file), name) : name,
  );
}

function roomOf(file: string): string {
  return file.split("/")[0] ?? "";
}

/** Sentences about imports that break the order of the rooms. */
function trespasses(graph: ImportGraph): string[] {
  const found: string[] = [];
  for (const [file, imports] of graph) {
    if (file === OPEN_TO_ALL) continue;
    const room = roomOf(file);
    const allowed = MAY_IMPORT[room];
    if (allowed === undefined) found.push(`${file}: no such room`);
    for (const name of imports) {
      if (name.startsWith("..")) found.push(`${file} imports ${name}, outside of src`);
      else if (name.startsWith("node:")) {
        if (INPUT_OUTPUT.test(name) && !MAY_DO_IO.some((place) => file.startsWith(place)))
          found.push(`${file} does I/O by ${name}`);
        if (room === "protocols") found.push(`${file} imports ${name}, and protocols need nothing of Node`);
      } else if (name.endsWith(".ts") && name !== OPEN_TO_ALL && roomOf(name) !== room) {
        if (allowed?.includes(roomOf(name)) !== true) found.push(`${file} imports ${name}`);
      }
    }
  }
  return found;
}

/** Sentences about imports that break the order of the rooms of src/render/. */
function renderTrespasses(graph: ImportGraph): string[] {
  const found: string[] = [];
  for (const [file, imports] of graph) {
    if (roomOf(file) !== "render" || RENDER_WIRING.includes(file)) continue;
    const room = renderRoomOf(file);
    const allowed = room === "" ? [] : RENDER_MAY_IMPORT[room];
    if (allowed === undefined) found.push(`${file}: no such room`);
    for (const name of imports.filter((one) => roomOf(one) === "render" && renderRoomOf(one) !== room)) {
      if (renderRoomOf(name) !== "" && !allowed?.some((place) => name.startsWith(place)))
        found.push(`${file} imports ${name}`);
    }
  }
  return found;
}

/** The room within src/render/; "" of its tools, and the name of the file itself where it wires rooms together. */
function renderRoomOf(file: string): string {
  if (RENDER_WIRING.includes(file)) return file;
  return RENDER_TOOLS.test(file) ? "" : (file.split("/")[1] ?? "");
}

/** Sentences about protocols that know each other. tls/ may be used by ftp/. */
function entangledProtocols(graph: ImportGraph): string[] {
  const pairs = [
    ["protocols/ftp/", "protocols/dhcp/"],
    ["protocols/dhcp/", "protocols/ftp/"],
    ["protocols/dhcp/", "protocols/tls/"],
  ] as const;
  return pairs.flatMap(([from, to]) =>
    Array.from(graph)
      .filter(([file]) => file.startsWith(from))
      .flatMap(([file, imports]) =>
        imports.filter((name) => name.startsWith(to)).map((name) => `${file} imports ${name}`),
      ),
  );
}

/** One cycle of imports as a list of files, or null. */
function cycleIn(graph: ImportGraph): string[] | null {
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const next of graph.get(file) ?? []) {
      const cycle = graph.has(next) ? visit(next, [...path, file]) : null;
      if (cycle !== null) return cycle;
    }
    done.add(file);
    return null;
  };
  for (const file of graph.keys()) {
    const cycle = visit(file, []);
    if (cycle !== null) return cycle;
  }
  return null;
}

describe("the rooms of src/", () => {
  const graph = readImports();

  it("finds the sources and their imports", () => {
    expect(graph.get("capture/record-reader.ts")).toContain("capture/byte-window.ts");
  });

  it("import only downwards, and only capture/, grade/hand-ins/ and cli/ do I/O", () => {
    expect(trespasses(graph)).toEqual([]);
  });

  it("tell, lay out and draw pictures in this order, each output for itself", () => {
    expect(renderTrespasses(graph)).toEqual([]);
  });

  it("keep ftp/ and dhcp/ apart", () => {
    expect(entangledProtocols(graph)).toEqual([]);
  });

  it("say at the head of each file of the fence what it may cost, and whose its bytes are", () => {
    const fenced = Array.from(graph.keys()).filter((file) => FENCE.some((place) => file.startsWith(place)));
    const silent = fenced.filter((file) => !/^\/\/ FENCE, .{20,}\.$/m.test(headOf(file)));
    expect(silent).toEqual([]);
  });

  it("have no cycle of imports between files", () => {
    expect(cycleIn(graph)).toBeNull();
  });
});

/** Files that are loaded as soon as one of these is: by static imports of more than types. */
function loadedWith(files: readonly string[]): Set<string> {
  const loaded = new Set<string>();
  const load = (file: string): void => {
    if (loaded.has(file)) return;
    loaded.add(file);
    const text = readFileSync(resolve(SOURCE, file), "utf8");
    const named = text.matchAll(/^(?:import|export) (?!type\b)[^;]*?\bfrom "(\.[^"]+)";/gm);
    for (const [, name = ""] of named) load(posix.join(posix.dirname(file), name));
  };
  for (const file of files) load(file);
  return loaded;
}

describe("what a summary loads", () => {
  const loaded = loadedWith([
    "cli/main.ts",
    "cli/run.ts",
    "cli/arguments.ts",
    "render/locale/en.ts",
    "render/text/text.ts",
    "analysis/pipeline.ts",
  ]);

  it("is found", () => {
    expect(loaded).toContain("render/locale/findings/ftp-connections.en.ts");
  });

  it("has no explanation, guide or story in it", () => {
    expect([...loaded].filter((file) => /^render\/(explain|story|locale\/explanations)/.test(file))).toEqual([]);
  });

  it("has the words of one language in it, and nothing that unpacks captures or writes files", () => {
    expect([...loaded].filter((file) => file.endsWith("ko.ts"))).toEqual([]);
    expect(
      [...loaded].filter((file) => /^capture\/(gzip|zstd)-source|^cli\/file-output|^node:zlib|^fzstd/.test(file)),
    ).toEqual([]);
  });
});

describe("the rules themselves", () => {
  it("see an import that points up, I/O in the wrong room and a protocol that needs Node", () => {
    const graph: ImportGraph = new Map([
      ["decode/a.ts", ["flow/b.ts", "limits.ts", "capture/c.ts"]],
      ["flow/b.ts", ["node:fs"]],
      ["protocols/ftp/d.ts", ["node:buffer", "protocols/dhcp/e.ts"]],
      ["render/text/f.ts", ["protocols/ftp/d.ts", "report/report.ts"]],
    ]);
    expect(trespasses(graph)).toEqual([
      "decode/a.ts imports flow/b.ts",
      "flow/b.ts does I/O by node:fs",
      "protocols/ftp/d.ts imports node:buffer, and protocols need nothing of Node",
      "render/text/f.ts imports protocols/ftp/d.ts",
    ]);
    expect(entangledProtocols(graph)).toEqual(["protocols/ftp/d.ts imports protocols/dhcp/e.ts"]);
  });

  it("see a picture that knows its layout, an output that knows another, and a tool that knows a room", () => {
    const graph: ImportGraph = new Map([
      [
        "render/diagram/a.ts",
        ["render/layout/b.ts", "render/text/sheet.ts", "render/escape.ts", "render/diagram/c.ts"],
      ],
      ["render/layout/b.ts", ["render/diagram/diagram.ts", "render/diagram/a.ts"]],
      ["render/svg/d.ts", ["render/html/e.ts", "render/locale/language.ts"]],
      ["render/html/e.ts", ["render/svg/d.ts", "render/drawn.ts"]],
      ["render/text/phrases.ts", ["render/text/screen.ts", "render/text/cells.ts"]],
      ["render/film/f.ts", []],
      ["render/drawn.ts", ["render/diagram/a.ts", "render/layout/b.ts"]],
    ]);
    expect(renderTrespasses(graph)).toEqual([
      "render/diagram/a.ts imports render/layout/b.ts",
      "render/layout/b.ts imports render/diagram/a.ts",
      "render/svg/d.ts imports render/html/e.ts",
      "render/html/e.ts imports render/drawn.ts",
      "render/text/phrases.ts imports render/text/screen.ts",
      "render/film/f.ts: no such room",
    ]);
  });

  it("see a cycle", () => {
    const graph: ImportGraph = new Map([
      ["a.ts", ["b.ts"]],
      ["b.ts", ["c.ts"]],
      ["c.ts", ["b.ts"]],
    ]);
    expect(cycleIn(graph)).toEqual(["b.ts", "c.ts", "b.ts"]);
  });

  it("read static, type-only, re-exporting, bare and dynamic imports, and no comments", () => {
    const text = `import { a } from "./a.ts";\nimport type { B } from "../b.ts";\nexport * from "./c.ts";
import "node:fs";\nconst d = await import("./d.ts");\n// import "./e.ts"\n/* from "./f.ts" */`;
    expect(importsOf("room/x.ts", text)).toEqual(["room/a.ts", "b.ts", "room/c.ts", "node:fs", "room/d.ts"]);
  });
});
