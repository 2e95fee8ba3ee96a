import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { HOSTILE_TEXTS } from "../../fixtures/cases/attacks/on-outputs.ts";
import { compareReports } from "../../src/analysis/compare.ts";
import { analyzeCaptures } from "../../src/analysis/pipeline.ts";
import { displayFilter } from "../../src/render/display-filter.ts";
import { LANGUAGE_NAMES, type Language } from "../../src/render/locale/language.ts";
import { localize } from "../../src/render/locale/localize.ts";
import { RENDERERS } from "../../src/render/registry.ts";
import { isDrawn, TABLE_NAMES, type View } from "../../src/render/renderer.ts";
import type { LiveEvent } from "../../src/report/live-event.ts";
import type { Report } from "../../src/report/report.ts";
import { scratchFolder } from "../capture/scratch.ts";
import { chromiumPath, launchChromium } from "../chromium.ts";
import { mermaidFaults, plantumlFaults } from "../render/data/check-sources.ts";
import { PLAIN, WHOLE } from "../render/draw.ts";
import { markdownFaults } from "../render/markdown/check-markdown.ts";
import { readXml } from "../render/svg/xml-checker.ts";
import { fixturePath } from "../report/captures-at-hand.ts";
import { eventRefusal, refusal } from "../report/validate.ts";

/** One capture full of texts that mean harm, in every output that there is: nothing but text comes of them. */
const CAPTURE = fixturePath("attacks/texts.pcap.gz");
const TEXTUAL = RENDERERS.filter(({ binary }) => !binary);
const executable = chromiumPath();
const scratch = scratchFolder();

const events: LiveEvent[] = [];
let report: Report;
let compared: Report;

beforeAll(async () => {
  const live = { tell: (event: LiveEvent) => void events.push(event), settled: () => null };
  report = await analyzeCaptures([CAPTURE], { showPasswords: true, packets: "every", live });
  for (const capture of report.captures) capture.path = '"><script>alert(1)</script>\u001b[2J.pcap';
  const comparison = compareReports(report, null, { left: null, right: null });
  if ("problem" in comparison) throw new Error(comparison.problem.code);
  compared = comparison.report;
});

/** Parts of the report; of those drawn, a session of one text, one of all texts in each mode, and two exchanges. */
function viewsOf(drawn: boolean): View[] {
  const sessions = [1, report.ftp.sessions.length - 1, report.ftp.sessions.length];
  const transactions = [1, 20];
  const partial: Partial<View>[] = [
    { topic: "ladder", session: 1, layers: true, everyPacket: true },
    ...sessions.slice(1).map((session) => ({ topic: "ladder" as const, session })),
    ...transactions.map((transaction) => ({ topic: "ladder" as const, transaction, layers: true })),
    { topic: "compare" },
    {},
    { topic: "ftp" },
    ...sessions.map((session) => ({ topic: "ftp" as const, session })),
    { topic: "dhcp" },
    ...transactions.map((transaction) => ({ topic: "dhcp" as const, transaction })),
    { topic: "explain" },
    { topic: "explain", session: sessions[2] ?? null },
    ...TABLE_NAMES.map((table) => ({ table })),
  ];
  return partial.map((view) => ({ ...WHOLE, ...view })).filter((view) => !drawn || isDrawn(view));
}

/** What is wrong with an output of this name; nothing where it is sound. */
const FAULTS: Readonly<Record<string, (output: string, view: View) => readonly string[]>> = {
  json: (output) => whatIsNot(refusal(JSON.parse(output))),
  ndjson: (output) =>
    output
      .split("\n")
      .slice(0, -1)
      .flatMap((line) => (typeof JSON.parse(line) === "object" ? [] : [line])),
  csv: csvFaults,
  svg: (output) =>
    readXml(output)
      .map(({ name }) => name)
      .filter((name) => !DRAWN.includes(name)),
  html: htmlFaults,
  mermaid: mermaidFaults,
  plantuml: plantumlFaults,
  markdown: markdownFaults,
  zeek: (output) => output.split("\n").filter((line) => line !== "" && !/^(#[a-z_]+[\t ]|[\d.-]+\t)/.test(line)),
  xferlog: (output) =>
    output
      .split("\n")
      .slice(0, -1)
      .filter((line) => line.split(" ").filter((word) => word !== "").length !== 18),
};

test.each(TEXTUAL)(
  "$name lets nothing through but text",
  async ({ name, views, load }) => {
    for (const [index, view] of viewsOf(views === "drawn").entries()) {
      const language = LANGUAGE_NAMES[index % LANGUAGE_NAMES.length] ?? "en";
      const output = await drawn(load, view, language);
      const at = `${name} of ${JSON.stringify(view)}`;
      expect(hidden(output, name), at).toEqual([]);
      if (view.topic !== "explain" || name !== "json") expect(FAULTS[name]?.(output, view) ?? [], at).toEqual([]);
    }
  },
  120_000,
);

async function drawn(load: (typeof RENDERERS)[number]["load"], view: View, language: Language): Promise<string> {
  const shown = localize(view.topic === "compare" ? compared : report, language);
  const draw = await load(view);
  return [...draw(shown, view, { ...PLAIN, width: 100, language, all: true, indented: false })].join("");
}

/** Characters that do something, or that nobody sees. Data files keep what is written in their strings, but for controls. */
function hidden(output: string, name: string): string[] {
  const isData = ["json", "ndjson"].includes(name);
  const allowed = name === "csv" ? /[\r\n\t]/g : name === "zeek" ? /[\n\t]/g : /\n/g;
  const text = output
    .replace(/^\u{feff}/u, "")
    .replace(/<(script|style)>[\s\S]*?<\/\1>/g, "")
    .replaceAll(allowed, "");
  const bad = text.match(isData ? /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/gu : /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu) ?? [];
  return [...new Set(bad)].map((character) => `U+${(character.codePointAt(0) ?? 0).toString(16)}`);
}

const DRAWN = ["svg", "title", "desc", "metadata", "style", "g", "rect", "path", "circle", "text", "tspan"];

function whatIsNot(refused: string | null): string[] {
  return refused === null ? [] : [refused];
}

/** Cells that a spreadsheet would run, and rows of another length than the first. */
function csvFaults(output: string): string[] {
  const rows = cellsOf(output.replace(/^\u{feff}/u, ""));
  const columns = rows[0]?.length;
  const formulas = rows.flat().filter((cell) => /^[=+\-@\t\r\n]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell));
  return [...formulas, ...rows.filter((row) => row.length !== columns).map((row) => row.join(","))];
}

/** RFC 4180. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === ",") continue;
    if (row.length > 1 || row[0] !== "") rows.push(row);
    row = [];
  }
  return rows;
}

function htmlFaults(output: string): string[] {
  const own = ["script", "style", "a", "title"];
  const tags = [...output.matchAll(/<([a-z]+)([^>]*)/gi)];
  const scripts = tags.filter(([, tag]) => tag === "script").length;
  const handlers = tags.filter(([, , attributes = ""]) =>
    /\son[a-z]+\s*=/i.test(attributes.replaceAll(/"[^"]*"/g, '""')),
  );
  const strangers = tags.filter(([, tag = ""]) =>
    ["x", "b", "img", "iframe", "object", "link", "base", "form"].includes(tag),
  );
  const links = [...output.matchAll(/\s(?:href|src|action)="([^"]*)"/g)].filter(([, to = ""]) => !to.startsWith("#"));
  const policy = output.includes('http-equiv="Content-Security-Policy"') ? [] : ["no Content-Security-Policy"];
  return [
    ...(scripts === 1 ? [] : [`${scripts} ${own[0]}s`]),
    ...[...handlers, ...strangers, ...links].map(([all]) => all),
    ...policy,
  ];
}

test("events lets nothing through but text, each in a line, as the schema wants it", async () => {
  expect(events.length).toBeGreaterThan(HOSTILE_TEXTS.length);
  for (const { name, events: teller } of TEXTUAL) {
    if (teller === null) continue;
    for (const language of LANGUAGE_NAMES) {
      const tell = await teller.load({ ...PLAIN, language });
      for (const event of events) {
        expect(eventRefusal(event)).toBeNull();
        const line = tell(event);
        expect(line).toMatch(/^[^\n]*\n?$/);
        expect(hidden(line, name), event.event).toEqual([]);
      }
    }
  }
});

test("a display filter names addresses, ports and numbers alone", () => {
  for (const { id } of report.ftp.sessions) {
    expect(displayFilter(report, { ...WHOLE, topic: "ftp", session: id })).toMatch(/^[\w .:=&|()<>]+$/);
  }
});

test("a picture shows markup as it was sent", async () => {
  const svg = RENDERERS.find(({ name }) => name === "svg");
  const view: View = { ...WHOLE, topic: "ladder", session: report.ftp.sessions.length };
  const texts = readXml(await drawn(svg?.load ?? (() => Promise.reject()), view, "en")).map(({ text }) => text);
  for (const name of HOSTILE_TEXTS.slice(0, 4)) expect(texts.some((text) => text.includes(`STOR ${name}`))).toBe(true);
});

test("every text is told somewhere: none is lost on the way", async () => {
  const json = JSON.stringify(report);
  const plain = HOSTILE_TEXTS.filter((text) => /^[\x21-\x7e]+$/.test(text));
  expect(plain.length).toBeGreaterThan(20);
  for (const text of plain) expect(json).toContain(JSON.stringify(text).slice(1, -1));
});

describe.skipIf(executable === null)("a page in Chromium", () => {
  test("runs nothing of theirs and asks nobody for anything", async () => {
    const html = RENDERERS.find(({ name }) => name === "html");
    const browser = await launchChromium(executable ?? "");
    try {
      for (const view of viewsOf(true)) {
        const path = join(scratch.path, "page.html");
        writeFileSync(path, await drawn(html?.load ?? (() => Promise.reject()), view, "ko"));
        const page = await browser.newPage();
        const said: string[] = [];
        page.on("console", (message) => said.push(message.text()));
        page.on("pageerror", (error) => said.push(String(error)));
        page.on("dialog", (dialog) => said.push(`dialog: ${dialog.message()}`));
        const address = pathToFileURL(path).href;
        page.on("request", (request) => void (request.url() === address || said.push(request.url())));
        await page.goto(address);
        expect(await page.evaluate("document.querySelectorAll('script').length")).toBe(1);
        expect(await page.evaluate("document.querySelectorAll('img,iframe,object,embed,form,base,link').length")).toBe(
          0,
        );
        expect(said, JSON.stringify(view)).toEqual([]);
        await page.close();
      }
    } finally {
      await browser.close();
    }
  }, 120_000);
});
