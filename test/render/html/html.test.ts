import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Picture } from "../../../src/render/diagram/diagram.ts";
import { drawHtml } from "../../../src/render/html/html.ts";
import { layOut } from "../../../src/render/layout/lay-out.ts";
import { hostilePicture, longLadder, SAMPLE_PICTURES } from "../diagram/sample-pictures.ts";
import { PLAIN } from "../draw.ts";

function pageOf(picture: Picture, width = 120, language: "en" | "ko" = "en"): string {
  const layout = layOut(picture, { width, ellipsis: "…" });
  return [...drawHtml(layout, { ...PLAIN, language }, picture)].join("");
}

const PAGES = Object.entries(SAMPLE_PICTURES).map(([name, picture]) => [name, picture()] as const);

describe("a page", () => {
  it.each(PAGES)("of %s allows its own style and script and nothing else", (_name, picture) => {
    const page = pageOf(picture);
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1] ?? "";
    const parts = Array.from(page.matchAll(/<(style|script)>((?:.|\n)*?)<\/\1>/g));
    expect(parts.map(([, kind]) => kind)).toEqual(["style", "script"]);
    const allowed = parts.map(([, kind, text = ""]) => {
      return `${kind}-src 'sha256-${createHash("sha256").update(text).digest("base64")}'`;
    });
    expect(policy).toBe(["default-src 'none'", ...allowed, "base-uri 'none'", "form-action 'none'"].join("; "));
  });

  it.each(PAGES)("of %s asks for nothing from outside", (_name, picture) => {
    const markup = pageOf(picture).replaceAll(/>[^<]*</g, "><");
    expect(markup).not.toMatch(/\s(src|srcset|style|on\w+|action|data|poster)=/);
    expect(Array.from(markup.matchAll(/\shref="([^"]*)"/g), ([, target]) => target)).toEqual(["#steps"]);
  });

  it("says its language, its title and its verdict as text", () => {
    const picture = SAMPLE_PICTURES["active-ko"]?.() ?? hostilePicture();
    const page = pageOf(picture, 120, "ko");
    expect(page).toContain('<html lang="ko">');
    expect(page).toContain(`<h1>${picture.title}</h1>`);
    for (const block of picture.blocks) if (block.kind === "paragraph") expect(page).toContain(`>${block.text}</p>`);
  });

  it("escapes what a capture brings along", () => {
    const page = pageOf(hostilePicture());
    expect(page).not.toContain("<script>alert");
    expect(page.match(/<script>/g)).toHaveLength(1);
    expect(page.match(/<\/main>/g)).toHaveLength(1);
  });

  it("lists each step once, with all its details, under the number that its arrows bear", () => {
    const picture = SAMPLE_PICTURES["comparison-en"]?.() ?? hostilePicture();
    const page = pageOf(picture);
    const listed = Array.from(page.matchAll(/<tr id="s(\d+)">/g), ([, number]) => Number(number));
    expect(listed).toEqual(listed.map((_, index) => index + 1));
    for (const number of listed) expect(page.split(`data-step="${number}"`)).toHaveLength(3);
  });

  it("makes lists of the rows of a table with many columns, for telephones, that know their columns", () => {
    const columns = ["", "Control", "Data #1", "<Data>"].map((title) => ({ title, align: "right" as const }));
    const rows = [["Ports", "a", "b\nc", "d"]];
    const page = pageOf({ title: "t", blocks: [{ kind: "table", title: "T", columns, rows }] });
    expect(page).toContain('<table class="many"><caption>T</caption>');
    expect(page).toContain('<th scope="row" class="right">Ports</th><td class="right" data-column="Control">a</td>');
    expect(page).toContain('<td class="right" data-column="Data #1">b<br>c</td>');
    expect(page).toContain('<td class="right" data-column="&lt;Data&gt;">d</td>');
  });

  it("has one drawing only where the picture is narrow already", () => {
    const page = pageOf(hostilePicture(), 44);
    expect(page).toContain('<div class="wide">');
    expect(page).not.toContain('class="narrow"');
  });

  it("grows with what it shows, and no faster", () => {
    const [some, twice] = [pageOf(longLadder(600)).length, pageOf(longLadder(1200)).length];
    const empty = pageOf(longLadder(0)).length;
    expect((twice - empty) / (some - empty)).toBeLessThan(2.1);
    expect((twice - empty) / 1200).toBeLessThan(2_500);
  });
});
