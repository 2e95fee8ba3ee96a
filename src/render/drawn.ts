import { lastPart } from "../report/path-end.ts";
import type { Report } from "../report/report.ts";
import { comparisonBlocks } from "./diagram/comparison.ts";
import { dhcpLadder } from "./diagram/dhcp-ladder.ts";
import type { Block, Picture } from "./diagram/diagram.ts";
import { ftpLadder } from "./diagram/ftp-ladder.ts";
import { escapeText } from "./escape.ts";
import { layOut } from "./layout/lay-out.ts";
import type { Layout } from "./layout/layout.ts";
import type { Render, View } from "./renderer.ts";
import { createSheet, type Sheet, type TextOptions } from "./text/sheet.ts";

/** One way to draw a picture that has its places; the pieces joined are the whole output. */
export type Draw = (layout: Layout, options: TextOptions, picture: Picture) => Iterable<string | Uint8Array>;

/** An output of drawn views: ladders and comparisons. All of them are drawn from the same layout. */
export function drawn(draw: Draw): Render {
  return (report, view, options) => {
    const sheet = createSheet(report, options);
    const picture = pictureOf(report, view, sheet);
    const { ellipsis, differs } = sheet.glyphs;
    return draw(layOut(picture, { width: options.width, ellipsis, differs }), options, picture);
  };
}

function pictureOf(report: Report, view: View, sheet: Sheet): Picture {
  const { pictureTitle } = sheet.words.names;
  const captures = report.captures.map(({ path }) => captureName(path, sheet)).join(", ");
  const comparing = view.topic === "compare";
  const blocks = comparing ? comparisonBlocks(report, view, sheet) : ladders(report, view, sheet);
  const nothing: Block = { kind: "paragraph", text: sheet.words.summary.noFtpNoDhcp, tone: "plain" };
  return {
    title: comparing ? pictureTitle.comparison(captures) : pictureTitle.ladder(captures),
    blocks: blocks.length === 0 ? [nothing] : blocks,
  };
}

function captureName(path: string, { words }: Sheet): string {
  return path === "-" ? words.messages.standardInput : escapeText(lastPart(path));
}

function ladders(report: Report, view: View, sheet: Sheet): Block[] {
  if (view.transaction !== null) return dhcpLadder(report, view, sheet);
  const ftp = ftpLadder(report, view, sheet);
  return view.session === null && view.transfer === null ? [...ftp, ...dhcpLadder(report, view, sheet)] : ftp;
}
