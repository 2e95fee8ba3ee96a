import { DEJAVU_SIZE } from "./grid.ts";
import { DARK, LIGHT, type Palette, TONES } from "./palette.ts";
import { decimal } from "./xml.ts";

/** Monospaced fonts whose Hangul is two cells wide or nearly so, best first; every text is fitted into its cells besides. */
export const FONT_FAMILY =
  "'Nanum Gothic Coding', NanumGothicCoding, D2Coding, Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK KR', monospace";

/** For signs that Korean fonts draw twice as wide as their cell, or not at all. */
const SIGN_FAMILY = "'DejaVu Sans Mono', Menlo, Consolas, monospace";

/** Rules for one palette: plain colours on single classes, which every viewer of SVG understands. */
function coloursOf({ paper, lane, band, edge, lifeline, tones }: Palette): string {
  const fills = Object.entries({ paper, lane, band }).map(([name, colour]) => `.${name}{fill:${colour}}`);
  const inks = TONES.map((tone) => {
    const { ink, tint } = tones[tone];
    return `.${tone}{fill:${ink}}.${tone}-line{stroke:${ink}}.${tone}-tint{fill:${tint}}.${tone}-life{stroke:${lifeline[tone]}}`;
  });
  return `${fills.join("")}.edge{stroke:${edge}}${inks.join("")}`;
}

const SHAPES =
  "text{white-space:pre}.edge,.life,.line,.double,.dashed{fill:none}.edge{stroke-width:1}.life{stroke-width:2;stroke-linecap:round}" +
  ".line,.double,.dashed{stroke-width:1.6}.dashed{stroke-dasharray:6 4}.cross{stroke-width:2.4;stroke-linecap:round}" +
  `.hit{fill:none;pointer-events:all}.strong{font-weight:bold}.sign{font-family:${SIGN_FAMILY};font-size:${decimal(DEJAVU_SIZE)}px}`;

/** For a file that is drawn once, on white paper. */
export const LIGHT_STYLE = SHAPES + coloursOf(LIGHT);

/** For screens: dark where the reader's system is, but never in print. */
export const SCREEN_STYLE = `${LIGHT_STYLE}@media screen and (prefers-color-scheme:dark){${coloursOf(DARK)}}`;
