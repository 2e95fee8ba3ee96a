import { join } from "node:path";
import { analyzeCaptures } from "../../src/analysis/pipeline.ts";
import type { PacketDetail } from "../../src/flow/segment-log.ts";
import type { View } from "../../src/render/renderer.ts";
import type { TextOptions } from "../../src/render/text/sheet.ts";
import { drawText } from "./draw.ts";

const FIXTURES = join(import.meta.dirname, "../../fixtures");

/** A command as a reader types it, and what it asks of the renderer. */
export type Screen = readonly [command: string, view: Partial<View>, options?: Partial<TextOptions>];

/** The screens of one of our captures, one beneath the other, each with its command above it. */
export async function captureScreens(
  capture: string,
  screens: readonly Screen[],
  packets: PacketDetail = "none",
): Promise<string> {
  const report = await analyzeCaptures([join(FIXTURES, capture)], { showPasswords: false, packets });
  for (const summary of report.captures) summary.path = capture;
  return screens.map(([command, view, options]) => `$ ${command}\n${drawText(report, view, options)}`).join("\n");
}

/** "ftp-550.pcap" to "ftp-550.txt". */
export function screenFile(capture: string): string {
  return `${capture.replace(/\..*$/, "")}.txt`;
}
