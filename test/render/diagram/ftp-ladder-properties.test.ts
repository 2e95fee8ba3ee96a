import fc from "fast-check";
import { expect, test } from "vitest";
import type { Block, Diagram, Label } from "../../../src/render/diagram/diagram.ts";
import { capture } from "../sample-ftp.ts";
import { arbitrarySession } from "./arbitrary-session.ts";
import { ladderBlocks, reportWith } from "./draw-ladder.ts";

const view = fc.record({
  ...{ layers: fc.boolean(), everyPacket: fc.boolean() },
  transfer: fc.option(fc.integer({ min: 1, max: 8 })),
});
const options = fc.record({
  language: fc.constantFrom("en" as const, "ko" as const),
  ...{ all: fc.boolean(), ascii: fc.boolean(), width: fc.integer({ min: 40, max: 160 }) },
});

/** Everything that would be drawn of a block. */
function textsOf(block: Block): string[] {
  if (block.kind === "paragraph") return block.text.split("\n");
  if (block.kind === "table") return [...block.rows.flat(), ...block.columns.map(({ title }) => title)];
  const panel = block.panels[0];
  const rows = block.rows.flatMap((row): readonly string[] => {
    if (row.kind === "phase") return row.label;
    if (row.kind === "text") return [row.text];
    const [cell] = row.cells;
    const details = cell?.details.flatMap(({ name, value }) => [name, value]) ?? [];
    const beside: readonly string[] = cell?.kind === "arrow" ? (cell.beside ?? []) : [];
    return [...row.gutter, ...(cell?.label ?? []), ...beside, ...details];
  });
  return [...rows, ...panel.hosts.flatMap(({ name }): Label => name)];
}

function checkDiagram({ panels, rows, gutter }: Diagram): void {
  const [{ lifelines, hosts }] = panels;
  for (const { host, spans } of lifelines) {
    expect(hosts[host]).toBeDefined();
    let end = -1;
    for (const { first, last } of spans) {
      expect(first).toBeGreaterThan(end);
      expect(last).toBeGreaterThanOrEqual(first);
      end = last;
    }
    expect(end).toBeLessThan(rows.length);
  }
  for (const row of rows) {
    if (row.kind !== "step") continue;
    expect([row.gutter.length, row.cells.length]).toEqual([gutter.length, panels.length]);
    const [cell] = row.cells;
    const ends = cell?.kind === "arrow" ? [cell.from, cell.to] : [cell?.at ?? -1];
    for (const end of ends) expect(lifelines[end]).toBeDefined();
    if (cell?.kind === "arrow") expect(cell.from).not.toBe(cell.to);
  }
}

test("whatever a report says, its ladder holds together and is safe to draw", () => {
  fc.assert(
    fc.property(arbitrarySession, view, options, (session, asked, chosen) => {
      const report = { ...reportWith(session), captures: [capture("a.pcap"), capture("b.pcap")] };
      for (const block of ladderBlocks(report, asked, chosen)) {
        if (block.kind === "diagram") checkDiagram(block);
        const texts = textsOf(block).join(" ");
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
        expect(texts).not.toMatch(/[\x00-\x1f\x7f\u202e]|undefined|NaN|\[object/);
      }
    }),
    { numRuns: 400 },
  );
});
