import fc from "fast-check";
import type { Picture } from "../../../src/render/diagram/diagram.ts";
import { comparison, passiveLadder, relayLadder } from "../diagram/sample-pictures.ts";

/** Fields of a picture that hold no text. */
const FIXED: ReadonlySet<string> = new Set(["kind", "tone", "align", "line", "heads", "marker"]);

/** What could mean something to Mermaid, PlantUML, Markdown or HTML, and what could hide it. */
const PIECES = [
  ...[
    "%%{init: {'theme':'dark'}}%%",
    "%% ",
    "end",
    " END ",
    "end box",
    "#35;",
    "#quot;",
    ";",
    ":",
    "<br/>",
    "->>",
    "-->x",
  ],
  ...["participant A", "click A", "link A: b @ https://x.example", "$$x^2$$", "box red", "wrap:", "nowrap:", "title "],
  ...[
    "@enduml",
    "!include /etc/hosts",
    '%getenv("HOME")',
    "$x",
    "'",
    "/'",
    "'/",
    "<U+0041>",
    "&#42;",
    "[[https://x.example]]",
  ],
  ...["**b**", "//i//", "--s--", "__u__", "==", "~", "\\n", "\\", '"', "{{x}}", "<img:x>", "<&x>", "|a|", "..", "# "],
  ...[
    "```",
    "````",
    "~~~",
    "`",
    "[x](javascript:y)",
    "![x](y)",
    "<script>",
    "</script>",
    "&lt;",
    "- ",
    "1. ",
    "> ",
    "<!--",
  ],
  ...[
    "https://x.example/a_b",
    "www.x.example",
    "a@x.example",
    "mailto:a@x.example",
    "\n",
    "\r",
    "  ",
    "보고서",
    "é",
    "👍",
  ],
];

const hostileTexts = fc.array(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }).map((pieces) => pieces.join("")),
  { minLength: 1, maxLength: 12 },
);

/** Pictures as builders make them, with all their texts replaced by the worst ones. */
export const poisonedPicture: fc.Arbitrary<Picture> = fc
  .tuple(fc.constantFrom(passiveLadder, relayLadder, comparison), hostileTexts)
  .map(([make, texts]) => {
    let index = 0;
    const walk = (item: unknown, key: string): unknown => {
      if (typeof item === "string") return FIXED.has(key) ? item : texts[index++ % texts.length];
      if (Array.isArray(item)) return item.map((one) => walk(one, key));
      if (typeof item !== "object" || item === null) return item;
      return Object.fromEntries(Object.entries(item).map(([name, one]) => [name, walk(one, name)]));
    };
    return walk(make(), "") as Picture;
  });
