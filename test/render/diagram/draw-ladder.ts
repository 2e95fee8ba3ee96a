import type { Arrow, Block, Diagram } from "../../../src/render/diagram/diagram.ts";
import { ftpLadder } from "../../../src/render/diagram/ftp-ladder.ts";
import { layOut } from "../../../src/render/layout/lay-out.ts";
import type { View } from "../../../src/render/renderer.ts";
import { pictureLines } from "../../../src/render/text/picture.ts";
import { createSheet, type Sheet, type TextOptions } from "../../../src/render/text/sheet.ts";
import type { FtpSession, Report } from "../../../src/report/report.ts";
import { PLAIN, WHOLE } from "../draw.ts";
import { emptyReport } from "../samples.ts";

export function reportWith(...sessions: FtpSession[]): Report {
  return { ...emptyReport(), ftp: { sessions, unclaimedConnections: [] } };
}

export function sheetOf(report: Report, options: Partial<TextOptions> = {}): Sheet {
  return createSheet(report, { ...PLAIN, ...options });
}

export function ladderBlocks(report: Report, view: Partial<View> = {}, options: Partial<TextOptions> = {}): Block[] {
  return ftpLadder(report, { ...WHOLE, topic: "ladder", ...view }, sheetOf(report, options));
}

/** The ladder of one session as text, without its table. */
export function drawnLadder(report: Report, view: Partial<View> = {}, options: Partial<TextOptions> = {}): string {
  const chosen = { ...PLAIN, ...options };
  const sheet = sheetOf(report, options);
  const blocks = ladderBlocks(report, view, options).filter(({ kind }) => kind !== "table");
  const layout = layOut({ title: "", blocks }, { width: chosen.width, ellipsis: sheet.glyphs.ellipsis });
  return [...pictureLines(layout, sheet, chosen.ascii)].join("\n");
}

export function diagramsOf(blocks: readonly Block[]): Diagram[] {
  return blocks.filter((block) => block.kind === "diagram");
}

export function arrowsOf(diagram: Diagram | undefined): Arrow[] {
  const steps = diagram?.rows.flatMap((row) => (row.kind === "step" ? row.cells : [])) ?? [];
  return steps.flatMap((cell) => (cell?.kind === "arrow" ? [cell] : []));
}

/** What each row says, its longest label. */
export function saidBy(diagram: Diagram | undefined): string[] {
  return (diagram?.rows ?? []).map((row) => {
    if (row.kind === "phase") return row.label[0];
    if (row.kind === "text") return row.text;
    return row.cells[0]?.label[0] ?? "";
  });
}

export function sentencesOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => (block.kind === "paragraph" ? block.text.split("\n") : []));
}
