import type { Report } from "../../report/report.ts";
import { escapeText } from "../escape.ts";
import { cellWidth, fill } from "./cells.ts";
import type { FtpSummary } from "./ftp-summary.ts";
import type { Sheet } from "./sheet.ts";

type Hint = [command: string, option: string, description: string];

/** "Next:" and the commands that tell more of this capture; empty where there is nothing more to tell. */
export function nextHints(report: Report, { bothModes }: FtpSummary, sheet: Sheet): string[] {
  const { summary } = sheet.words;
  const indent = cellWidth(summary.headings.next) + 1;
  const hints = [...explainHints(report, sheet), ...ftpHints(report, bothModes, sheet), ...dhcpHints(report, sheet)];
  const rest = Math.max(0, ...hints.map(([command, option]) => command.length + option.length + 2));
  const input = inputText(report, sheet.width - indent - rest);
  const lines = hints.map(([command, option, text]): [string, string] => [
    `${command} ${input} ${option}`.trimEnd(),
    text,
  ]);
  return lines.length === 0 ? [] : hintLines(lines, sheet);
}

/** Where something went wrong, why it did comes first. */
function explainHints({ findings }: Report, sheet: Sheet): Hint[] {
  const wrong = findings.some(({ severity }) => severity !== "note");
  return wrong ? [["ftpscope explain", "", sheet.words.summary.nextExplain]] : [];
}

function ftpHints({ ftp }: Report, bothModes: boolean, sheet: Sheet): Hint[] {
  const { summary } = sheet.words;
  const session = ftp.sessions.at(0);
  if (session === undefined) return [];
  const compared: Hint = ["ftpscope compare", "", summary.nextCompare];
  return [
    ["ftpscope ladder", `--session ${session.id}`, summary.nextLadder],
    ...(bothModes ? [compared] : []),
    ["ftpscope ftp", `--session ${session.id}`, summary.nextSession(session.id)],
  ];
}

function dhcpHints({ dhcp }: Report, sheet: Sheet): Hint[] {
  const { summary } = sheet.words;
  const transaction = dhcp.transactions.at(0);
  if (transaction === undefined) return [];
  return [
    ["ftpscope ladder", `--transaction ${transaction.id}`, summary.nextLadder],
    ["ftpscope dhcp", `--transaction ${transaction.id}`, summary.nextTransaction(transaction.id)],
  ];
}

function hintLines(hints: readonly [string, string][], sheet: Sheet): string[] {
  const lead = sheet.words.summary.headings.next;
  const indent = cellWidth(lead) + 1;
  const commandWidth = Math.max(...hints.map(([command]) => cellWidth(command)));
  const descriptionWidth = Math.max(...hints.map(([, description]) => cellWidth(description)));
  const besides = indent + commandWidth + 3 + descriptionWidth <= sheet.width;
  return hints.map(([command, description], index) => {
    const start = index === 0 ? `${sheet.paint.heading(lead)} ` : " ".repeat(indent);
    return besides ? `${start}${fill(command, commandWidth)}   ${sheet.paint.dim(description)}` : start + command;
  });
}

/** The capture's path as a shell takes it; a stand-in where it is odd, has no room, or is one of several. */
function inputText({ captures }: Report, room: number): string {
  const path = captures.length === 1 ? (captures[0]?.path ?? "") : "";
  const plain =
    path !== "" && !path.includes("'") && path !== "-" && !path.startsWith("-") && escapeText(path) === path;
  if (!plain || cellWidth(path) + (/[^\p{L}\p{N}_@%+=:,./-]/u.test(path) ? 2 : 0) > room) return "CAPTURE";
  return /^[\p{L}\p{N}_@%+=:,./-]+$/u.test(path) ? path : `'${path}'`;
}
