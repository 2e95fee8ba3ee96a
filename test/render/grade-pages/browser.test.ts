import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import type { Language } from "../../../src/render/locale/language.ts";
import type { Report } from "../../../src/report/report.ts";
import { compareFixtures, readFixture } from "../../analysis/compared.ts";
import { chromiumPath, launchChromium } from "../../chromium.ts";
import { DOUBLED, EMPTY, RIGHT, SAMPLE_STUDENTS, type SampleStudent } from "./sample-class.ts";
import { drawClass, drawStudent, HOSTILE, MANY } from "./sample-pages.ts";

/** Pages of grades in a real browser. SCREENSHOTS=FOLDER keeps a picture of each, to be looked at. */
const { SCREENSHOTS } = process.env;
const executable = chromiumPath();
if (executable === null) {
  console.warn("No Chromium found: the pages of grades are not tried in a browser. Install it, or set CHROMIUM_PATH.");
}

const WIDTHS = [360, 768, 1280];
const SCHEMES = ["light", "dark"] as const;
const LANGUAGES: Language[] = ["en", "ko"];

/** Each page by its name: who or what, and the language. */
const PAGES = [
  ...["compared-en", "ladder-en", "nothing-en", "hostile-en", "class-en", "many-en"],
  ...["compared-ko", "dhcp-ko", "class-ko"],
];

describe.skipIf(executable === null)("pages of grades in Chromium", () => {
  const folder = mkdtempSync(join(tmpdir(), "ftpscope-grade-pages-"));
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium(executable ?? "");
    for (const [name, html] of await drawPages()) writeFileSync(pathOf(name), html);
  });

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  function pathOf(name: string): string {
    return join(folder, `${name}.html`);
  }

  test.each(PAGES)(
    "%s fits telephones and screens in light and dark, says nothing and asks for nothing",
    async (name) => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      const heard: string[] = [];
      page.on("console", (message) => heard.push(message.text()));
      page.on("pageerror", (error) => heard.push(String(error)));
      page.on("dialog", (dialog) => heard.push(`dialog: ${dialog.message()}`));
      page.on("request", (request) => heard.push(request.url()));
      const address = pathToFileURL(pathOf(name)).href;
      await page.goto(address);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        for (const colorScheme of SCHEMES) {
          await page.emulateMedia({ colorScheme });
          await keep(page, `${name}.${width}.${colorScheme}`);
          expect(await faintTexts(page), `${width} pixels, ${colorScheme}`).toEqual([]);
        }
        expect(await page.evaluate("document.documentElement.scrollWidth"), `${width} pixels`).toBeLessThanOrEqual(
          width,
        );
        expect(await smallestLetters(page), `${width} pixels`).toBeGreaterThanOrEqual(11);
      }
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      await keep(page, `${name}.print`);
      expect(await faintTexts(page), "print").toEqual([]);
      expect(heard).toEqual([address]);
      await page.close();
    },
  );

  it("keeps tables what they are on a telephone", async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 800 } });
    await page.goto(pathToFileURL(pathOf("compared-en")).href);
    const part = page.getByRole("table", { name: "Active mode" });
    expect(await part.getByRole("rowheader").count()).toBe(10);
    expect(await part.getByRole("row").filter({ hasText: "Login accepted" }).textContent()).toContain("4 / 4");
    await page.close();
  });

  it("lets the keyboard go to the parts and through the picture", async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(pathToFileURL(pathOf("compared-en")).href);
    const targets: unknown[] = [];
    for (let step = 0; step < 4; step++) {
      await page.keyboard.press("Tab");
      targets.push(
        await page.evaluate("document.activeElement.getAttribute('href') ?? document.activeElement.dataset.step"),
      );
    }
    expect(targets).toEqual(["#part-active", "#part-passive", "#part-picture", "1"]);
    expect(await page.locator("#panel").isVisible()).toBe(true);
    await page.close();
  });

  it("runs nothing that a hand-in brings along", async () => {
    const page = await browser.newPage();
    for (const name of ["hostile-en", "many-en"]) {
      await page.goto(pathToFileURL(pathOf(name)).href);
      expect(await page.locator("main script, img, iframe, object, embed, form, base, [onclick]").count()).toBe(0);
    }
    await page.close();
  });
});

async function drawPages(): Promise<[string, string][]> {
  const compared = await compareFixtures(["ftp-active-vsftpd.pcap", "ftp-passive-vsftpd.pcap"]);
  if ("problem" in compared) throw new Error("nothing to compare");
  const ladder = await readFixture("ftp-passive-vsftpd.pcap");
  const dhcp = await readFixture("dhcp-relay-both.pcap");
  const students: [string, SampleStudent, Report | null][] = [
    ["compared", RIGHT, compared.report],
    ["ladder", EMPTY, ladder],
    ["dhcp", DOUBLED, dhcp],
    ["nothing", DOUBLED, null],
    ["hostile", HOSTILE, await readFixture("generated-ftp-names-hostile.pcap")],
  ];
  return LANGUAGES.flatMap((language): [string, string][] => [
    ...students.map(([name, student, report]): [string, string] => [
      `${name}-${language}`,
      drawStudent(student, report, language),
    ]),
    [`class-${language}`, drawClass(SAMPLE_STUDENTS, language)],
    [`many-${language}`, drawClass([...SAMPLE_STUDENTS, HOSTILE, ...MANY], language)],
  ]);
}

async function keep(page: Page, name: string): Promise<void> {
  if (SCREENSHOTS === undefined) return;
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: !/^many|^hostile/.test(name) });
}

/** Texts that are seen with less than 4.5 to 1 against what is behind them (WCAG 2.2 AA); pictures have a test of their own. */
async function faintTexts(page: Page): Promise<string[]> {
  return await page.evaluate<string[]>(`(() => {
    const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const light = (colour) => {
      const [r, g, b] = channels(colour).map((value) => value / 255)
        .map((value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (element) => {
      for (let at = element; at !== null; at = at.parentElement) {
        const { backgroundColor } = getComputedStyle(at);
        if (channels(backgroundColor)[3] !== 0) return backgroundColor;
      }
      return "rgb(255, 255, 255)";
    };
    const own = (element) => Array.from(element.childNodes).some((node) => node.nodeType === 3 && node.data.trim() !== "");
    return Array.from(document.querySelectorAll("main :not(svg):not(svg *), .histogram text"))
      .filter((element) => own(element) && element.getClientRects().length > 0)
      .filter((element) => {
        const style = getComputedStyle(element);
        const pair = [light(element instanceof SVGElement ? style.fill : style.color), light(behind(element))];
        return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05) < 4.5;
      })
      .map((element) => element.outerHTML.slice(0, 200));
  })()`);
}

/** Height in pixels of the smallest letters that are seen, in text and in pictures. */
async function smallestLetters(page: Page): Promise<number> {
  return await page.evaluate<number>(`Math.min(...Array.from(document.querySelectorAll("svg text, p, td, th, dd, li, code, summary"))
    .filter((element) => element.getClientRects().length > 0)
    .map((element) => {
      const scale = element instanceof SVGElement ? element.getScreenCTM().a : 1;
      return parseFloat(getComputedStyle(element).fontSize) * scale;
    }))`);
}
