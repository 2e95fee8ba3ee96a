/** What a comparison says in words, below its picture. */
import type { BreakPoint, ComparedDifference, Comparison, SideName } from "../../report/comparison.ts";
import type { ListedDifference } from "../locale/comparison.en.ts";
import { listOfNumbers } from "../number-text.ts";
import { wireText } from "../text/phrases.ts";
import type { Sheet } from "../text/sheet.ts";
import { isOneOfEach, type SideView } from "./comparison-sides.ts";
import type { Paragraph } from "./diagram.ts";

const VALUE_CELLS = 60;

type Sides = readonly [SideView, SideView];

/** The signs, what differs, the order, the firewalls, where the one broke, and what they are where that needs saying. */
export function comparisonParagraphs(comparison: Comparison, sides: Sides, sheet: Sheet): Paragraph[] {
  const told = [
    legendText(comparison, sheet),
    differencesText(comparison, sides, sheet),
    orderText(comparison, sides, sheet),
  ].filter((text) => text !== "");
  const firewall = firewallText(comparison, sides, sheet);
  const { brokeAt } = comparison;
  return [
    paragraph(told.join(" ")),
    ...(firewall === "" ? [] : [paragraph(firewall)]),
    ...(brokeAt === null ? [] : [paragraph(breakText(comparison, brokeAt, sides, sheet), "error")]),
    ...(isOneOfEach(comparison) ? [] : [paragraph(kindsText(sides, sheet), "warning")]),
  ];
}

function paragraph(text: string, tone: Paragraph["tone"] = "plain"): Paragraph {
  return { kind: "paragraph", text, tone };
}

/** The signs that are in the picture. */
function legendText({ steps }: Comparison, { glyphs, words }: Sheet): string {
  const { legend } = words.comparison;
  const rows = steps.flatMap((step) => step.rows);
  const signs = [
    rows.some(({ same }) => same === true) ? `${glyphs.same} ${legend.same}` : null,
    rows.some(({ same }) => same === false) ? `${glyphs.differs} ${legend.differs}` : null,
    rows.some(({ same }) => same === null) ? legend.unknown : null,
    rows.some(({ left, right }) => left?.opens || right?.opens) ? `${glyphs.opens} ${legend.opens}` : null,
  ].filter((sign) => sign !== null);
  return signs.length === 0 ? "" : `${signs.join("   ")}.`;
}

function isListed(code: ComparedDifference["code"]): code is ListedDifference {
  return code !== "mode" && code !== "firewall" && code !== "order";
}

function differencesText({ differences, steps }: Comparison, sides: Sides, sheet: Sheet): string {
  const { comparison: words } = sheet.words;
  const listed = differences.flatMap((difference) => {
    const { code } = difference;
    if (!isListed(code)) return [];
    const values = sides.map((side) => valueText(code, difference[side.side], side, sheet));
    return [words.differs[code](values.join(" / "))];
  });
  if (listed.length > 0) return words.differences(listed.length, listed.join(", "));
  if (differences.length === 0 && steps.every(({ same }) => same === true)) return words.noDifference;
  const numbered = steps.map(({ step, same }, index) => ({
    same,
    text: words.numberedStep(index + 1, words.steps[step]),
  }));
  const apart = numbered.filter(({ same }) => same === false).map(({ text }) => text);
  return apart.length === 0 ? "" : words.onlySteps(apart.join(", "), apart.length > 1);
}

function valueText(code: ListedDifference, value: string | number | null, side: SideView, sheet: Sheet): string {
  const { names, measures, comparison } = sheet.words;
  const { session, transfer } = side;
  if (code === "outcome") return outcomeOf(side, sheet);
  if (code === "security") return names.security[session.security];
  if (code === "login") return names.login[session.login];
  if (code === "bytes") return transfer?.bytes == null ? sheet.glyphs.absent : measures.byteCount(transfer.bytes);
  if (code === "method" && value === "default") return names.method.default;
  if (value === null) return comparison.noTransfer;
  return value === "" ? sheet.glyphs.absent : wireText(String(value), sheet, VALUE_CELLS, "middle");
}

/** "failed 425"; words where no transfer was asked for. */
export function outcomeOf({ transfer }: SideView, sheet: Sheet): string {
  if (transfer === null) return sheet.words.comparison.noTransfer;
  const name = sheet.words.names.transferOutcome[transfer.outcome];
  return transfer.replyCode === null ? name : `${name} ${transfer.replyCode}`;
}

function find({ differences }: Comparison, code: ComparedDifference["code"]): ComparedDifference | undefined {
  return differences.find((difference) => difference.code === code);
}

/** "Order: active RETR (25) then SYN (26); passive SYN (24) then RETR (27)." */
function orderText(comparison: Comparison, sides: Sides, sheet: Sheet): string {
  const order = find(comparison, "order");
  if (order === undefined) return "";
  const { comparison: words } = sheet.words;
  const sequence = (side: SideView, first: string | number | null, frames: readonly number[]): string => {
    const verb = wireText(side.transfer?.verb ?? "", sheet, VALUE_CELLS);
    const [earlier, later] = first === "command" ? [verb, "SYN"] : ["SYN", verb];
    const framed = (what: string, at: number) => ({ what, frame: String(frames[at] ?? "?") });
    return words.sequence(side.name, [framed(earlier, 0), framed(later, 1)]);
  };
  const [left, right] = sides;
  return words.order(sequence(left, order.left, order.leftFrames), sequence(right, order.right, order.rightFrames));
}

function firewallText(comparison: Comparison, [left, right]: Sides, sheet: Sheet): string {
  const firewall = find(comparison, "firewall");
  if (firewall === undefined) return "";
  const { role } = sheet.words.names;
  const roleOf = (value: string | number | null) => (value === "client" ? role.client : role.server);
  return sheet.words.comparison.firewall(
    { role: roleOf(firewall.left), side: left.name },
    { role: roleOf(firewall.right), side: right.name },
  );
}

function breakText({ steps }: Comparison, broke: BreakPoint, sides: Sides, sheet: Sheet): string {
  const { comparison: words, measures } = sheet.words;
  const { step, side, reason, code, packets, frames } = broke;
  const number = steps.findIndex((one) => one.step === step) + 1;
  const seen = [...new Set(frames)];
  const cited = seen.length === 0 ? "" : ` (${measures.frames(listOfNumbers(seen), seen.length > 1)})`;
  const what = words.breakText({ step, reason, code, count: packets }) + cited;
  return words.broke(nameOf(side, sides), number === 0 ? null : number, words.steps[step], what);
}

function nameOf(side: SideName, [left, right]: Sides): string {
  return side === "left" ? left.name : right.name;
}

/** What each capture holds; told once where both are from the same. */
function kindsText(sides: Sides, sheet: Sheet): string {
  const { comparison: words } = sheet.words;
  const told = sides.map(({ capture, compared }) => `${capture}: ${words.captureMode[compared.captureMode]}`);
  const [left, right] = sides;
  const once = left.compared.capture === right.compared.capture ? told.slice(0, 1) : told;
  return words.notOneOfEach(once.join("; "));
}
