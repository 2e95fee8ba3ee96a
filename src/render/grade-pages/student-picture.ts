import type { Report } from "../../report/report.ts";
import { comparisonBlocks } from "../diagram/comparison.ts";
import { dhcpLadder } from "../diagram/dhcp-ladder.ts";
import type { Block } from "../diagram/diagram.ts";
import { ftpLadder } from "../diagram/ftp-ladder.ts";
import { type PagePicture, pagePicture } from "../html/page-picture.ts";
import { layOut } from "../layout/lay-out.ts";
import { localize } from "../locale/localize.ts";
import type { View } from "../renderer.ts";
import { createSheet, type Sheet } from "../text/sheet.ts";
import { boundBlocks } from "./bound-picture.ts";
import type { PageOptions } from "./page.ts";

/** Cells of the wide layout: what a page has room for. */
const WIDTH = 120;

/** The report's comparison, else the ladder of one session (null: of everything), laid out and bounded; null where there is nothing to draw. */
export function studentPicture(
  report: Report,
  session: number | null,
  options: PageOptions,
): { drawn: PagePicture; compares: boolean; hidden: number } | null {
  const sheet = createSheet(report, { ...options, width: WIDTH, ...ON_PAGES });
  const { blocks, compares } = blocksOf(localize(report, options.language), session, sheet);
  if (!blocks.some(({ kind }) => kind === "diagram")) return null;
  const bounded = boundBlocks(blocks);
  const picture = { title: "", blocks: bounded.blocks };
  const layout = layOut(picture, { width: WIDTH, ellipsis: sheet.glyphs.ellipsis, differs: sheet.glyphs.differs });
  return { drawn: pagePicture(picture, layout), compares, hidden: bounded.hidden };
}

const ON_PAGES = { ascii: false, colourLevel: 0, all: false, indented: false } as const;

function blocksOf(report: Report, session: number | null, sheet: Sheet): { blocks: Block[]; compares: boolean } {
  const view: View = { topic: "ladder", session, ...EVERYTHING };
  const compared = comparisonBlocks(report, { ...view, topic: "compare" }, sheet);
  if (compared.length > 0) return { blocks: compared, compares: true };
  const ftp = ftpLadder(report, view, sheet);
  return { blocks: session === null ? [...ftp, ...dhcpLadder(report, view, sheet)] : ftp, compares: false };
}

const EVERYTHING = {
  transfer: null,
  transaction: null,
  finding: null,
  table: null,
  layers: false,
  everyPacket: false,
} as const;
