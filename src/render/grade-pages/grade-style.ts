import { pageStyle } from "../html/page-style.ts";

/** Rules of a grade page with a picture of so many cells in it; `narrow` is null where the wide one is narrow enough. */
export function gradeStyle(wide: number, narrow: number | null): string {
  return `${pageStyle(wide, narrow)}\n${GRADES}`;
}

/** On top of the rules of any page: its text is as wide as a picture, its tables fill that. */
const GRADES = `main{width:min(100%,1060px)}
header{margin:0 0 24px}
.eyebrow{margin:0;color:var(--dim);font-size:.9rem}
.who{margin:0;font-size:1.1rem}
.total{margin:8px 0;font-size:1.1rem}
.total strong{font-size:2rem;line-height:1.2;color:var(--heading)}
h2{font-size:1.2rem;line-height:1.35;margin:40px 0 8px;color:var(--heading)}
h3{font-size:1rem;line-height:1.4;margin:20px 0 4px;color:var(--heading)}
section>p{max-width:46rem;margin:8px 0 12px;white-space:pre-line}
section>table{margin:12px 0 20px}
.soft{color:var(--dim)}
.lost,.sum{font-weight:bold;white-space:nowrap}
ul{margin:8px 0 16px;padding-left:1.4em}
li{margin:6px 0}
li p{margin:2px 0 0}
.told{margin-left:.75em}
.jump{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:4px 20px}
.jump li{margin:0}
.state{white-space:nowrap}
.state.passed{color:var(--data)}
.state.partial,.state.review{color:var(--warning)}
.state.failed,.state.below,.wrong{color:var(--error)}
.state.blocked{color:var(--dim)}
.bar{display:inline-block;vertical-align:baseline}
.trough{fill:var(--band);stroke:var(--edge)}
.filled{fill:var(--control)}
code{font:.92em/1.4 ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;background:var(--band);color:var(--heading);border-radius:4px;padding:1px 5px;display:inline-block;max-width:100%;box-sizing:border-box;-webkit-user-select:all;user-select:all}
.checks,.files,.class{width:100%}
.checks th[scope=row]{width:26%;font-weight:bold}
.checks th[scope=row]::first-letter{text-transform:uppercase}
.checks th.result{width:8.75rem}
.checks th.points{width:5.25rem}
.checks dl,.checks td p{font-size:.95rem}
.checks dl{margin:0}
.checks dd{color:var(--plain)}
.checks,.files,.class,.parts{overflow-wrap:break-word}
.long,.details,.free{overflow-wrap:anywhere}
td.right,.tight{white-space:nowrap}
.free{min-width:11rem}
.scroll{overflow-x:auto}
.beside{display:flex;flex-wrap:wrap;gap:0 32px}
footer{margin:48px 0 0;color:var(--dim);font-size:.9rem}
.figures{display:flex;flex-wrap:wrap;gap:10px 28px;margin:12px 0;font-size:1rem}
.figures div{display:flex;flex-direction:column-reverse}
.figures dt{font-size:.875rem;max-width:none}
.figures dd{font-size:1.5rem;line-height:1.2;font-weight:bold;color:var(--heading)}
.histogram{margin:12px 0;width:100%;max-width:460px}
.histogram text{font:12px/1 system-ui,sans-serif;fill:var(--plain);text-anchor:middle}
.histogram .start{text-anchor:start}
.histogram .end{text-anchor:end}
.histogram .axis{stroke:var(--dim);fill:none}
.histogram .column{fill:var(--control)}
.histogram .mark{stroke:var(--plain);stroke-width:1.5;stroke-dasharray:4 3;fill:none}
.histogram .label{fill:var(--dim)}
:focus-visible{outline:2px solid var(--control);outline-offset:2px}
@media (max-width:900px){
.class th,.class td{padding:5px 7px}
.class .free{min-width:9rem}
}
@media (max-width:600px){
.class th,.class td{padding:0}
dl{grid-template-columns:minmax(0,1fr);font-size:.9375rem}
dd+dt{margin-top:4px}
.checks,.checks tbody,.checks th,.checks td{display:block;border:0;padding:0;font-size:.9375rem}
.checks th[scope=row]{width:auto}
.checks thead{display:none}
.checks tr{display:grid;grid-template-columns:minmax(0,1fr) max-content;gap:2px 12px;border-top:1px solid var(--edge);padding:10px 0}
.checks td.details{grid-column:1/-1;grid-row:3}
.checks td.result{grid-column:1/-1;grid-row:2}
.checks td.points{grid-column:2;grid-row:1}
.many td.right{text-align:left}
.many .free{min-width:0}
}
@media print{
.scroll{overflow:visible}
section>table,header{break-inside:auto}
h2,h3{break-after:avoid}
code{background:none;padding:0}
}`;
