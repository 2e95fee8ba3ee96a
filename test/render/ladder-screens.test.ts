import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { analyzeCaptures } from "../../src/analysis/pipeline.ts";
import type { View } from "../../src/render/renderer.ts";
import type { TextOptions } from "../../src/render/text/sheet.ts";
import { drawText } from "./draw.ts";

/**
 * FTP ladders of captures, read beside tshark when they were made. After a wanted change:
 * UPDATE_GOLDEN=1 npx vitest run test/render/ladder-screens.test.ts, then read the diff.
 */
const FOLDER = join(import.meta.dirname, "ladder-screens");
const FIXTURES = join(import.meta.dirname, "../../fixtures");
const { UPDATE_GOLDEN } = process.env;

const CAPTURES = [
  "ftp-550.pcap",
  "ftp-abor-vsftpd.pcap",
  "ftp-active-client-drops-syn.pcap",
  "ftp-active-vsftpd.pcap",
  "ftp-auth-tls-active.pcap",
  "ftp-capture-loss.pcap",
  "ftp-eprt-v6.pcap",
  "ftp-fxp.pcap",
  "ftp-loss-reorder-server.pcap",
  "ftp-midstream.pcap",
  "ftp-nat-passive-obeyed.pcap",
  "ftp-passive-range-refused.pcap",
  "generated-ftp-commands-500-ports.pcap.gz",
  "generated-ftp-data-keep-alive.pcap",
  "generated-ftp-names-hostile.pcap",
  "generated-ftps-ccc.pcap",
];

const SCREENS: [command: string, view: Partial<View>, options: Partial<TextOptions>][] = [
  ["ftpscope ladder", {}, {}],
  ["ftpscope ladder --lang ko --width 120", {}, { language: "ko", width: 120 }],
  ["ftpscope ladder --session 1 --width 60 --ascii", { session: 1 }, { width: 60, ascii: true }],
  ["ftpscope ladder --transfer 1 --layers", { transfer: 1, layers: true }, {}],
];

function fileName(capture: string): string {
  return `${capture.replace(/\..*$/, "")}.txt`;
}

async function screensOf(capture: string): Promise<string> {
  const report = await analyzeCaptures([join(FIXTURES, capture)], { showPasswords: false, packets: "folded" });
  const screens = SCREENS.map(([command, view, options]) => {
    return `$ ${command}\n${drawText(report, { topic: "ladder", ...view }, options)}`;
  });
  return screens.join("\n");
}

describe("the ladder of", () => {
  test.each(CAPTURES)("%s", async (capture) => {
    const path = join(FOLDER, fileName(capture));
    const drawn = await screensOf(capture);
    if (UPDATE_GOLDEN === "1") {
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(path, drawn);
    }
    expect(existsSync(path), `${path} is missing: run with UPDATE_GOLDEN=1`).toBe(true);
    expect(drawn).toBe(readFileSync(path, "utf8"));
  });
});

test("no screen is left over", () => {
  expect(readdirSync(FOLDER).sort()).toEqual(CAPTURES.map(fileName).sort());
});
