import { describe, expect, test } from "vitest";
import { analyzeCaptures } from "../../../src/analysis/pipeline.ts";
import { catalogue, topicOf } from "../../../src/render/explain/catalogue.ts";
import { explainReport } from "../../../src/render/explain/explain-report.ts";
import { GUIDES } from "../../../src/render/explain/guides.ts";
import { LANGUAGE_NAMES } from "../../../src/render/locale/language.ts";
import { localize } from "../../../src/render/locale/localize.ts";
import { cellWidth } from "../../../src/render/text/cells.ts";
import { listSections, topicSections } from "../../../src/render/text/explain-list.ts";
import { createSheet, type TextOptions } from "../../../src/render/text/sheet.ts";
import { type FindingCode, makeFinding } from "../../../src/report/findings.ts";
import { FIXTURES } from "../../report/captures-at-hand.ts";
import { drawText, PLAIN, WHOLE } from "../draw.ts";
import { capture } from "../sample-ftp.ts";
import { emptyReport, manySessions } from "../samples.ts";

const WIDTHS = [60, 80, 120];
const CODES = Object.keys(GUIDES) as FindingCode[];

/** Lines that break what is asked of every screen. */
function faults(lines: readonly string[], { width, ascii, language }: TextOptions): string[] {
  return lines.filter((line) => {
    const foreign = ascii && language === "en" && /[^\x20-\x7e]/.test(line);
    return cellWidth(line) > width || /\s$|undefined|NaN|\[object/.test(line) || foreign;
  });
}

const OPTIONS: TextOptions[] = LANGUAGE_NAMES.flatMap((language) =>
  WIDTHS.flatMap((width) => [false, true].map((ascii) => ({ ...PLAIN, language, width, ascii }))),
);

describe.each(OPTIONS)("$language, $width columns, ascii $ascii", (options) => {
  const sheet = createSheet(emptyReport(), options);

  test("every code's explanation fits, and nothing of it is cut", () => {
    for (const code of CODES) {
      const topic = topicOf(code, options.language);
      const lines = topicSections(topic, sheet).flat();
      expect(faults(lines, options), code).toEqual([]);
      const text = lines.join(" ").replaceAll(/\s+/g, "");
      const { meaning, checks, settings, filters } = topic.explanation;
      for (const part of [meaning, ...checks, ...settings.flatMap((one) => one.lines), filters.kind]) {
        expect(text, code).toContain(part.replaceAll(/\s+/g, ""));
      }
    }
  });

  test("the list fits", () => {
    expect(faults(listSections(catalogue(options.language), sheet).flat(), options)).toEqual([]);
  });
});

test("every fixture's explanation fits, in full and in short", async () => {
  for (const { name, path } of FIXTURES) {
    const report = await analyzeCaptures([path], { showPasswords: false });
    for (const { width, language } of OPTIONS.filter(({ ascii }) => !ascii)) {
      for (const all of [false, true]) {
        const options = { ...PLAIN, width, language, all };
        expect(faults(drawText(report, { topic: "explain" }, options).split("\n"), options), name).toEqual([]);
      }
    }
  }
}, 300_000);

describe("long captures", () => {
  test("are told in short: sessions, places of a code, frames of a filter", () => {
    const report = {
      ...manySessions(400),
      findings: Array.from({ length: 400 }, (_unused, index) =>
        makeFinding(
          "ftp.overlap-conflict",
          "warning",
          { bytes: 20 },
          { subject: { session: index + 1 }, at: [index + 1] },
        ),
      ),
    };
    const screen = drawText(report, { topic: "explain" });
    expect(screen.split("\n").length).toBeLessThan(220);
    expect(screen).toContain("… and 388 more; --all shows them");
    expect(screen).toContain("… and 394 more; --all shows them");
    expect(drawText(report, { topic: "explain" }, { all: true }).match(/Session \d+/g)).toHaveLength(400);
    const explained = explainReport(localize(report, "en"), { ...WHOLE, topic: "explain" }, PLAIN);
    expect(explained.story).toHaveLength(400);
  });

  test("a filter of frames holds at most fifty, and those of one capture", () => {
    const captures = [capture("a.pcap"), capture("b.pcap")];
    const at = Array.from({ length: 80 }, (_unused, index) => index + 1);
    const many = makeFinding("ftp.overlap-conflict", "warning", { bytes: 20 }, { at });
    const nowhere = { ...many, capture: null };
    const report = { ...emptyReport(), captures, findings: [many, nowhere, { ...many, capture: 1, frames: [3] }] };
    const { findings } = explainReport(localize(report, "en"), { ...WHOLE, topic: "explain" }, PLAIN);
    expect(findings[0]?.explanation?.filters.frames?.match(/\d+/g)).toHaveLength(50);
    expect(findings[1]?.explanation?.filters.frames).toBeNull();
    const screen = drawText(report, { topic: "explain" });
    expect(screen).toContain("these frames of capture 1:");
    expect(screen).toContain("these frames of capture 2:");
  });
});
