import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawMermaid } from "../../../src/render/data/mermaid.ts";
import { drawPlantuml } from "../../../src/render/data/plantuml.ts";
import type { Picture } from "../../../src/render/diagram/diagram.ts";
import { layOut } from "../../../src/render/layout/lay-out.ts";
import { drawMarkdown } from "../../../src/render/markdown/markdown.ts";
import { GoldenFolder } from "../../golden-folder.ts";
import { SAMPLE_PICTURES } from "../diagram/sample-pictures.ts";
import { PLAIN } from "../draw.ts";
import { arbitraryPicture } from "../layout/arbitrary-picture.ts";
import { mermaidFaults, plantumlFaults } from "./check-sources.ts";
import { poisonedPicture } from "./poisoned-picture.ts";

/**
 * Sources were read by Mermaid 11.17.2 and PlantUML 1.2020.2 when they were made. After a wanted change:
 * UPDATE_GOLDEN=1 npx vitest run test/render/data, then read the diff.
 */
const GOLDEN = new GoldenFolder(import.meta.dirname, "picture-sources");

const OUTPUTS = { mmd: drawMermaid, puml: drawPlantuml, md: drawMarkdown };
type Ending = keyof typeof OUTPUTS;
const SAMPLES = Object.keys(SAMPLE_PICTURES).filter((name) => name !== "long");
const FILES = [
  ...SAMPLES.flatMap((name): [string, Ending][] => [
    [name, "mmd"],
    [name, "puml"],
  ]),
  ...["passive", "hostile"].map((name): [string, Ending] => [name, "md"]),
];

function sourceOf(picture: Picture, draw: (typeof OUTPUTS)[Ending], ascii = false): string {
  return [...draw(layOut(picture, { width: PLAIN.width, ellipsis: ascii ? "~" : "…" }), { ...PLAIN, ascii })].join("");
}

describe("the source of", () => {
  test.each(FILES)("%s.%s", (name, ending) => {
    const source = sourceOf(SAMPLE_PICTURES[name]?.() ?? { title: "", blocks: [] }, OUTPUTS[ending]);
    GOLDEN.expectSame(`${name}.${ending}`, source);
  });

  test("no other picture is left over", () => {
    GOLDEN.expectFiles(FILES.map(([name, ending]) => `${name}.${ending}`));
  });
});

describe.each([
  ["Mermaid", drawMermaid, mermaidFaults],
  ["PlantUML", drawPlantuml, plantumlFaults],
] as const)("%s", (_name, draw, faultsOf) => {
  test.each(Object.entries(SAMPLE_PICTURES))("is sound for the sample %s", (_sample, make) => {
    expect(faultsOf(sourceOf(make(), draw))).toEqual([]);
  });

  test("is sound whatever the picture is", () => {
    fc.assert(
      fc.property(arbitraryPicture, fc.boolean(), (picture, ascii) => {
        expect(faultsOf(sourceOf(picture, draw, ascii))).toEqual([]);
      }),
    );
  });

  test("lets no text end a statement or begin one", () => {
    fc.assert(
      fc.property(poisonedPicture, (picture) => {
        expect(faultsOf(sourceOf(picture, draw))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe("the checkers", () => {
  test.each([
    "sequenceDiagram\n  title a; b\n",
    "sequenceDiagram\n  title %%{init}%%\n",
    "sequenceDiagram\n  participant p1 as a\n  p1->>p2: b\n",
    "sequenceDiagram\n  box transparent a\n  participant p1 as a\n",
    "sequenceDiagram\n  participant p1 as a\n  click p1\n",
    "sequenceDiagram\n  participant p1 as the end\n",
  ])("see what is wrong with %j", (source) => {
    expect(mermaidFaults(source)).not.toEqual([]);
  });

  test.each([
    "@startuml\n!include x\n@enduml\n",
    "@startuml\ntitle **a**\n@enduml\n",
    '@startuml\ntitle %getenv("HOME")\n@enduml\n',
    '@startuml\nbox "a"\nparticipant "b" as p1\n@enduml\n',
    '@startuml\nparticipant "b" as p1\np1 -> p2 : x\n@enduml\n',
  ])("see what is wrong with %j", (source) => {
    expect(plantumlFaults(source)).not.toEqual([]);
  });
});
