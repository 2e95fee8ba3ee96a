import { MARKS_NAME } from "../../report/picture-mark.ts";
import type { Picture } from "../diagram/diagram.ts";
import { layOut } from "../layout/lay-out.ts";
import type { Layout } from "../layout/layout.ts";
import { wordsOf } from "../locale/language.ts";
import { marksShown } from "../svg/marks-shown.ts";
import { LIGHT_STYLE } from "../svg/style.ts";
import { documentSize, svgDocument } from "../svg/svg-document.ts";
import type { TextOptions } from "../text/sheet.ts";
import { mapTexts } from "./map-texts.ts";
import { NANUM_FAMILY, PNG_PEN } from "./png-pen.ts";
import { withPngText } from "./png-text.ts";
import { loadRasterizer } from "./rasterizer.ts";
import { scaleOf } from "./scale.ts";
import { visibleCodes } from "./visible-codes.ts";

type DrawPng = (layout: Layout, options: TextOptions, picture: Picture) => Iterable<Uint8Array>;

/**
 * The picture as a PNG, light, twice as large as on a screen; large ones at their plain size. Its letters come from two fonts
 * that are packages, so it looks the same everywhere; a character that neither has is drawn as its code. Throws
 * OutputUnavailable where a package is missing, and when drawing where the picture would be too large.
 */
export async function loadDrawPng(): Promise<DrawPng> {
  const rasterize = await loadRasterizer();
  return function* (layout, { language }, picture) {
    const drawn = withVisibleCodes(layout, picture);
    const words = wordsOf(language);
    const scale = scaleOf(documentSize(drawn, words));
    const options = { style: LIGHT_STYLE, fontFamily: NANUM_FAMILY, language, words };
    const png = rasterize([...svgDocument(drawn, PNG_PEN, options)].join(""), scale);
    yield withPngText(png, MARKS_NAME, marksShown(layout).join(" "));
  };
}

/** Laid out anew where codes take more cells than the characters did. */
function withVisibleCodes(layout: Layout, picture: Picture): Layout {
  let changed = false;
  const visible = mapTexts(picture, (text) => {
    const codes = visibleCodes(text);
    changed ||= codes !== text;
    return codes;
  });
  return changed ? layOut(visible, { width: layout.width, ellipsis: "…" }) : layout;
}
