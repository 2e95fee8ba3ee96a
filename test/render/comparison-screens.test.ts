import { describe, expect, test } from "vitest";
import { comparisonBlocks } from "../../src/render/diagram/comparison.ts";
import { layOut } from "../../src/render/layout/lay-out.ts";
import { cellWidth } from "../../src/render/text/cells.ts";
import { pictureLines } from "../../src/render/text/picture.ts";
import { createSheet, type TextOptions } from "../../src/render/text/sheet.ts";
import type { Report } from "../../src/report/report.ts";
import { compareFixtures } from "../analysis/compared.ts";
import { GoldenFolder } from "../golden-folder.ts";
import { PLAIN, WHOLE } from "./draw.ts";

/**
 * Comparisons of real captures as a reader sees them, read beside tshark when they were made. After a wanted change:
 * UPDATE_GOLDEN=1 npx vitest run test/render/comparison, then read the diff.
 */
const GOLDEN = new GoldenFolder(import.meta.dirname, "comparison-screens");

const PAIRS: Record<string, [string, string?]> = {
  "active-passive": ["ftp-active-vsftpd.pcap", "ftp-passive-vsftpd.pcap"],
  "one-capture": ["ftp-mixed-modes.pcap"],
  ipv6: ["ftp-eprt-v6.pcap", "ftp-epsv-v6.pcap"],
  "blocked-active": ["ftp-active-client-drops-syn.pcap", "ftp-active-vsftpd.pcap"],
  "refused-passive": ["ftp-active-vsftpd.pcap", "ftp-passive-range-refused.pcap"],
  "wrong-login": ["ftp-wrong-login.pcap"],
  encrypted: ["ftp-auth-tls-active.pcap", "ftp-passive-vsftpd.pcap"],
  "same-twice": ["ftp-active-vsftpd.pcap", "ftp-active-vsftpd.pcap"],
  "between-two-servers": ["ftp-fxp.pcap"],
  "korean-names": ["ftp-korean-utf8.pcap", "ftp-korean-cp949.pcap"],
};

const LOOKS: Partial<TextOptions>[] = [
  { language: "en", width: 80 },
  { language: "ko", width: 80 },
  { language: "en", width: 120 },
  { language: "ko", width: 120 },
  { language: "en", width: 60 },
  { language: "ko", width: 80, ascii: true },
];

async function comparedReport(names: [string, string?]): Promise<Report> {
  const compared = await compareFixtures(names);
  if ("problem" in compared) throw new Error(compared.problem.code);
  return compared.report;
}

function screenOf(report: Report, look: Partial<TextOptions>): string[] {
  const options = { ...PLAIN, ...look };
  const sheet = createSheet(report, options);
  const { ellipsis, differs } = sheet.glyphs;
  const layout = layOut(
    { title: "", blocks: comparisonBlocks(report, { ...WHOLE, topic: "compare" }, sheet) },
    { width: options.width, ellipsis, differs },
  );
  return [...pictureLines(layout, sheet, options.ascii)];
}

describe("the comparison of", () => {
  test.each(Object.entries(PAIRS))("%s", async (name, names) => {
    const report = await comparedReport(names);
    const screens = LOOKS.map((look) => {
      const lines = screenOf(report, look);
      expect(lines.filter((line) => cellWidth(line) > (look.width ?? 0))).toEqual([]);
      const { language, width, ascii } = look;
      return `$ compare ${names.join(" ")} --lang ${language} --width ${width}${ascii ? " --ascii" : ""}\n${lines.join("\n")}\n`;
    });
    const drawn = screens.join("\n");
    GOLDEN.expectSame(`${name}.txt`, drawn);
  });
});

test("no screen is left over", () => {
  const names = Object.keys(PAIRS).map((name) => `${name}.txt`);
  GOLDEN.expectFiles(names);
});
