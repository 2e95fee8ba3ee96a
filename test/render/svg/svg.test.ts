import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Picture } from "../../../src/render/diagram/diagram.ts";
import { layOut } from "../../../src/render/layout/lay-out.ts";
import { MARGIN } from "../../../src/render/svg/grid.ts";
import { drawSvg } from "../../../src/render/svg/svg.ts";
import { GoldenFolder } from "../../golden-folder.ts";
import { hostilePicture, SAMPLE_PICTURES } from "../diagram/sample-pictures.ts";
import { PLAIN } from "../draw.ts";
import { readXml, type XmlElement } from "./xml-checker.ts";

/** Drawings of the sample pictures. After a wanted change: UPDATE_GOLDEN=1 npx vitest run test/render/svg, then look at them. */
const DRAWINGS = new GoldenFolder(import.meta.dirname, "golden");

function drawn(picture: Picture, width: number, language: "en" | "ko" = "en"): string {
  const layout = layOut(picture, { width, ellipsis: "…" });
  return [...drawSvg(layout, { ...PLAIN, language }, picture)].join("");
}

function languageOf(name: string): "en" | "ko" {
  return name.endsWith("-ko") ? "ko" : "en";
}

const NAMES = Object.keys(SAMPLE_PICTURES);
const GOLDEN = NAMES.filter((name) => name !== "long");

function sample(name: string): Picture {
  return SAMPLE_PICTURES[name]?.() ?? hostilePicture();
}

describe("drawings", () => {
  test.each(GOLDEN)("of %s are as they were", (name) => {
    const svg = drawn(sample(name), 100, languageOf(name));
    DRAWINGS.expectSame(`${name}.svg`, svg);
  });

  it("are all wanted", () => {
    DRAWINGS.expectFiles(GOLDEN.map((name) => `${name}.svg`));
  });
});

/** Numbers of "translate(20 64)" and "scale(1.25)". */
function transformOf(element: XmlElement): { x: number; y: number; scale: number } {
  const transform = element.attributes.get("transform") ?? "";
  const [, x = "0", y = "0"] = /translate\((\S+) (\S+)\)/.exec(transform) ?? [];
  const [, scale = "1"] = /scale\((\S+)\)/.exec(transform) ?? [];
  return { x: Number(x), y: Number(y), scale: Number(scale) };
}

/** What each text and rectangle takes of the picture. */
function reachOf(elements: readonly XmlElement[]): { right: number; bottom: number; left: number; top: number }[] {
  return elements
    .filter(({ name }) => name === "text" || name === "rect")
    .map((element) => {
      const number = (name: string): number => Number(element.attributes.get(name) ?? 0);
      let [x, y, scale] = [number("x"), number("y"), 1];
      for (const move of element.ancestors.map(transformOf)) {
        [x, y, scale] = [x * move.scale + move.x, y * move.scale + move.y, scale * move.scale];
      }
      const width = (number("textLength") + number("width")) * scale;
      return { left: x, right: x + width, top: y, bottom: y + number("height") * scale };
    });
}

function expectInside(svg: string): void {
  const elements = readXml(svg);
  const root = elements[0];
  const [, , width = 0, height = 0] = (root?.attributes.get("viewBox") ?? "").split(" ").map(Number);
  expect(root?.attributes.get("width")).toBe(String(width));
  const reaches = reachOf(elements);
  expect(Math.min(...reaches.map(({ left }) => left))).toBeGreaterThanOrEqual(0);
  expect(Math.min(...reaches.map(({ top }) => top))).toBeGreaterThanOrEqual(0);
  expect(Math.max(...reaches.map(({ right }) => right))).toBeLessThanOrEqual(width);
  expect(Math.max(...reaches.map(({ bottom }) => bottom))).toBeLessThanOrEqual(height);
}

describe("every drawing", () => {
  test.each(NAMES.flatMap((name) => [44, 60, 80, 120, 200].map((width) => [name, width] as const)))(
    "of %s at %i cells is well-formed and holds all its texts",
    (name, width) => {
      expectInside(drawn(sample(name), width));
    },
  );

  it("is as wide as its cells", () => {
    const [root] = readXml(drawn(sample("active-en"), 80));
    expect(root?.attributes.get("width")).toBe(String(80 * 8 + MARGIN * 2));
  });

  it("names each step to whoever points at it, and the picture to whoever cannot see it", () => {
    const picture = sample("active-en");
    const elements = readXml(drawn(picture, 100));
    const steps = picture.blocks.flatMap((block) =>
      block.kind === "diagram" ? block.rows.flatMap((row) => (row.kind === "step" ? row.cells : [])) : [],
    );
    const titles = elements.filter(({ name }) => name === "title").map(({ text }) => text);
    expect(titles).toHaveLength(1 + steps.filter((step) => step !== null).length);
    expect(titles[0]).toBe(picture.title);
    for (const step of steps) expect(titles.some((title) => title.includes(step?.label[0] ?? ""))).toBe(true);
    expect(elements[0]?.attributes.get("role")).toBe("img");
  });

  it("asks for nothing from outside and runs nothing", () => {
    for (const name of NAMES) {
      for (const { name: element, attributes } of readXml(drawn(sample(name), 80))) {
        expect(["svg", "title", "desc", "metadata", "style", "g", "rect", "path", "circle", "text", "tspan"]).toContain(
          element,
        );
        for (const attribute of attributes.keys()) expect(attribute).not.toMatch(/^on|href$|^src$|^style$/);
      }
    }
  });

  it("is well-formed and inside whatever the texts are", () => {
    const text = fc.string({ unit: "binary", maxLength: 60 });
    fc.assert(
      fc.property(text, text, fc.integer({ min: 44, max: 140 }), (label, name, width) => {
        expectInside(drawn(withTexts(label, name), width));
      }),
      { numRuns: 60 },
    );
  });
});

/** A small ladder in which everything is called what a capture calls it. */
function withTexts(label: string, name: string): Picture {
  const [first] = hostilePicture().blocks;
  if (first?.kind !== "diagram") throw new Error("the hostile picture begins with a diagram");
  const rows = first.rows.map((row): typeof row => {
    if (row.kind === "phase") return { ...row, label: [label] };
    if (row.kind === "text") return { ...row, text: label };
    return { ...row, cells: row.cells.map((cell) => (cell === null ? null : { ...cell, label: [label, name] })) };
  });
  return {
    title: name,
    blocks: [
      { ...first, title: label, rows },
      { kind: "paragraph", text: label, tone: "dim" },
    ],
  };
}
