import { describe, expect, test } from "vitest";
import type { Picture } from "../../../src/render/diagram/diagram.ts";
import { mapTexts } from "../../../src/render/png/map-texts.ts";
import { visibleCodes } from "../../../src/render/png/visible-codes.ts";
import { SAMPLE_PICTURES } from "../diagram/sample-pictures.ts";

describe("a picture whose characters all have glyphs", () => {
  test.each(Object.keys(SAMPLE_PICTURES).filter((name) => name !== "hostile"))("is left as it is: %s", (name) => {
    const picture = SAMPLE_PICTURES[name]?.();
    expect(picture === undefined ? null : mapTexts(picture, visibleCodes)).toEqual(picture);
  });

  test("is left as it is, with the lines of its paragraphs and cells", () => {
    const picture: Picture = {
      title: "two lines",
      blocks: [
        { kind: "paragraph", text: "The first.\nThe second.", tone: "plain" },
        { kind: "table", title: null, columns: [{ title: "ports", align: "left" }], rows: [["C:20\nS:21"]] },
      ],
    };
    expect(mapTexts(picture, visibleCodes)).toEqual(picture);
  });
});

test("every text of a picture is changed", () => {
  for (const picture of Object.values(SAMPLE_PICTURES)) {
    const texts = JSON.stringify(mapTexts(picture(), () => "\u{2603}"));
    expect(texts).toContain("\u{2603}");
    expect(mapTexts(picture(), (text) => text)).toEqual(picture());
  }
});
