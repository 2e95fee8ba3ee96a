/**
 * A few files instead of four hundred, and CommonJS instead of modules: Node begins in half of the time, for it finds, reads and
 * links each module by itself. What comes from npm stays outside.
 */
export default {
  input: { main: "dist/cli/main.js", "grade-worker": "dist/cli/grade/grade-worker.js" },
  platform: "node",
  external: /^[^./]/,
  plugins: [commonJsFolder()],
  output: { dir: "dist/bundle", format: "cjs", cleanDir: true },
};

/** The package's files are modules; those of this folder are not. */
function commonJsFolder() {
  return {
    name: "commonjs-folder",
    generateBundle() {
      this.emitFile({ type: "asset", fileName: "package.json", source: '{ "type": "commonjs" }\n' });
    },
  };
}
