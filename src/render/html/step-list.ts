import type { Arrow, Diagram, Note, Panel, Picture, StepRow } from "../diagram/diagram.ts";
import type { Words } from "../locale/language.ts";
import { wholeText } from "../svg/step-titles.ts";
import { textElement } from "../svg/xml.ts";

/** Number of each arrow and note within the page, from 1, by which a picture and the list of steps know each other. */
export type StepNumbers = ReadonlyMap<Arrow | Note, number>;

/** Numbers the steps in the order of the page: row by row, and the left panel before the right. */
export function stepNumbers({ blocks }: Picture): StepNumbers {
  const numbers = new Map<Arrow | Note, number>();
  for (const diagram of diagramsOf(blocks)) {
    for (const row of diagram.rows) {
      if (row.kind !== "step") continue;
      for (const cell of row.cells) if (cell !== null) numbers.set(cell, numbers.size + 1);
    }
  }
  return numbers;
}

function diagramsOf(blocks: Picture["blocks"]): Diagram[] {
  return blocks.filter((block) => block.kind === "diagram");
}

type StepListWords = Words["pictures"]["steps"];

/** Everything that happens in the picture as a list that can be searched and read aloud, each step with its details; closed at first. */
export function* drawStepList({ blocks }: Picture, numbers: StepNumbers, words: StepListWords): Iterable<string> {
  if (numbers.size === 0) return;
  yield `<details id="steps">${textElement("summary", {}, words.all(numbers.size))}\n`;
  for (const diagram of diagramsOf(blocks)) yield* drawDiagramSteps(diagram, numbers, words);
  yield "</details>\n";
}

function* drawDiagramSteps(diagram: Diagram, numbers: StepNumbers, words: StepListWords): Iterable<string> {
  const sided = diagram.panels.length > 1;
  const titles = [
    ...diagram.gutter.map(({ title }) => title),
    ...(sided ? [words.side] : []),
    words.between,
    words.what,
  ];
  yield "<table>";
  if (diagram.title !== null) yield textElement("caption", {}, diagram.title);
  yield `<thead><tr>${titles.map((title) => textElement("th", { scope: "col" }, title)).join("")}</tr></thead><tbody>\n`;
  for (const row of diagram.rows) {
    if (row.kind === "step") yield* drawStep(row, diagram, numbers);
    else {
      const text = row.kind === "phase" ? row.label[0] : row.text;
      const cell = row.kind === "phase" ? "th" : "td";
      yield `<tr class="${row.kind}">${textElement(cell, { colspan: titles.length }, text)}</tr>\n`;
    }
  }
  yield "</tbody></table>\n";
}

function* drawStep(row: StepRow, diagram: Diagram, numbers: StepNumbers): Iterable<string> {
  for (const [index, cell] of row.cells.entries()) {
    const panel = diagram.panels[index];
    if (cell === null || panel === undefined) continue;
    const sided = diagram.panels.length > 1 ? [panel.title ?? ""] : [];
    const before = [...row.gutter, ...sided, betweenText(cell, panel)].map((text) => textElement("td", {}, text));
    const what = textElement("p", {}, wholeText(cell));
    yield `<tr id="s${numbers.get(cell) ?? 0}">${before.join("")}<td>${what}${detailsList(cell)}</td></tr>\n`;
  }
}

function detailsList({ details }: Arrow | Note): string {
  if (details.length === 0) return "";
  const items = details.map(({ name, value }) => textElement("dt", {}, name) + textElement("dd", {}, value));
  return `<dl>${items.join("")}</dl>`;
}

/** "Client 192.168.0.10 :51742 → Server 192.168.0.20 :21". */
function betweenText(step: Arrow | Note, panel: Panel): string {
  if (step.kind === "note") return placeText(panel, step.at, null);
  const from = placeText(panel, step.from, step.ports?.from ?? null);
  const to = placeText(panel, step.to, step.ports?.to ?? null);
  return `${from} ${step.heads === "both" ? "↔" : "→"} ${to}`;
}

function placeText({ hosts, lifelines }: Panel, index: number, port: string | null): string {
  const lifeline = lifelines[index];
  const host = lifeline === undefined ? undefined : hosts[lifeline.host];
  return [host?.name[0] ?? "", port ?? lifeline?.port ?? ""].filter((text) => text !== "").join(" ");
}
