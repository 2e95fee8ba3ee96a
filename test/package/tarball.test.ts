import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

/** The package as npm would hand it out, installed in an empty folder without what its development needs. */
const ROOT = join(import.meta.dirname, "../..");
const FTP = join(ROOT, "fixtures/ftp-active-vsftpd.pcap");
const BUILT = existsSync(join(ROOT, "dist/bundle/library.js"));
if (!BUILT) console.warn("test/package/tarball.test.ts is skipped: run `npm run build` first");
/** Another Node to try it with, beside the one that runs this. */
const { FTPSCOPE_OTHER_NODE: OTHER = "" } = process.env;
if (OTHER === "") console.warn("test/package: only on this Node; FTPSCOPE_OTHER_NODE names another");
const NODES = [process.execPath, ...(OTHER === "" ? [] : [OTHER])];

const scratch = mkdtempSync(join(tmpdir(), "ftpscope-package-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** npm is a shell script, or a .cmd where that is what runs. */
function npm(folder: string, ...words: string[]): string {
  const { npm_config_prefix: _prefix, ...env } = process.env;
  return execFileSync("npm", words, {
    cwd: folder,
    env,
    encoding: "utf8",
    shell: process.platform === "win32",
    stdio: ["ignore", "pipe", "pipe"],
  });
}

function installed(name: string, ...options: string[]): string {
  const folder = join(scratch, name);
  mkdirSync(folder);
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  npm(folder, "install", "--prefer-offline", "--no-audit", "--no-fund", ...options, tarball);
  return folder;
}

function run(node: string, folder: string, ...words: string[]): { code: number | null; out: string; err: string } {
  const env = { ...process.env, LC_ALL: "C.UTF-8", NO_COLOR: "1" };
  const { status, stdout, stderr } = spawnSync(node, words, { cwd: folder, env, encoding: "utf8" });
  return { code: status, out: stdout, err: stderr };
}

const PROGRAM = "node_modules/ftpscope/bin/ftpscope.js";
let tarball = "";

describe.skipIf(!BUILT)("the package", () => {
  it("has the program, its documents and licences in it, and no source, test or capture", () => {
    const [packed] = JSON.parse(npm(ROOT, "pack", "--json", "--ignore-scripts", "--pack-destination", scratch));
    tarball = join(scratch, packed.filename);
    const files: string[] = packed.files.map(({ path }: { path: string }) => path);
    for (const file of [
      "bin/ftpscope.js",
      "README.md",
      "LICENSE",
      "dist/bundle/library.js",
      "dist/bundle/THIRD-PARTY.txt",
    ])
      expect(files).toContain(file);
    expect(files.filter((file) => /^(src|test|fixtures)\/|\.pcap|compiled\//.test(file))).toEqual([]);
    expect(packed.size).toBeLessThan(1_500_000);
  });

  it("draws PNGs where all was installed", () => {
    const folder = installed("whole");
    for (const node of NODES) {
      const { code, err } = run(node, folder, PROGRAM, "ladder", FTP, "-o", "ladder.png", "--force");
      expect([code, err]).toEqual([0, ""]);
      expect(readFileSync(join(folder, "ladder.png")).subarray(1, 4).toString()).toBe("PNG");
    }
  });

  describe("without its optional parts", () => {
    const small = () => join(scratch, "small");

    it("is installed with what it needs alone", () => {
      const folder = installed("small", "--omit=optional");
      const there = readdirSync(join(folder, "node_modules"), { recursive: true, encoding: "utf8" });
      const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
        readFileSync(join(ROOT, "package.json"), "utf8"),
      );
      expect(there).toEqual(expect.arrayContaining(Object.keys(dependencies)));
      const others = [...Object.keys(devDependencies), ...Object.keys(optionalDependencies)];
      expect(others.filter((name) => there.includes(join(name)))).toEqual([]);
    });

    it.each(NODES)("runs on %s", (node) => {
      const here = run(process.execPath, ROOT, "bin/ftpscope.js", "--json", FTP);
      expect(run(node, small(), PROGRAM, "--json", FTP)).toEqual(here);
      expect(run(node, small(), PROGRAM, "--version").out).toMatch(/^ftpscope \d/);
      expect(run(node, small(), PROGRAM, "--lang", "ko", FTP).out).toMatch(/\p{Script=Hangul}/u);
    });

    it.each(NODES)("says how PNG is had, on %s", (node) => {
      const { code, err } = run(node, small(), PROGRAM, "ladder", FTP, "-o", "ladder.png");
      expect(code).toBe(2);
      expect(err).toContain("npm install");
      expect(existsSync(join(small(), "ladder.png"))).toBe(false);
    });

    it.each(NODES)("is a library for modules and for require, on %s", (node) => {
      const use = `analyze(${JSON.stringify(FTP)}).then(({ schema, ftp }) => console.log(schema, ftp.sessions.length));\n`;
      writeFileSync(join(small(), "use.mjs"), `import { analyze } from "ftpscope";\n${use}`);
      writeFileSync(join(small(), "use.cjs"), `const { analyze } = require("ftpscope");\n${use}`);
      for (const file of ["use.mjs", "use.cjs"])
        expect(run(node, small(), file)).toEqual({ code: 0, out: "ftpscope/1 1\n", err: "" });
    });

    it.each(["mts", "cts"])("has types that hold for %s", (extension) => {
      const file = join(small(), `use.${extension}`);
      writeFileSync(
        file,
        `import { analyze, CaptureError, type Report, type Transfer } from "ftpscope";
export async function sizes(path: string): Promise<(number | null)[]> {
  const report: Report = await analyze(path, { language: "ko", onEvent: (event) => { if (event.event === "login") console.log(event.user); } });
  const transfers: Transfer[] = report.ftp.sessions.flatMap((session) => session.transfers);
  return transfers.map(({ bytes }) => bytes);
}
export const isOurs = (error: unknown): boolean => error instanceof CaptureError && error.code === "empty";
// @ts-expect-error: there is no such option.
export const wrong = analyze("x", { colour: true });
`,
      );
      const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
      const checked = run(
        process.execPath,
        small(),
        tsc,
        "--noEmit",
        "--strict",
        "--module",
        "nodenext",
        "--lib",
        "es2023,dom",
        "--types",
        "",
        file,
      );
      expect(checked).toEqual({ code: 0, out: "", err: "" });
    });
  });
});
