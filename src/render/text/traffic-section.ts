import type { Traffic } from "../../report/report.ts";
import { byteSize } from "../number-text.ts";
import { wireText } from "./phrases.ts";
import type { Sheet } from "./sheet.ts";
import { shorten } from "./shorten.ts";
import { drawList } from "./table.ts";

const PROTOCOLS_SHOWN = 8;
const TOLD_ELSEWHERE = /^(ftp|dhcp|bootp)\b/i;

/** What else was in the capture, by protocol, the largest first; empty where nothing was. */
export function trafficSection(traffic: readonly Traffic[], sheet: Sheet): string[] {
  const others = traffic.filter(({ protocol }) => !TOLD_ELSEWHERE.test(protocol)).sort((a, b) => b.bytes - a.bytes);
  if (others.length === 0) return [];
  const { shown, more } = shorten(others, PROTOCOLS_SHOWN, sheet);
  const rows = shown.map(({ protocol, packets, bytes }) => [
    wireText(protocol, sheet, 32),
    sheet.words.measures.packetCount(packets),
    byteSize(bytes),
  ]);
  const right = { align: "right" as const };
  const lines = drawList([{}, right, right], rows, { width: sheet.width, indent: 2, gap: 3, glyphs: sheet.glyphs });
  return [sheet.paint.heading(sheet.words.summary.headings.otherTraffic), ...lines, ...more];
}
