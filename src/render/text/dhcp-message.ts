import { secondsBetween } from "../../report/elapsed.ts";
import type { DhcpMessage, DhcpTransaction } from "../../report/report.ts";
import { wordsFor } from "../locale/code-words.ts";
import { flowPieces, paragraph } from "./flow.ts";
import { leaseTime } from "./lease-time.ts";
import { optionValueText } from "./option-value.ts";
import { duration, endpoint, oneFrame, wireText } from "./phrases.ts";
import type { Sheet } from "./sheet.ts";
import { drawList } from "./table.ts";

/** From this width on, each option is explained. */
const MEANING_WIDTH = 110;

/** One message: who to whom and how, every header field, every option. */
export function messageSection(transaction: DhcpTransaction, message: DhcpMessage, sheet: Sheet): string[] {
  const { words, paint, glyphs } = sheet;
  const heading = flowPieces(
    [
      paint.heading(wireText(message.type, sheet, 32)),
      oneFrame(sheet, message.capture, message.frame),
      duration(sheet, secondsBetween(transaction.startTime, message.time)),
      `${endpoint(message.source)} ${glyphs.to} ${endpoint(message.destination)}`,
      words.names.delivery[message.delivery],
    ],
    sheet,
  );
  return [...heading, ...headerFields(message, sheet), ...optionList(message, sheet), ...remarks(message, sheet)];
}

/** The fixed part of RFC 2131 section 2, by its own names. */
function headerFields(message: DhcpMessage, sheet: Sheet): string[] {
  const { dhcpScreen } = sheet.words;
  const absent = sheet.glyphs.absent;
  const macs = `${message.source.mac ?? absent} ${sheet.glyphs.to} ${message.destination.mac ?? absent}`;
  const fields = [
    `  MAC ${wireText(macs, sheet, 60)}`,
    `op ${message.op}`,
    `hops ${message.hops}`,
    `secs ${message.secs}`,
    message.broadcastFlag ? dhcpScreen.broadcastFlag : dhcpScreen.noFlag,
    `ciaddr ${wireText(message.ciaddr, sheet, 40)}`,
    `yiaddr ${wireText(message.yiaddr, sheet, 40)}`,
    `siaddr ${wireText(message.siaddr, sheet, 40)}`,
    `giaddr ${wireText(message.giaddr, sheet, 40)}`,
    `chaddr ${wireText(message.chaddr, sheet, 60)}`,
  ];
  if (message.sname !== "") fields.push(`sname ${wireText(message.sname, sheet, 100)}`);
  if (message.file !== "") fields.push(`file ${wireText(message.file, sheet, 140)}`);
  return flowPieces(fields, sheet, 2).map((line) => sheet.paint.dim(line));
}

function optionList({ options }: DhcpMessage, sheet: Sheet): string[] {
  const known: Readonly<Record<number, readonly [name: string, meaning: string]>> = sheet.words.dhcpOptions;
  const rows = options.map(({ code, name, value, hex }) => [
    String(code),
    wireText(known[code]?.[0] ?? name, sheet, 40),
    explainedValue(code, value, sheet) ?? optionValueText(value, hex, sheet),
    sheet.width >= MEANING_WIDTH ? sheet.paint.dim(known[code]?.[1] ?? "") : "",
  ]);
  const columns = [{ align: "right" as const }, { min: 14 }, { min: 20 }, { min: 30 }];
  return drawList(columns, rows, { width: sheet.width, indent: 4, gap: 2, glyphs: sheet.glyphs });
}

/** Lease time, T1 and T2 (RFC 2132 sections 9.2, 9.11 and 9.12). */
const TIME_OPTIONS: ReadonlySet<number> = new Set([51, 58, 59]);
const PARAMETER_REQUEST_LIST = 55;
const REQUESTED_SHOWN = 40;

/** Seconds with their unit; the options asked for by their names. Null for all other options. */
function explainedValue(code: number, value: unknown, sheet: Sheet): string | null {
  if (TIME_OPTIONS.has(code) && typeof value === "number") return leaseTime(value, sheet);
  if (code !== PARAMETER_REQUEST_LIST || !Array.isArray(value)) return null;
  const known: Readonly<Record<number, readonly [name: string, meaning: string]>> = sheet.words.dhcpOptions;
  const numbers = value.filter((one) => typeof one === "number");
  const shown = sheet.all ? numbers : numbers.slice(0, REQUESTED_SHOWN);
  const names = shown.map((number) => [number, known[number]?.[0]].join(" ").trimEnd());
  return (
    names.join(", ") +
    (shown.length < numbers.length ? ` ${sheet.glyphs.ellipsis} +${numbers.length - shown.length}` : "")
  );
}

function remarks({ capture, duplicateOf, problems }: DhcpMessage, sheet: Sheet): string[] {
  const { dhcpScreen } = sheet.words;
  const lines: string[] = [];
  if (duplicateOf !== null) {
    lines.push(...paragraph("  ", dhcpScreen.duplicate(oneFrame(sheet, capture, duplicateOf)), sheet.width));
  }
  if (problems.length > 0) {
    const list = problems.map((code) => wireText(wordsFor(sheet.words.codes.dhcpProblems, code), sheet, 80)).join(", ");
    lines.push(...paragraph(`  ${sheet.paint.warning(sheet.glyphs.warning)} `, dhcpScreen.problems(list), sheet.width));
  }
  return lines;
}
