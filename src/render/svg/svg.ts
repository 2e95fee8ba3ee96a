import type { Picture } from "../diagram/diagram.ts";
import type { Layout } from "../layout/layout.ts";
import { wordsOf } from "../locale/language.ts";
import type { TextOptions } from "../text/sheet.ts";
import { FONT_FAMILY, SCREEN_STYLE } from "./style.ts";
import { svgDocument } from "./svg-document.ts";
import { svgPen } from "./svg-pen.ts";

/**
 * The picture as an SVG file that needs nothing else: no script, no font, no network. Light, or dark where the reader's
 * system is; every arrow tells its whole text to whoever points at it.
 */
export function* drawSvg(layout: Layout, { language }: TextOptions, picture: Picture): Iterable<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  const options = { style: SCREEN_STYLE, fontFamily: FONT_FAMILY, language, words: wordsOf(language) };
  yield* svgDocument(layout, svgPen(picture), options);
}
