import { explainReport } from "../../src/render/explain/explain-report.ts";
import { isFindingCode } from "../../src/render/explain/explanation.ts";
import { LANGUAGE_NAMES } from "../../src/render/locale/language.ts";
import { localize } from "../../src/render/locale/localize.ts";
import { RENDERERS } from "../../src/render/registry.ts";
import { isDrawn, TABLE_NAMES, type View } from "../../src/render/renderer.ts";
import type { Report } from "../../src/report/report.ts";
import { mermaidFaults, plantumlFaults } from "../render/data/check-sources.ts";
import { PLAIN, WHOLE } from "../render/draw.ts";
import { markdownFaults } from "../render/markdown/check-markdown.ts";
import { PNG_AT_HAND } from "../render/png/png-at-hand.ts";
import { readXml } from "../render/svg/xml-checker.ts";
import { refusal } from "../report/validate.ts";
import { type Dice, pick } from "./dice.ts";
import { must } from "./subject.ts";

/** Drawing a PNG takes as long as all other outputs together. */
const PNG_EVERY = 40;
const AT_HAND = RENDERERS.filter(({ name }) => name !== "png" || PNG_AT_HAND);
/** What an output may take: a page's own, and so many characters for each byte of the capture. */
const OF_ITSELF = 3_000_000;
const OF_A_BYTE = 300;

/** A log without an entry. */
const MAY_BE_EMPTY: ReadonlySet<string> = new Set(["xferlog"]);

/** Faults of a text in the language of its output; what is not here is only measured. */
const FAULTS: Readonly<Record<string, (text: string, view: View) => readonly string[]>> = {
  mermaid: mermaidFaults,
  plantuml: plantumlFaults,
  markdown: markdownFaults,
  svg: (text) => {
    readXml(text);
    return [];
  },
  html: (text) => (text.match(/<script/g)?.length === 1 ? [] : ["another script"]),
  json: (text, { topic }) => {
    const refused = topic === "explain" ? null : refusal(JSON.parse(text));
    return refused === null ? [] : [refused];
  },
  ndjson: (text) => {
    for (const line of text.split("\n").slice(0, -1)) JSON.parse(line);
    return [];
  },
};

/** Puts a report out in every way, in a language and of a part that the dice choose. Throws where an output is not what it should be. */
export async function judgeOutputs(report: Report, captureBytes: number, dice: Dice): Promise<void> {
  const language = pick(LANGUAGE_NAMES, dice);
  const localized = localize(report, language);
  const options = { ...PLAIN, language, width: 40 + dice(120), ascii: dice(2) === 0, all: dice(2) === 0 };
  for (const { code, explanation } of explainReport(localized, WHOLE, options).findings) {
    must(explanation !== null, () => `nothing explains ${code}`);
  }
  for (const { name, views, load } of AT_HAND) {
    if (name === "png" && dice(PNG_EVERY) > 0) continue;
    const view = chosenView(report, dice, views === "drawn");
    try {
      const draw = await load(view);
      judgeText(name, [...draw(localized, view, options)], view, captureBytes);
    } catch (error) {
      throw new Error(`${name} of ${JSON.stringify(view)}: ${String(error)}`, { cause: error });
    }
  }
}

function judgeText(name: string, pieces: readonly (string | Uint8Array)[], view: View, captureBytes: number): void {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  must(length > 0 || MAY_BE_EMPTY.has(name), () => "nothing");
  must(length < OF_ITSELF + OF_A_BYTE * captureBytes, () => `${length} characters of ${captureBytes} bytes`);
  if (name === "png") return;
  const text = pieces.join("");
  must(!/[^\P{C}\n\r\t\u{feff}]/u.test(text.replace(/\p{Cf}|\p{Co}|\p{Cn}/gu, "")), () => "control characters");
  const faults = FAULTS[name]?.(text, view) ?? [];
  must(faults.length === 0, () => faults.slice(0, 3).join("; "));
}

function chosenView({ ftp, dhcp, findings, comparison }: Report, dice: Dice, drawnOnly: boolean): View {
  const session = ftp.sessions.at(dice(ftp.sessions.length));
  const transfer = session?.transfers[dice(session.transfers.length)];
  const transaction = dhcp.transactions.at(dice(dhcp.transactions.length));
  const code = findings[dice(findings.length)]?.code ?? "";
  const ids = [
    {},
    { session: session?.id ?? null },
    { transfer: transfer?.id ?? null },
    { transaction: transaction?.id ?? null },
  ];
  const views: Partial<View>[] = [
    {},
    ...ids.flatMap((id) => [
      { ...id, topic: "ladder" as const, layers: dice(2) === 0, everyPacket: dice(2) === 0 },
      { ...id, topic: "explain" as const },
    ]),
    { topic: "ftp", ...pick(ids.slice(0, 3), dice) },
    { topic: "dhcp", transaction: transaction?.id ?? null },
    { topic: "explain", finding: isFindingCode(code) ? code : null },
    { table: pick(TABLE_NAMES, dice) },
  ];
  if (comparison !== null) return { ...WHOLE, topic: "compare" };
  return pick(
    views.map((view): View => ({ ...WHOLE, ...view })).filter((view) => !drawnOnly || isDrawn(view)),
    dice,
  );
}
