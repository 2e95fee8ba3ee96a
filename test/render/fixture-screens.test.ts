import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { analyzeCaptures } from "../../src/analysis/pipeline.ts";
import type { View } from "../../src/render/renderer.ts";
import type { TextOptions } from "../../src/render/text/sheet.ts";
import { drawText } from "./draw.ts";

/**
 * What a reader sees of real captures, one file for each: summary in both languages, and one session or exchange. Read beside
 * tshark when they were made. After a wanted change: UPDATE_GOLDEN=1 npx vitest run test/render, then read the diff.
 */
const FOLDER = join(import.meta.dirname, "fixture-screens");
const FIXTURES = join(import.meta.dirname, "../../fixtures");
const { UPDATE_GOLDEN } = process.env;

const CAPTURES = [
  "ftp-abor-vsftpd.pcap",
  "ftp-active-client-drops-syn.pcap",
  "ftp-active-vsftpd.pcap",
  "ftp-auth-tls-passive.pcap",
  "ftp-capture-loss.pcap",
  "ftp-fxp.pcap",
  "ftp-korean-cp949.pcap",
  "ftp-passive-range-closed.pcap",
  "ftp-rest-resume.pcap",
  "generated-ftp-names-hostile.pcap",
  "generated-file-pcap-bad-length.pcap",
  "dhcp-linklocal-conflict.pcap",
  "dhcp-nak.pcap",
  "dhcp-relay-both.pcap",
  "dhcp-two-servers-slower.pcap",
  "generated-dhcp-malformed-options.pcap",
];

const SUMMARIES: Partial<TextOptions>[] = [{ language: "en" }, { language: "ko" }];

function fileName(capture: string): string {
  return `${capture.replace(/\..*$/, "")}.txt`;
}

async function screensOf(capture: string): Promise<string> {
  const report = await analyzeCaptures([join(FIXTURES, capture)], { showPasswords: false });
  for (const summary of report.captures) summary.path = capture;
  const detail: [string, Partial<View>] = capture.includes("dhcp")
    ? ["ftpscope dhcp --transaction 1", { topic: "dhcp", transaction: 1 }]
    : ["ftpscope ftp --session 1", { topic: "ftp", session: 1 }];
  const screens = [
    ...SUMMARIES.map((options) => [`ftpscope --lang ${options.language}`, drawText(report, {}, options)] as const),
    [detail[0], drawText(report, detail[1])] as const,
  ];
  return screens.map(([command, screen]) => `$ ${command}\n${screen}`).join("\n");
}

describe("the screens of", () => {
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
