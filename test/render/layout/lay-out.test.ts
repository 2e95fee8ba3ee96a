import { describe, expect, test } from "vitest";
import type { Diagram, Picture } from "../../../src/render/diagram/diagram.ts";
import { layOut } from "../../../src/render/layout/lay-out.ts";
import type { LaidBlock, LaidDiagram } from "../../../src/render/layout/layout.ts";
import { arrow, lifeline, note, phase, picture, step } from "../diagram/sample-parts.ts";
import { activeLadder, comparison, longLadder, passiveLadder, relayLadder } from "../diagram/sample-pictures.ts";
import { faultsOf } from "./check-layout.ts";

function diagramOf(what: Picture, width: number): LaidDiagram {
  const block = layOut(what, { width, ellipsis: "…" }).blocks.find(({ kind }) => kind === "diagram");
  if (block?.kind !== "diagram") throw new Error("no diagram");
  return block;
}

function columns({ lifelines }: LaidDiagram): number[] {
  return [...new Set(lifelines.map(({ column }) => column))].sort((a, b) => a - b);
}

function textAt(diagram: LaidDiagram, text: string): { row: number; column: number } | undefined {
  const found = diagram.texts.find((placed) => placed.text === text);
  return found === undefined ? undefined : { row: found.row, column: found.column };
}

/** Machines with one lifeline each, all in use in the only row. */
function machines(count: number, panels: 1 | 2 = 1): Picture {
  const panel = {
    title: null,
    hosts: Array.from({ length: count }, (_unused, index) => ({ name: [`Server ${index}`] as const })),
    lifelines: Array.from({ length: count }, (_unused, index) => lifeline(index, "", [""], 0, 0)),
  };
  const cell = arrow(0, count - 1, "DISCOVER");
  const shape: Pick<Diagram, "panels" | "rows"> =
    panels === 1
      ? { panels: [panel], rows: [step("1", cell)] }
      : { panels: [panel, panel], rows: [step("1", cell, cell)] };
  return picture("", { kind: "diagram", title: null, gutter: [{ title: "frame", align: "right" }], ...shape });
}

describe("columns", () => {
  test("of the active ladder stand where the mock-up has them", () => {
    expect(columns(diagramOf(activeLadder("en"), 80))).toEqual([19, 37, 55, 73]);
    expect(columns(diagramOf(activeLadder("ko"), 80))).toEqual([19, 37, 55, 73]);
    expect(columns(diagramOf(activeLadder("en"), 120))).toEqual([24, 53, 82, 111]);
    expect(columns(diagramOf(activeLadder("ko"), 120))).toEqual([24, 53, 82, 111]);
  });
  test("of one host stand under a bracket, their names over its middle", () => {
    const diagram = diagramOf(activeLadder("en"), 80);
    expect(diagram.brackets).toEqual([
      { row: 1, from: 19, middle: 28, to: 37 },
      { row: 1, from: 55, middle: 64, to: 73 },
    ]);
    expect(textAt(diagram, "Client 192.168.0.10")).toEqual({ row: 0, column: 19 });
    expect(textAt(diagram, ":50021")).toEqual({ row: 2, column: 34 });
    expect(textAt(diagram, "data")).toEqual({ row: 3, column: 35 });
    expect(textAt(diagram, "frame")).toEqual({ row: 2, column: 2 });
  });
  test("of single machines have no bracket", () => {
    const diagram = diagramOf(relayLadder("en"), 80);
    expect(diagram.brackets).toEqual([]);
    expect(columns(diagram)).toEqual([14, 34, 54, 74]);
    expect(textAt(diagram, "Relay")).toEqual({ row: 0, column: 32 });
    expect(textAt(diagram, "10.1.0.1")).toEqual({ row: 1, column: 30 });
    expect(textAt(diagram, "#")?.row).toBe(0);
  });
  test("of two panels share the width, with the sign between them", () => {
    const diagram = diagramOf(comparison("ko"), 120);
    expect(diagram.mode).toBe("ports");
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = columns(diagram);
    expect([b - a, c - b, d - c, f - e, g - f, h - g]).toEqual([14, 14, 14, 14, 14, 14]);
    const sign = textAt(diagram, "≠")?.column ?? 0;
    expect(d).toBeLessThan(sign);
    expect(sign).toBeLessThan(e);
  });
  test("are those of the hosts where ports have no room, as in the mock-up at 80", () => {
    const diagram = diagramOf(comparison("ko"), 80);
    expect(diagram.mode).toBe("hosts");
    expect(columns(diagram)).toEqual([14, 43, 49, 78]);
    expect(textAt(diagram, "=")?.column).toBe(46);
    expect(diagram.arrows[0]?.texts.map(({ column, text }) => [column, text])).toEqual([
      [15, ":51742"],
      [27, "1  SYN"],
      [40, ":21"],
    ]);
    expect(diagram.arrows[0]).toMatchObject({ from: 14, to: 43, tail: 22, head: 38 });
  });
  test.each([40, 50])("put a ladder's hosts at both ends at %i", (width) => {
    const diagram = diagramOf(activeLadder("en"), width);
    expect(diagram.mode).toBe("hosts");
    expect(columns(diagram)).toEqual([16, width - 1]);
  });
  test("of hosts have names in two rows before an address is shortened", () => {
    const diagram = diagramOf(activeLadder("en"), 48);
    expect(diagram.texts.filter(({ row }) => row < 2).map(({ row, text }) => [row, text])).toEqual([
      [0, "Client"],
      [0, "Server"],
      [1, "192.168.0.10"],
      [1, "192.168.0.20"],
      [1, "frame"],
      [1, "sec"],
    ]);
    expect(textAt(diagramOf(machines(3), 40), "Server 2")?.row).toBe(0);
  });
  test("keep the middle for a third host", () => {
    const diagram = diagramOf(relayLadder("en"), 40);
    expect(diagram.mode).toBe("hosts");
    expect(columns(diagram)).toHaveLength(4);
  });
});

describe("ports in arrows", () => {
  const told = (label: string, ports: { from: string; to: string }): string[] => {
    const host = (name: string) => ({ name: [name] as const });
    const wide = Array.from({ length: 4 }, (_unused, index) => lifeline(index < 2 ? 0 : 1, "", [""], 0, 2));
    const rows = [arrow(0, 3, "USER me", { ports: { from: ":51742", to: ":21" } }), arrow(0, 3, label, { ports })];
    const panels = [{ title: null, hosts: [host("A"), host("B")], lifelines: wide }] as const;
    const steps = rows.map((cell) => step("1", cell));
    const what = picture("", { kind: "diagram", title: null, gutter: [], panels, rows: steps });
    return diagramOf(what, 40).arrows.map(({ texts }) => texts.map(({ text }) => text).join(" "));
  };
  const LONG = "331 Please specify the password of the account";
  test("are told again where the label has room beside them", () => {
    expect(told("PASS ****", { from: ":51742", to: ":21" })[1]).toBe(":51742 PASS **** :21");
  });
  test("give way to a label that would be cut, if an arrow above told them", () => {
    expect(told(LONG, { from: ":51742", to: ":21" })[1]).toBe("331 Please specify the password of…");
    expect(told(LONG, { from: ":51750", to: ":21" })[1]).toBe(":51750 331 Please specify the … :21");
  });
});

describe("width", () => {
  test("is never less than 40", () => {
    const layout = layOut(activeLadder(), { width: 12, ellipsis: "…" });
    expect(layout.width).toBe(40);
    expect(layout).toEqual(layOut(activeLadder(), { width: 40, ellipsis: "…" }));
  });
  test("holds eight machines at 40 columns, and two panels of four", () => {
    for (const what of [machines(8), machines(4, 2)]) {
      const layout = layOut(what, { width: 40, ellipsis: "…" });
      expect(layout.width).toBe(40);
      expect(faultsOf(layout)).toEqual([]);
    }
  });
  test("grows where there are more machines than columns, and says so", () => {
    const layout = layOut(machines(60), { width: 40, ellipsis: "…" });
    expect(layout.width).toBeGreaterThan(40);
    expect(columns(diagramOf(machines(60), 40))).toHaveLength(60);
    expect(faultsOf(layout)).toEqual([]);
  });
});

describe("rows", () => {
  const four = (spans: { first: number; last: number }[]): LaidDiagram =>
    diagramOf(
      picture("", {
        kind: "diagram",
        title: null,
        gutter: [],
        panels: [
          {
            title: null,
            hosts: [{ name: ["A"] }, { name: ["B"] }],
            lifelines: [
              { host: 0, port: "", role: [""], tone: "plain", spans },
              { host: 1, port: "", role: [""], tone: "plain", spans: [{ first: 0, last: 4 }] },
            ],
          },
        ],
        rows: [
          phase("one"),
          step("", arrow(0, 1, "SYN")),
          step("", note(0, "a long note of many words that takes three lines, for the lifelines are near")),
          phase("two"),
          step("", arrow(0, 1, "SYN")),
        ],
      }),
      60,
    );

  test("interrupt lifelines by phases, and stretch them over wrapped notes", () => {
    const [first] = columns(four([{ first: 0, last: 4 }]));
    const stretches = four([{ first: 0, last: 4 }]).lifelines.filter(({ column }) => column === first);
    expect(stretches.map(({ top, bottom }) => [top, bottom])).toEqual([
      [2, 5],
      [7, 7],
    ]);
  });
  test("draw lifelines only while they are in use, however the spans are given", () => {
    const used = (spans: { first: number; last: number }[]): number[][] =>
      four(spans)
        .lifelines.filter(({ column }) => column === 8)
        .map(({ top, bottom }) => [top, bottom]);
    expect(used([])).toEqual([]);
    expect(used([{ first: 2, last: 2 }])).toEqual([[3, 5]]);
    expect(
      used([
        { first: 4, last: 9 },
        { first: -3, last: 1 },
      ]),
    ).toEqual([
      [2, 2],
      [7, 7],
    ]);
    expect(used([{ first: 4, last: 1 }])).toEqual([]);
  });
  test("keep what stands beside an arrow in its row, beneath where there is no room", () => {
    const roomy = diagramOf(passiveLadder(), 80);
    const opened = roomy.arrows.find(({ source }) => source.beside !== null);
    expect(opened?.beside?.text).toBe("★ client opens");
    const narrow = diagramOf(passiveLadder(), 40);
    const beneath = narrow.arrows.find(({ source }) => source.beside !== null);
    expect(beneath?.beside).toBeNull();
    expect(textAt(narrow, "★ client opens")?.row).toBe((beneath?.row ?? 0) + 1);
  });
  test("make a note of an arrow that ends where it began", () => {
    const diagram = diagramOf(activeLadder(), 50);
    expect(diagram.notes.map(({ source }) => source.kind)).toEqual(["note"]);
    const own = diagramOf(
      picture("", {
        kind: "diagram",
        title: null,
        gutter: [],
        panels: [{ title: null, hosts: [{ name: ["A"] }], lifelines: [lifeline(0, "", [""], 0, 0)] }],
        rows: [step("", arrow(0, 0, "ARP probe", { beside: ["nobody has it"] }))],
      }),
      60,
    );
    expect(own.arrows).toEqual([]);
    expect(own.notes.map(({ row, text, source }) => [row, text.text, source.details])).toEqual([
      [1, "ARP probe", [{ name: "text", value: "ARP probe" }]],
    ]);
    expect(textAt(own, "nobody has it")?.row).toBe(2);
  });
  test("point nowhere without harm", () => {
    const layout = layOut(
      picture("", {
        kind: "diagram",
        title: null,
        gutter: [],
        panels: [{ title: null, hosts: [], lifelines: [] }],
        rows: [step("1|2|3", arrow(0, 1, "SYN"), note(4, "x")), { kind: "text", text: "y", tone: "dim", panel: 7 }],
      }),
      { width: 40, ellipsis: "…" },
    );
    expect(faultsOf(layout)).toEqual([]);
  });
  test("are as many as there is to say", () => {
    const diagram = diagramOf(longLadder(30_000), 80);
    expect(diagram.rules).toHaveLength(1_000);
    expect(diagram.arrows).toHaveLength(30_000);
    expect(diagram.height).toBe(31_004);
  });
});

describe("paragraphs and tables", () => {
  const blocks = (width: number): readonly LaidBlock[] => layOut(passiveLadder(), { width, ellipsis: "…" }).blocks;

  test("are wrapped to the width", () => {
    const last = blocks(40).at(-1);
    expect(last?.kind === "paragraph" ? last.lines : []).toEqual([
      "PASSIVE: client:51751 sent SYN (22) to",
      "server:30000; it was never answered.",
    ]);
  });
  test("share what there is among columns, and count their frame", () => {
    const wide = blocks(80)[1];
    const narrow = blocks(40)[1];
    if (wide?.kind !== "table" || narrow?.kind !== "table") throw new Error("no table");
    expect(wide.widths).toEqual([9, 21, 33]);
    expect(wide.height).toBe(8);
    expect(narrow.widths.reduce((sum, width) => sum + width + 3, 1)).toBeLessThanOrEqual(40);
    expect(narrow.rows[0]).toEqual([["ports"], ["51750 → 21"], ["51751 →", "30000"]]);
    expect(narrow.height).toBe(16);
  });
});
