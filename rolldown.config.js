import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** From npm, and small: Node needs as long to find their files as to run them. The rest is loaded from where npm put it. */
const BUNDLED = ["commander"];

/** Commander would start other programs with it, which none of our commands is. */
const UNUSED = "node:child_process";

/** What a summary needs, in one file; and what is needed before that, and by others than it. */
const GROUPS = [
  { name: "begin", test: sources("cli/version", "cli/stream-output", "cli/small-heap"), priority: 2 },
  {
    name: "summary",
    test: sources(
      ...["cli/run", "cli/arguments", "analysis/pipeline", "render/text/text", "render/data/json"],
      ...["render/endpoint-text", "render/transfer-opening", "render/locale/findings/transfer-phrases"],
    ),
    priority: 1,
  },
];

/**
 * A few files instead of four hundred, and CommonJS instead of modules: Node begins in half of the time, for it finds, reads and
 * links each module by itself.
 */
export default {
  input: {
    main: "dist/cli/main.js",
    "grade-worker": "dist/cli/grade/grade-worker.js",
    library: "dist/library/index.js",
  },
  platform: "node",
  external: (id) => /^[^./\0]/.test(id) && !BUNDLED.includes(id) && id !== UNUSED,
  plugins: [withoutUnused(), inAscii(), withPackageFiles(), withTypes(), withCompiledCode()],
  output: {
    dir: "dist/bundle",
    format: "cjs",
    cleanDir: true,
    comments: false,
    minify: false,
    dynamicImportInCjs: false,
    codeSplitting: { groups: GROUPS },
  },
};

function sources(...names) {
  return new RegExp(`[\\\\/]dist[\\\\/](?:${names.join("|").replaceAll("/", "[\\\\/]")})\\.js$`);
}

function withoutUnused() {
  const nothing = "\0unused";
  return {
    name: "without-unused",
    resolveId: (id) => (id === UNUSED ? nothing : null),
    load: (id) => (id === nothing ? "export {};" : null),
  };
}

/** One character beyond Latin-1, and V8 holds the whole file in twice the memory. */
function inAscii() {
  return {
    name: "in-ascii",
    renderChunk: (code) =>
      code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`),
  };
}

/** The package's files are modules; those of this folder are not, and some are others' work. */
function withPackageFiles() {
  return {
    name: "with-package-files",
    generateBundle() {
      const licences = BUNDLED.map((name) => `${name}\n\n${readFileSync(`node_modules/${name}/LICENSE`, "utf8")}`);
      this.emitFile({ type: "asset", fileName: "package.json", source: '{ "type": "commonjs" }\n' });
      this.emitFile({ type: "asset", fileName: "THIRD-PARTY.txt", source: licences.join("\n\n") });
    },
  };
}

/** The types of the library, and those that they are made of. */
function withTypes() {
  return {
    name: "with-types",
    generateBundle() {
      for (const file of declarationsFrom("dist/library/index.d.ts")) {
        const source = readFileSync(file, "utf8").replaceAll(/(from "\.[^"]+)\.ts"/g, '$1.js"');
        this.emitFile({ type: "asset", fileName: join("types", relative("dist", file)), source });
      }
    },
  };
}

function declarationsFrom(entry) {
  const found = new Set([entry]);
  for (const file of found) {
    for (const [, name] of readFileSync(file, "utf8").matchAll(/from "(\.[^"]+)\.ts"/g)) {
      found.add(join(dirname(file), `${name}.d.ts`));
    }
  }
  return found;
}

function withCompiledCode() {
  return {
    name: "with-compiled-code",
    writeBundle: () => execFileSync(process.execPath, ["keep-compiled.js"], { stdio: ["ignore", "ignore", "inherit"] }),
  };
}
