import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { analyzeCaptures } from "../../../src/analysis/pipeline.ts";
import type { Manifest, ManifestFile } from "../../../src/report/extraction/manifest.ts";
import { FtpStory } from "../../build/ftp-story.ts";
import { pcapFile } from "../../build/pcap-file.ts";
import { Recording } from "../../build/recording.ts";
import { scratchFolder } from "../../capture/scratch.ts";
import { type Ran, runCli } from "../fake-io.ts";

export function sha256(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Content of a file for comparing: short ones as they are, long ones by their hash. */
export function told(content: Uint8Array | string): string {
  const bytes = Buffer.from(content);
  return bytes.length < 200 ? bytes.toString("utf8") : `${bytes.length} bytes, ${sha256(bytes)}`;
}

export interface Extraction {
  manifest: Manifest;
  /** What lies in the folder, by relative paths, without the manifest. */
  written: Record<string, string>;
  /** The only file of the manifest. */
  only: ManifestFile;
  folder: string;
}

/** Runs `ftpscope extract` in earnest, on captures told in code or on disk. */
export function extractor() {
  const scratch = scratchFolder();
  let runs = 0;
  const folder = (): string => join(scratch.path, `out${runs++}`);
  const run = (argv: readonly string[]): Promise<Ran> => runCli(["extract", ...argv], { analyze: analyzeCaptures });

  const capture = (script: (story: FtpStory, recording: Recording) => unknown): string => {
    const recording = new Recording();
    script(new FtpStory(recording).open().login().ask("TYPE I", "200 ok"), recording);
    return scratch.file(`capture${runs++}.pcap`, pcapFile(recording.packets));
  };

  const extract = async (paths: readonly string[], ...options: string[]): Promise<Extraction> => {
    const target = folder();
    const ran = await run([...paths, "-o", target, "--json", ...options]);
    expect(ran.err).toBe("");
    expect(ran.code).toBe(0);
    const manifest = JSON.parse(ran.out) as Manifest;
    expect(JSON.parse(readFileSync(join(target, "manifest.json"), "utf8"))).toEqual(manifest);
    const files = filesIn(target);
    delete files["manifest.json"];
    expectTold(manifest, files);
    const written = Object.fromEntries(Object.entries(files).map(([name, content]) => [name, told(content)]));
    return { manifest, written, only: manifest.files[0] as ManifestFile, folder: target };
  };

  const tell = (script: Parameters<typeof capture>[0], ...options: string[]): Promise<Extraction> =>
    extract([capture(script)], ...options);

  return { scratch, folder, run, capture, extract, tell };
}

/** The manifest and the folder say the same, of every capture. */
function expectTold({ files }: Manifest, written: Readonly<Record<string, Buffer>>): void {
  const named = files.filter(({ file }) => file !== null);
  expect(Object.keys(written).sort()).toEqual(named.map(({ file }) => file).sort());
  for (const { file, bytes, sha256: hash, completeness } of named) {
    const content = written[file ?? ""] ?? Buffer.alloc(0);
    expect(content.length).toBe(bytes);
    expect(sha256(content)).toBe(hash);
    expect(file?.endsWith(".partial")).toBe(completeness !== "whole");
  }
}

export function filesIn(folder: string): Record<string, Buffer> {
  if (!existsSync(folder)) return {};
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1), readFileSync(path)];
    }),
  );
}
