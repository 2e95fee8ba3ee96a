import type { Arrow, Block, Diagram, Label, Lifeline, Note, Panel, Picture, Row } from "../diagram/diagram.ts";

/** The picture with every text that is drawn passed through `change`, line by line. */
export function mapTexts(picture: Picture, change: (text: string) => string): Picture {
  return { title: change(picture.title), blocks: picture.blocks.map((block) => mapBlock(block, change)) };
}

type Change = (text: string) => string;

function mapBlock(block: Block, change: Change): Block {
  if (block.kind === "paragraph") return { ...block, text: eachLine(block.text, change) };
  if (block.kind === "diagram") return mapDiagram(block, change);
  return {
    ...block,
    title: block.title === null ? null : change(block.title),
    columns: block.columns.map((column) => ({ ...column, title: change(column.title) })),
    rows: block.rows.map((cells) => cells.map((cell) => eachLine(cell, change))),
  };
}

function eachLine(text: string, change: Change): string {
  return text.split("\n").map(change).join("\n");
}

function mapDiagram(diagram: Diagram, change: Change): Diagram {
  const [left, right] = diagram.panels;
  const first = mapPanel(left, change);
  return {
    ...diagram,
    title: diagram.title === null ? null : change(diagram.title),
    gutter: diagram.gutter.map((column) => ({ ...column, title: change(column.title) })),
    panels: right === undefined ? [first] : [first, mapPanel(right, change)],
    rows: diagram.rows.map((row) => mapRow(row, change)),
  };
}

function mapPanel(panel: Panel, change: Change): Panel {
  return {
    title: panel.title === null ? null : change(panel.title),
    hosts: panel.hosts.map(({ name }) => ({ name: mapLabel(name, change) })),
    lifelines: panel.lifelines.map(
      (line): Lifeline => ({ ...line, port: change(line.port), role: mapLabel(line.role, change) }),
    ),
  };
}

function mapRow(row: Row, change: Change): Row {
  if (row.kind === "phase") return { ...row, label: mapLabel(row.label, change) };
  if (row.kind === "text") return { ...row, text: change(row.text) };
  return {
    ...row,
    gutter: row.gutter.map(change),
    cells: row.cells.map((cell) => (cell === null ? null : mapStep(cell, change))),
  };
}

function mapStep(step: Arrow | Note, change: Change): Arrow | Note {
  const label = mapLabel(step.label, change);
  if (step.kind === "note") return { ...step, label };
  const { beside, ports } = step;
  return {
    ...{ ...step, label },
    beside: beside === null ? null : mapLabel(beside, change),
    ports: ports === null ? null : { from: change(ports.from), to: change(ports.to) },
  };
}

function mapLabel([first, ...shorter]: Label, change: Change): Label {
  return [change(first), ...shorter.map(change)];
}
