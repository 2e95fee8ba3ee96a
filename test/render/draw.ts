import { drawn } from "../../src/render/drawn.ts";
import { localize } from "../../src/render/locale/localize.ts";
import { isDrawn, type View } from "../../src/render/renderer.ts";
import { renderExplanation } from "../../src/render/text/explain-screen.ts";
import { drawText as drawPicture } from "../../src/render/text/picture.ts";
import type { TextOptions } from "../../src/render/text/sheet.ts";
import { renderText } from "../../src/render/text/text.ts";
import type { Report } from "../../src/report/report.ts";

export const WHOLE: View = {
  topic: "summary",
  session: null,
  transfer: null,
  transaction: null,
  finding: null,
  table: null,
  layers: false,
  everyPacket: false,
};

export const PLAIN: TextOptions = {
  language: "en",
  width: 80,
  ascii: false,
  colourLevel: 0,
  timeZone: "Asia/Seoul",
  all: false,
  indented: true,
};

/** The text screen of a view, plain and 80 wide in English unless told otherwise. */
export function drawText(report: Report, view: Partial<View> = {}, options: Partial<TextOptions> = {}): string {
  const chosen = { ...PLAIN, ...options };
  const whole = { ...WHOLE, ...view };
  const screen = whole.topic === "explain" ? renderExplanation : renderText;
  const render = isDrawn(whole) ? drawn(drawPicture) : screen;
  return joined(render(localize(report, chosen.language), whole, chosen));
}

/** Joins what a renderer yields; a picture's bytes as Latin-1. */
export function joined(pieces: Iterable<string | Uint8Array>): string {
  const whole = Buffer.concat(Array.from(pieces, (piece) => Buffer.from(piece)));
  return whole.toString(whole[0] === PNG_BEGINS ? "latin1" : "utf8");
}

const PNG_BEGINS = 0x89;
