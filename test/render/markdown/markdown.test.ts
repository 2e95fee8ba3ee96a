import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layOut } from "../../../src/render/layout/lay-out.ts";
import { escapeMarkdown, fenceFor } from "../../../src/render/markdown/escape-markdown.ts";
import { drawMarkdown } from "../../../src/render/markdown/markdown.ts";
import { poisonedPicture } from "../data/poisoned-picture.ts";
import { PLAIN } from "../draw.ts";
import { markdownFaults } from "./check-markdown.ts";

describe("escapeMarkdown", () => {
  test.each([
    ["10.1.0.57 from Server A (frames 1–4)", "10.1.0.57 from Server A (frames 1–4)"],
    ["a*b_c`d`", "a\\*b\\_c\\`d\\`"],
    ["[x](javascript:y)", "\\[x\\](javascript\\:y)"],
    ["<b>&amp;</b>", "\\<b\\>\\&amp;\\</b\\>"],
    ["a | b", "a \\| b"],
    ["# no heading", "\\# no heading"],
    ["- no list", "\\- no list"],
    ["-1 and = 2", "-1 and = 2"],
    ["---", "\\---"],
    ["===", "\\==="],
    ["12. no list", "12\\. no list"],
    ["see https://x.example", "see https\\://x.example"],
    ["www.x.example", "www\\.x.example"],
    ["a.b@x.example", "a.b<span>@</span>x.example"],
    ["$x$ ~~y~~ \\", "\\$x\\$ \\~\\~y\\~\\~ \\\\"],
    ["a\nb", "a b"],
  ])("%j", (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });
});

test("a fence is longer than any run of backticks in it", () => {
  expect(fenceFor(["no ticks"])).toBe("```");
  expect(fenceFor(["a `b`", "````", "``"])).toBe("`````");
});

describe("a Markdown document", () => {
  test("is headings, fences, paragraphs and tables, whatever the picture says", () => {
    fc.assert(
      fc.property(poisonedPicture, (picture) => {
        const document = [...drawMarkdown(layOut(picture, { width: 80, ellipsis: "…" }), PLAIN)].join("");
        expect(markdownFaults(document)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("breaks the lines of a paragraph where they are broken", () => {
    const paragraph = { kind: "paragraph" as const, text: "#1 failed.\n\n# 2 \\\n- 3", tone: "plain" as const };
    const layout = layOut({ title: "t", blocks: [paragraph] }, { width: 80, ellipsis: "…" });
    expect([...drawMarkdown(layout, PLAIN)].join("")).toBe("# t\n\n#1 failed.\\\n\\# 2 \\\\\\\n\\- 3\n");
  });

  test("keeps the columns of a table, and its lines in a cell", () => {
    const table = {
      kind: "table" as const,
      title: "a|b",
      columns: [
        { title: "x", align: "left" as const },
        { title: "y", align: "right" as const },
      ],
      rows: [["1\n2", "a | b"], ["3"]],
    };
    const layout = layOut({ title: "t", blocks: [table] }, { width: 80, ellipsis: "…" });
    expect([...drawMarkdown(layout, PLAIN)].join("")).toBe(
      "# t\n\n**a\\|b**\n\n| x | y |\n| --- | ---: |\n| 1<br>2 | a \\| b |\n| 3 |  |\n",
    );
  });
});
