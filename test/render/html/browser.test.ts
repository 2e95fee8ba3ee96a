import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import type { Picture } from "../../../src/render/diagram/diagram.ts";
import { drawHtml } from "../../../src/render/html/html.ts";
import { layOut } from "../../../src/render/layout/lay-out.ts";
import { chromiumPath, launchChromium } from "../../chromium.ts";
import { hostilePicture, SAMPLE_PICTURES } from "../diagram/sample-pictures.ts";
import { PLAIN } from "../draw.ts";

/** Pages in a real browser. SCREENSHOTS=FOLDER keeps a picture of each, to be looked at. */
const { SCREENSHOTS } = process.env;
const executable = chromiumPath();
if (executable === null) {
  console.warn("No Chromium found: the pages are not tried in a browser. Install it, or set CHROMIUM_PATH.");
}

const WIDTHS = [360, 768, 1280];
const SCHEMES = ["light", "dark"] as const;

/** A page, what it said while it ran, and what it asked the network for. */
interface Visit {
  page: Page;
  complaints: string[];
  requests: string[];
}

/** What is said of an arrow to whoever does not see it, and its text in the list of steps. */
interface NamedArrow {
  name: string;
  role: string;
  tabindex: string;
  listed: string;
}

describe.skipIf(executable === null)("pages in Chromium", () => {
  const folder = mkdtempSync(join(tmpdir(), "ftpscope-pages-"));
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium(executable ?? "");
    for (const [name, picture] of Object.entries(SAMPLE_PICTURES)) writeFileSync(pathOf(name), pageOf(picture(), name));
  });

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  function pathOf(name: string): string {
    return join(folder, `${name}.html`);
  }

  /** Opens a page and closes it when `look` is done. */
  async function visit(
    name: string,
    { width, scheme = "light" }: { width: number; scheme?: (typeof SCHEMES)[number] },
    look: (visit: Visit) => Promise<void>,
  ): Promise<void> {
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme: scheme });
    const complaints: string[] = [];
    const requests: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("dialog", (dialog) => complaints.push(`dialog: ${dialog.message()}`));
    page.on("request", (request) => requests.push(request.url()));
    try {
      await page.goto(pathToFileURL(pathOf(name)).href);
      await look({ page, complaints, requests });
    } finally {
      await page.close();
    }
  }

  test.each(Object.keys(SAMPLE_PICTURES))("%s fit telephones and screens, in light and dark", async (name) => {
    await visit(name, { width: 1280 }, async ({ page, complaints, requests }) => {
      await page.locator("summary").click();
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        for (const colorScheme of SCHEMES) {
          await page.emulateMedia({ colorScheme });
          if (SCREENSHOTS !== undefined) {
            const path = join(SCREENSHOTS, `${name}.${width}.${colorScheme}.png`);
            await page.screenshot({ path, fullPage: name !== "long" });
          }
          expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
        }
        expect(await smallestLetters(page), `${width} pixels`).toBeGreaterThanOrEqual(11);
      }
      expect(complaints).toEqual([]);
      expect(requests).toEqual([pathToFileURL(pathOf(name)).href]);
    });
  });

  it("show details at the arrow that has the focus, and let the keyboard walk through them", async () => {
    await visit("active-en", { width: 1280 }, async ({ page }) => {
      const panel = page.locator("#panel");
      expect(await panel.isVisible()).toBe(false);
      await page.keyboard.press("Tab");
      expect(await page.evaluate("document.activeElement.getAttribute('href')")).toBe("#steps");
      await page.keyboard.press("Tab");
      const first = await panel.textContent();
      expect(await panel.isVisible()).toBe(true);
      await page.keyboard.press("ArrowDown");
      const second = await panel.textContent();
      expect(second).not.toBe(first);
      await page.keyboard.press("ArrowUp");
      expect(await panel.textContent()).toBe(first);
      await page.keyboard.press("End");
      expect(await focusedStep(page)).toBe(await page.locator(".wide [data-step]").last().getAttribute("data-step"));
      await page.keyboard.press("Home");
      expect(await panel.textContent()).toBe(first);
      await page.keyboard.press("Enter");
      expect(await panel.isVisible()).toBe(false);
      await page.keyboard.press("Enter");
      expect(await panel.isVisible()).toBe(true);
      await page.keyboard.press("Escape");
      expect(await panel.isVisible()).toBe(false);
    });
  });

  test.each(["monospace", "sans-serif", "serif"])("keep every text in its cells with the font %s", async (font) => {
    const page = await browser.newPage({ bypassCSP: true, viewport: { width: 1280, height: 800 } });
    await page.goto(pathToFileURL(pathOf("active-ko")).href);
    await page.addStyleTag({ content: `svg, svg * { font-family: ${font} !important }` });
    const excess = await page.evaluate<number[]>(`Array.from(document.querySelectorAll(".wide text"))
      .map((text) => text.getBBox().width - Number(text.getAttribute("textLength")))`);
    expect(excess.length).toBeGreaterThan(0);
    expect(Math.max(...excess)).toBeLessThan(4);
    await page.close();
  });

  it("tell their arrows and steps without a script", async () => {
    const page = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 1280, height: 800 } });
    await page.goto(pathToFileURL(pathOf("active-en")).href);
    expect(await page.locator("#panel").isVisible()).toBe(false);
    const arrow = page.locator(".wide [data-step]").first();
    await page.locator("summary").click();
    const listed = page.locator(`#s${await arrow.getAttribute("data-step")} p`);
    expect(await listed.isVisible()).toBe(true);
    expect(await arrow.locator("title").textContent()).toContain(await listed.textContent());
    await page.close();
  });

  it("show details where the pointer is, and where a finger taps", async () => {
    await visit("active-en", { width: 360 }, async ({ page }) => {
      const panel = page.locator("#panel");
      const arrows = page.locator(".narrow [data-step]");
      await arrows.nth(2).hover();
      expect(await panel.isVisible()).toBe(true);
      await page.mouse.move(0, 0);
      expect(await panel.isVisible()).toBe(false);
      await arrows.nth(3).click();
      await page.mouse.move(0, 0);
      expect(await panel.isVisible()).toBe(true);
      const box = await panel.boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(360);
    });
  });

  it("give every arrow its whole text as a name", async () => {
    await visit("active-en", { width: 1280 }, async ({ page }) => {
      const arrows = await page.evaluate<
        NamedArrow[]
      >(`Array.from(document.querySelectorAll(".wide [data-step]"), (arrow) => ({
        name: arrow.getAttribute("aria-label"),
        role: arrow.getAttribute("role"),
        tabindex: arrow.getAttribute("tabindex"),
        listed: document.querySelector("#s" + arrow.dataset.step + " p").textContent,
      }))`);
      expect(arrows.length).toBeGreaterThan(0);
      for (const { name, role, tabindex, listed } of arrows) {
        expect(name).toContain(listed);
        expect([role, tabindex]).toEqual(["button", "0"]);
      }
    });
  });

  it("run nothing that a capture brings along", async () => {
    await visit("hostile", { width: 1280 }, async ({ page, complaints }) => {
      expect(await page.locator("script").count()).toBe(1);
      expect(await page.locator("img, iframe, object, embed, link, form, base").count()).toBe(0);
      expect(await page.title()).toBe(hostilePicture().title.replaceAll(/\s+/g, " "));
      expect(complaints).toEqual([]);
    });
  });

  it("let no other script run than their own", async () => {
    const page = await browser.newPage();
    const injected = pageOf(hostilePicture(), "hostile").replace(
      "<main>",
      "<main><script>document.title='run'</script>",
    );
    writeFileSync(pathOf("injected"), injected);
    await page.goto(pathToFileURL(pathOf("injected")).href);
    expect(await page.title()).not.toBe("run");
    await page.close();
  });

  it("print the wide picture, light, without what needs a screen", async () => {
    await visit("active-en", { width: 360, scheme: "dark" }, async ({ page }) => {
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      expect(await page.locator(".wide").first().isVisible()).toBe(true);
      expect(await page.locator(".narrow").first().isVisible()).toBe(false);
      expect(await page.locator(".hint").isVisible()).toBe(false);
      expect(await page.evaluate("getComputedStyle(document.documentElement).backgroundColor")).toBe(
        "rgb(255, 255, 255)",
      );
    });
  });
});

function pageOf(picture: Picture, name: string): string {
  const language = name.endsWith("-ko") ? "ko" : "en";
  const layout = layOut(picture, { width: 120, ellipsis: "…" });
  return [...drawHtml(layout, { ...PLAIN, language }, picture)].join("");
}

async function focusedStep(page: Page): Promise<unknown> {
  return await page.evaluate("document.activeElement.dataset.step");
}

/** Height in pixels of the smallest letters that are seen, in text and in pictures. */
async function smallestLetters(page: Page): Promise<number> {
  return await page.evaluate<number>(`Math.min(...Array.from(document.querySelectorAll("svg text, p, td, th, dd, summary"))
    .filter((element) => element.getClientRects().length > 0)
    .map((element) => {
      const scale = element instanceof SVGElement ? element.getScreenCTM().a : 1;
      return parseFloat(getComputedStyle(element).fontSize) * scale;
    }))`);
}
