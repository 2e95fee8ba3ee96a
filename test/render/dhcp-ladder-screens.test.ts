import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { analyzeCaptures } from "../../src/analysis/pipeline.ts";
import type { View } from "../../src/render/renderer.ts";
import type { TextOptions } from "../../src/render/text/sheet.ts";
import { drawText } from "./draw.ts";

/**
 * DHCP ladders of real captures, read beside tshark when they were made. After a wanted change:
 * UPDATE_GOLDEN=1 npx vitest run test/render/dhcp-ladder-screens.test.ts, then read the diff.
 */
const FOLDER = join(import.meta.dirname, "dhcp-ladder-screens");
const FIXTURES = join(import.meta.dirname, "../../fixtures");
const { UPDATE_GOLDEN } = process.env;

const CAPTURES = [
  "dhcp-any.pcap",
  "dhcp-decline.pcap",
  "dhcp-leasequery.pcap",
  "dhcp-linklocal-conflict.pcap",
  "dhcp-nak.pcap",
  "dhcp-no-server-linklocal.pcap",
  "dhcp-offer-not-acked.pcap",
  "dhcp-pxe.pcap",
  "dhcp-rapid-commit.pcap",
  "dhcp-rebind.pcap",
  "dhcp-relay-both.pcap",
  "dhcp-relay-chain.pcap",
  "dhcp-relay-client-side.pcap",
  "dhcp-relay-server-side.pcap",
  "dhcp-snap96.pcap",
  "dhcp-two-servers-late.pcap",
  "dhcp-two-servers-slower.pcap",
  "generated-dhcp-after-the-lease.pcap",
  "generated-dhcp-several-servers.pcap",
];

const SCREENS: [command: string, view: Partial<View>, options: Partial<TextOptions>][] = [
  ["ftpscope ladder", {}, {}],
  ["ftpscope ladder --lang ko --width 120", {}, { language: "ko", width: 120 }],
  ["ftpscope ladder --width 60 --ascii", {}, { width: 60, ascii: true }],
  ["ftpscope ladder --transaction 1 --layers", { transaction: 1, layers: true }, {}],
];

function fileName(capture: string): string {
  return `${capture.replace(/\..*$/, "")}.txt`;
}

async function screensOf(capture: string): Promise<string> {
  const report = await analyzeCaptures([join(FIXTURES, capture)], { showPasswords: false });
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
