import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ftpFixture } from "../../fixtures/fixture.ts";
import { analyzeCaptures } from "../../src/analysis/pipeline.ts";
import { LANGUAGE_NAMES, type Language } from "../../src/render/locale/language.ts";
import { localize } from "../../src/render/locale/localize.ts";
import { rendererNamed } from "../../src/render/registry.ts";
import type { Report } from "../../src/report/report.ts";
import { FtpStory } from "../build/ftp-story.ts";
import { mermaidFaults, plantumlFaults } from "./data/check-sources.ts";
import { joined, PLAIN, WHOLE } from "./draw.ts";
import { markdownFaults } from "./markdown/check-markdown.ts";
import { readXml } from "./svg/xml-checker.ts";

const MARKUP = '"><script>alert(1)</script>';
const NAMES = [
  ...[MARKUP, "]]><x/>", "-->--%}{%x", "</style><style>*{display:none}", "&lt;b&gt;&#60;", "{{7*7}} $(x)"],
  ...["`tick` ``two`` ```three```", "a|b||c\\|d", "[click](javascript:alert(1))", "![i](http://x.example/i.png)"],
  ...["http://x.example www.x.example me@x.example", "# h", "- one", "1. one", "> q", "---", "===", "a\\"],
  ...["#quot;x#35;y", "%%{init: {}}%%", "end", "Note over p1: x", "click p1 href x", "p1->>p2: x", "$$x$$", "a;b"],
  ...[
    "@enduml",
    "!include http://x.example",
    "<U+0041><color:red>c",
    "**b** //i//",
    "[[http://x.example x]]",
    "%date()",
  ],
  ...["=cmd()|' /C calc'!A0", "+1+1", "-2", "@SUM(1)", "n\0ul", "\u202egnp.exe", "\ufffe\uffff", "\ud800"],
  ...[`a${"\u0301".repeat(4_000)}`, "👨\u200d👩\u200d👧 \u{e0041}", "x".repeat(3_000), "\u2028\u2029\u0085"],
];

const MODES = ["active", "passive"] as const;
type Mode = (typeof MODES)[number];

function captureOf(mode: Mode): Uint8Array {
  const told = ftpFixture(mode, "", (recording) => {
    const story = new FtpStory(recording).open().login();
    for (const name of NAMES) {
      const path = mode === "active" ? story.active() : story.passive();
      story.transfer(path, `STOR ${name}`, "content", { closing: `226 ${name} received` });
    }
    return story.quit();
  });
  return told.bytes;
}

describe("captures full of names that mean harm", () => {
  const folder = mkdtempSync(join(tmpdir(), "ftpscope-hostile-"));
  const reports = new Map<Mode, Report>();

  beforeAll(async () => {
    for (const mode of MODES) {
      const path = join(folder, `${mode}.pcap`);
      writeFileSync(path, captureOf(mode));
      const report = await analyzeCaptures([path], { showPasswords: false, packets: "folded" });
      for (const capture of report.captures) capture.path = `${MARKUP}.pcap`;
      reports.set(mode, report);
    }
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  async function drawnAs(name: string, report: Report | undefined, language: Language): Promise<string> {
    const view = { ...WHOLE, topic: "ladder" as const };
    const render = await rendererNamed(name)?.load(view);
    if (render === undefined || report === undefined) throw new Error(`nothing draws ${name}`);
    return joined(render(localize(report, language), view, { ...PLAIN, width: 120, language, all: true }));
  }

  const ways = LANGUAGE_NAMES.flatMap((language) => MODES.map((mode) => ({ language, mode })));

  test.each(ways)("are texts of an SVG: $mode, $language", async ({ language, mode }) => {
    const elements = readXml(await drawnAs("svg", reports.get(mode), language));
    const names = new Set(elements.map(({ name }) => name));
    expect([...names].filter((name) => !DRAWN.includes(name))).toEqual([]);
    const texts = elements.map(({ text }) => text);
    for (const name of NAMES.slice(0, 4)) expect(texts.some((text) => text.includes(`STOR ${name}`))).toBe(true);
  });

  test.each(ways)("are texts of a page: $mode, $language", async ({ language, mode }) => {
    const page = await drawnAs("html", reports.get(mode), language);
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page.match(/<style/g)).toHaveLength(1);
    expect(page).not.toMatch(/<(?:x|b|img|a (?!class="skip"))[ />]/);
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(page).not.toMatch(/[\p{Cs}\u202e\u2028\u0085\ufffe]/u);
  });

  test.each(ways)("end no statement of a source: $mode, $language", async ({ language, mode }) => {
    expect(mermaidFaults(await drawnAs("mermaid", reports.get(mode), language))).toEqual([]);
    expect(plantumlFaults(await drawnAs("plantuml", reports.get(mode), language))).toEqual([]);
    expect(markdownFaults(await drawnAs("markdown", reports.get(mode), language))).toEqual([]);
  });
});

const DRAWN = ["svg", "title", "desc", "metadata", "style", "g", "rect", "path", "circle", "text", "tspan"];
