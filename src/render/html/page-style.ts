import { FONT_SIZE, leftOf } from "../svg/grid.ts";
import { DARK, LIGHT, type Palette, TONES } from "../svg/palette.ts";
import { SCREEN_STYLE } from "../svg/style.ts";

/** The smallest letters that a reader is given, in pixels of the screen. */
const SMALLEST_LETTERS = 12;
/** How much larger than on paper the narrow layout may get. */
const MOST_ENLARGED = 1.25;
/** Room beside the picture, left and right together. */
const PAGE_PADDING = 32;

/** The page's rules for layouts of so many cells; `narrow` is null where the wide one is narrow enough. */
export function pageStyle(wide: number, narrow: number | null): string {
  return [
    `:root{color-scheme:light dark;${variables(LIGHT)}}`,
    `@media screen and (prefers-color-scheme:dark){:root{${variables(DARK)}}}`,
    PAGE,
    narrow === null ? "" : turning(wide, narrow),
    PRINT,
    SCREEN_STYLE,
  ].join("\n");
}

/** The wide layout gives way to the narrow one where its letters would become too small. */
function turning(wide: number, narrow: number): string {
  const turn = Math.ceil((leftOf(wide) * SMALLEST_LETTERS) / FONT_SIZE) + PAGE_PADDING;
  const largest = leftOf(narrow) * MOST_ENLARGED;
  return `.narrow svg{width:100%;max-width:${largest}px}
@media screen and (max-width:${turn}px){.wide{display:none}.narrow{display:block}}`;
}

function variables({ paper, lane, band, edge, tones }: Palette): string {
  const colours = Object.entries({ paper, lane, band, edge }).map(([name, colour]) => `--${name}:${colour}`);
  const inks = TONES.map((tone) => `--${tone}:${tones[tone].ink}`);
  return [...colours, ...inks].join(";");
}

const PAGE = `*{box-sizing:border-box}
html{background:var(--paper);color:var(--plain);font:16px/1.6 system-ui,-apple-system,"Segoe UI","Apple SD Gothic Neo","Malgun Gothic","Noto Sans KR",sans-serif;-webkit-text-size-adjust:100%}
body{margin:0;overflow-wrap:anywhere}
:lang(ko){word-break:keep-all}
main{max-width:100%;width:max-content;min-width:min(100%,46rem);margin:0 auto;padding:24px ${PAGE_PADDING / 2}px 64px}
h1{font-size:1.5rem;line-height:1.3;margin:0 0 4px;color:var(--heading)}
main>p{max-width:46rem;margin:16px 0;white-space:pre-line}
main>p.hint{margin:0 0 20px;color:var(--dim);font-size:.9rem}
${TONES.map((tone) => `p.${tone}{color:var(--${tone})}`).join("")}
p.heading{font-weight:bold}
figure{margin:24px 0}
svg{display:block;max-width:100%;height:auto}
.narrow{display:none}
.legend{margin-top:14px}
[data-step]{cursor:pointer;outline:none}
[data-step]:focus-visible .hit,[data-step].shown .hit{stroke:var(--heading);stroke-width:1.5}
table{border-collapse:collapse;margin:24px 0;max-width:100%;font-size:.95rem}
caption{text-align:left;font-weight:bold;padding:0 0 6px;color:var(--heading)}
th,td{border:1px solid var(--edge);padding:5px 12px;text-align:left;vertical-align:top}
th,thead td{background:var(--band);color:var(--heading)}
th[scope=row]{background:none;color:inherit;font-weight:normal;overflow-wrap:break-word}
.right{text-align:right}
details{margin:32px 0}
summary{cursor:pointer;font-weight:bold;color:var(--heading)}
td p{margin:0}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:0 12px;margin:6px 0 0;font-size:.875rem}
dt{color:var(--dim);max-width:11rem}
dd{margin:0}
.skip{position:absolute;left:-999px}
.skip:focus{left:8px;top:8px;background:var(--paper);padding:6px 12px;border:1px solid var(--edge);z-index:2}
a,a:visited{color:var(--control)}
summary:focus-visible,.skip:focus{outline:2px solid var(--control);outline-offset:2px}
#panel{position:fixed;z-index:1;top:0;left:0;width:max-content;max-width:min(32rem,100vw - 16px);max-height:60vh;overflow:auto;background:var(--paper);border:1px solid var(--edge);border-radius:10px;box-shadow:0 8px 28px rgb(0 0 0/.22);padding:12px 16px;pointer-events:none}
#panel[hidden]{display:none}
#panel h2{font-size:1rem;line-height:1.4;margin:0;color:var(--heading)}
#panel p{margin:0;color:var(--dim);font-size:.875rem}
@media (max-width:600px){
h1{font-size:1.25rem}
th,td{padding:4px 6px}
table{font-size:.8125rem}
.many :is(tbody,tr,th,td),.many,.many caption{display:block;border:0;padding:0;text-align:left}
.many thead{display:none}
.many tr{border-top:1px solid var(--edge);padding:8px 0}
.many [scope=row]{font-weight:bold;color:var(--heading)}
.many td[data-column]::before{content:attr(data-column) " ";color:var(--dim)}
.many{font-size:.9375rem}
#steps :is(table,tbody,tr,td,th){display:block;border:0;padding:0}
#steps table{font-size:.9375rem}
#steps thead{display:none}
#steps tr{border-top:1px solid var(--edge);padding:8px 0}
#steps .phase th{padding:4px 8px;border-radius:4px}
#steps td:not(:last-child){display:inline-block;margin-right:12px;color:var(--dim);font-size:.8125rem}
#steps td:empty{display:none}
#panel{top:auto!important;left:8px!important;right:8px;bottom:8px;width:auto;max-width:none;max-height:45vh;pointer-events:auto}
}`;

/** On paper the wide layout, light, broken between slices only; the list of steps where the reader opened it. */
const PRINT = `@media print{
html{font-size:12px}
main{padding:0;width:auto}
.hint,.skip,#panel,details:not([open]){display:none}
svg,tr{break-inside:avoid}
h1,caption{break-after:avoid}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}`;
