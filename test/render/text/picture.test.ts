import { describe, expect, test } from "vitest";
import type { Arrow, Picture } from "../../../src/render/diagram/diagram.ts";
import { layOut } from "../../../src/render/layout/lay-out.ts";
import { ASCII_GLYPHS, UNICODE_GLYPHS } from "../../../src/render/text/glyphs.ts";
import { createPaint } from "../../../src/render/text/paint.ts";
import { pictureLines } from "../../../src/render/text/picture.ts";
import { GoldenFolder } from "../../golden-folder.ts";
import { arrow, lifeline, note, phase, picture, step } from "../diagram/sample-parts.ts";
import { longLadder, SAMPLE_PICTURES } from "../diagram/sample-pictures.ts";

/** Drawings of the sample pictures. After a wanted change: UPDATE_GOLDEN=1 npx vitest run test/render/text, then read the diff. */
const GOLDEN = new GoldenFolder(import.meta.dirname, "golden");

interface Variant {
  width: number;
  ascii: boolean;
}

const VARIANTS: Variant[] = [
  { width: 40, ascii: false },
  { width: 60, ascii: false },
  { width: 80, ascii: false },
  { width: 120, ascii: false },
  { width: 80, ascii: true },
];
const SAMPLES = Object.entries(SAMPLE_PICTURES).filter(([name]) => name !== "long");

function draw(what: Picture, { width, ascii }: Variant, level: 0 | 1 = 0): string[] {
  const { ellipsis, differs } = ascii ? ASCII_GLYPHS : UNICODE_GLYPHS;
  return [...pictureLines(layOut(what, { width, ellipsis, differs }), { paint: createPaint(level) }, ascii)];
}

function fileName(name: string, { width, ascii }: Variant): string {
  return `${name}.${width}${ascii ? ".ascii" : ""}.txt`;
}

describe.each(SAMPLES)("the sample %s", (name, sample) => {
  test.each(VARIANTS)("$width wide, ascii $ascii", (variant) => {
    const drawn = `${draw(sample(), variant).join("\n")}\n`;
    GOLDEN.expectSame(fileName(name, variant), drawn);
  });
});

test("no golden drawing is left over", () => {
  const wanted = SAMPLES.flatMap(([name]) => VARIANTS.map((variant) => fileName(name, variant)));
  GOLDEN.expectFiles(wanted);
});

/** The only row of a diagram with three lifelines at columns 3, 18 and 33. */
function row(cell: Arrow, ascii = false): string {
  const three = picture("", {
    kind: "diagram",
    title: null,
    gutter: [],
    panels: [
      {
        title: null,
        hosts: [0, 1, 2].map(() => ({ name: [""] })),
        lifelines: [0, 1, 2].map((host) => lifeline(host, "", [""], 0, 0)),
      },
    ],
    rows: [step("", cell)],
  });
  return draw(three, { width: 40, ascii }).join("\n");
}

describe("arrows", () => {
  test("go right and left, with a label near the left end", () => {
    expect(row(arrow(0, 1, "SYN"))).toBe("   ├── SYN ───────►│               │");
    expect(row(arrow(1, 0, "SYN"))).toBe("   │◄── SYN ───────┤               │");
  });
  test("without a label are a line", () => {
    expect(row(arrow(0, 1, ""))).toBe("   ├──────────────►│               │");
  });
  test("give up line, then spaces, then letters where it is narrow", () => {
    const label = "227 Entering Passive Mode";
    expect(row(arrow(0, 2, `${label}.`))).toBe("   ├─ 227 Entering Passive Mode. ─►│");
    expect(row(arrow(0, 2, `${label} (1)`))).toBe("   ├227 Entering Passive Mode (1) ►│");
    expect(row(arrow(0, 2, `${label} (19)`))).toBe("   ├227 Entering Passive Mode (19)►│");
    expect(row(arrow(0, 2, `${label} (192)`))).toBe("   ├ 227 Entering Passive Mode (… ►│");
    expect(row(arrow(0, 2, [`${label} (192)`, "227 (192)"]))).toBe("   ├── 227 (192) ──┼──────────────►│");
    expect(row(arrow(0, 2, "보고서를 받았다가 다시 보냈습니다"))).toBe("   ├ 보고서를 받았다가 다시 보냈… ►│");
  });
  test("push lifelines apart where neighbours have more to say", () => {
    expect(row(arrow(0, 1, "OFFER 10.1.0.57"))).toBe("├ OFFER 10.1.0.57 ►│                  │");
  });
  test("with heads at both ends leave no lifeline", () => {
    expect(row(arrow(0, 1, "FIN", { heads: "both" }))).toBe("   │◄── FIN ──────►│               │");
    expect(row(arrow(1, 0, "FIN", { heads: "both" }))).toBe("   │◄── FIN ──────►│               │");
  });
  test("cross lifelines that they do not reach", () => {
    expect(row(arrow(0, 2, "SYN"))).toBe("   ├── SYN ────────┼──────────────►│");
    expect(row(arrow(2, 0, "data", { line: "double" }))).toBe("   │◄══ data ══════╪═══════════════╡");
    expect(row(arrow(0, 2, "hides the lifeline"))).toBe("   ├── hides the lifeline ────────►│");
  });
  test("reach lifelines on their way, which no label hides", () => {
    const through = { line: "dashed", through: [1] } as const;
    expect(row(arrow(0, 2, "DISCOVER", through))).toBe("   ├╌╌ DISCOVER ╌╌►┼╌╌╌╌╌╌╌╌╌╌╌╌╌╌►│");
    expect(row(arrow(2, 0, "OFFER", through))).toBe("   │◄╌╌╌╌╌╌╌╌╌╌╌╌╌╌┼◄╌╌ OFFER ╌╌╌╌╌┤");
    expect(row(arrow(0, 2, "hides no lifeline", through))).toBe("   ├ hides no li… ►┼╌╌╌╌╌╌╌╌╌╌╌╌╌╌►│");
  });
  test("that are lost end in a cross", () => {
    expect(row(arrow(0, 1, "SYN", { lost: true }))).toBe("   ├── SYN ───────✗│               │");
  });
  test("carry a text at their free side, or beneath", () => {
    expect(row(arrow(1, 0, "SYN", { beside: ["★ server opens it", "★ opens"] }))).toBe(
      "   │◄── SYN ───────┤ ★ opens       │",
    );
    expect(row(arrow(1, 2, "SYN", { beside: ["★ opens"] }))).toBe("   │       ★ opens ├── SYN ───────►│");
    expect(row(arrow(0, 2, "SYN", { beside: ["★ opens"] }))).toBe(
      "   ├── SYN ────────┼──────────────►│\n   │               │       ★ opens │",
    );
  });
  test("are drawn in ASCII", () => {
    expect(row(arrow(0, 2, "SYN"), true)).toBe("   +-- SYN --------+-------------->|");
    expect(row(arrow(1, 0, "data", { line: "double" }), true)).toBe("   |<== data ======+               |");
    expect(row(arrow(0, 1, "SYN", { line: "dashed", lost: true }), true)).toBe("   +.. SYN .......X|               |");
  });
});

test("colour follows the tone, and plain text has none", () => {
  const lines = draw(
    picture("", { kind: "paragraph", text: "plain", tone: "plain" }, { kind: "paragraph", text: "bad", tone: "error" }),
    { width: 40, ascii: false },
    1,
  );
  expect(lines).toEqual(["plain", "", "\u001b[31mbad\u001b[39m"]);
});

test("lines are made as they are asked for", () => {
  const layout = layOut(longLadder(3_000), { width: 80, ellipsis: "…" });
  const lines = pictureLines(layout, { paint: createPaint(0) }, false)[Symbol.iterator]();
  expect(lines.next().value).toContain("Client");
});

test("a phase interrupts lifelines, and a long note is wrapped before the next one", () => {
  const words = "a note that is a good deal longer than the gap to the next lifeline";
  const drawn = draw(
    picture("", {
      kind: "diagram",
      title: null,
      gutter: [],
      panels: [
        {
          title: null,
          hosts: [{ name: ["A"] }, { name: ["B"] }],
          lifelines: [lifeline(0, "", [""], 0, 3), lifeline(1, "", [""], 0, 3)],
        },
      ],
      rows: [step("", arrow(0, 1, "SYN")), phase("Next"), step("", note(0, words)), step("", note(1, "short"))],
    }),
    { width: 60, ascii: false },
  );
  expect(drawn).toEqual([
    "        A                                      B",
    "        ├── SYN ──────────────────────────────►│",
    "━━ Next ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━",
    "        │ a note that is a good deal longer    │",
    "        │ than the gap to the next lifeline    │",
    "        │                                      │ short",
  ]);
});
