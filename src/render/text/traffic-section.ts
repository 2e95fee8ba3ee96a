import type { Traffic } from "../../report/report.ts";
import { byteSize } from "../number-text.ts";
import { wireText } from "./phrases.ts";
import type { Sheet } from "./sheet.ts";
import { drawList } from "./table.ts";

const PROTOCOLS_SHOWN = 8;
const TOLD_ELSEWHERE = /^(ftp|dhcp|bootp)\b/i;

/** What else was in the capture, by protocol, the largest first; empty where nothing was. */
export function trafficSection(traffic: readonly Traffic[], sheet: Sheet): string[] {
  const others = traffic.filter(({ protocol }) => !TOLD_ELSEWHERE.test(protocol)).sort((a, b) => b.bytes - a.bytes);
  if (others.length === 0) return [];
  const shown = sheet.all ? others : others.slice(0, PROTOCOLS_SHOWN);
  const rows = shown.map(({ protocol, packets, bytes }) => [
    wireText(protocol, sheet, 32),
    sheet.words.measures.packetCount(packets),
    byteSize(bytes),
  ]);
  const right = { align: "right" as const };
  const lines = drawList([{}, right, right], rows, { width: sheet.width, indent: 2, gap: 3, glyphs: sheet.glyphs });
  if (shown.length < others.length) {
    lines.push(`  ${sheet.glyphs.ellipsis} ${sheet.words.measures.more(others.length - shown.length)}`);
  }
  return [sheet.paint.heading(sheet.words.summary.headings.otherTraffic), ...lines];
}
