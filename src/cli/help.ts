import type { Command } from "commander";
import type { Words } from "../render/locale/language.ts";
import { cellWidth, fill, wrap } from "../render/text/cells.ts";
import { buildProgram } from "./options.ts";

/** The short help: how to call it, the commands, three examples, and where to find the rest. */
export function shortHelp(words: Words, width: number): string {
  const { help } = words;
  const commands = Object.entries(help.commands).map(([name, text]): [string, string] => [name, text]);
  return [
    `${help.titles["Usage:"]} ftpscope ${help.commandsUsage}`,
    "",
    ...wrap(help.program, width),
    ...wrap(help.summaryIs, width),
    "",
    help.titles["Commands:"] ?? "",
    ...besides(commands, width),
    "",
    help.examplesTitle,
    ...besides(help.examples, width),
    "",
    help.wholeHelp,
    "",
  ].join("\n");
}

/** The whole help of the program or of one command, made by commander with our words and measures. */
export function wholeHelp(words: Words, width: number, commandName: string | null): string {
  const { help } = words;
  const program = buildProgram(words, () => undefined);
  const command = program.commands.find((candidate) => candidate.name() === commandName) ?? program;
  const text = formatHelp(command, words, width);
  const extra = command === program ? [...wrap(help.summaryIs, width), ""] : [];
  const shown = help.commandExamples[command.name()] ?? help.examples;
  const examples = [help.examplesTitle, ...besides(shown, width), "", ...wrap(help.exitCodes, width), ""];
  return [text.trimEnd(), "", ...extra, ...examples].join("\n");
}

function formatHelp(command: Command, words: Words, width: number): string {
  command.configureHelp({
    helpWidth: width,
    showGlobalOptions: true,
    styleTitle: (title) => words.help.titles[title] ?? title,
    displayWidth: cellWidth,
    optionDescription: (option) => option.description,
    subcommandTerm: (subcommand) => subcommand.name(),
    minWidthToWrap: 20,
  });
  return command.helpInformation();
}

/** Two columns; where the right one has no room, it goes below the left one. */
function besides(pairs: readonly [string, string][], width: number): string[] {
  const left = Math.max(...pairs.map(([text]) => cellWidth(text)));
  const room = width - left - 5;
  if (room < 20)
    return pairs.flatMap(([term, text]) => [`  ${term}`, ...wrap(text, width - 6).map((line) => `      ${line}`)]);
  return pairs.flatMap(([term, text]) =>
    wrap(text, room).map((line, index) => `  ${fill(index === 0 ? term : "", left)}   ${line}`),
  );
}
