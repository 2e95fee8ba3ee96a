import type { Picture } from "../diagram/diagram.ts";
import type { Layout } from "../layout/layout.ts";
import { type Words, wordsOf } from "../locale/language.ts";
import { marksShown } from "../svg/marks-shown.ts";
import { textElement } from "../svg/xml.ts";
import type { TextOptions } from "../text/sheet.ts";
import { drawHead } from "./page-head.ts";
import { drawPagePicture, pagePicture } from "./page-picture.ts";
import { PAGE_PANEL, PAGE_SCRIPT } from "./page-script.ts";
import { pageStyle } from "./page-style.ts";

/**
 * The picture as one page that needs no network: drawn wide and narrow, light and dark, with its tables and sentences as such.
 * Arrows take the focus and show their details; a policy in the page lets nothing but its own style and script run.
 */
export function* drawHtml(layout: Layout, { language }: TextOptions, picture: Picture): Iterable<string> {
  const words = wordsOf(language);
  const drawn = pagePicture(picture, layout);
  const style = pageStyle(drawn.wide.width, drawn.narrow?.width ?? null);
  yield* drawHead({ title: picture.title, language, style, script: PAGE_SCRIPT, marks: marksShown(layout) });
  yield `<body>\n${skipLink(drawn.numbers.size, words)}<main>\n${textElement("h1", {}, picture.title)}\n`;
  yield* drawPagePicture(drawn, words);
  yield `</main>\n${PAGE_PANEL}<script>${PAGE_SCRIPT}</script>\n</body>\n</html>\n`;
}

function skipLink(steps: number, words: Words): string {
  return steps === 0 ? "" : `${textElement("a", { class: "skip", href: "#steps" }, words.pictures.page.skip)}\n`;
}
