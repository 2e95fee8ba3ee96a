import { type Command, Help, type Option } from "commander";
import type { Words } from "../render/locale/language.ts";
import { cellWidth, fill, wrap } from "../render/text/cells.ts";
import { buildProgram, isMarking, uselessOptions } from "./options.ts";

/** The short help of the program or of one command: how to call it, what there is, three examples, where to find the rest. */
export function shortHelp(words: Words, width: number, commandName: string | null = null): string {
  const { help } = words;
  const command = commandNamed(commandName, words);
  const isProgram = command.parent === null;
  const commands = Object.entries(help.commands).map(([name, text]): [string, string] => [name, text]);
  const own = ownOptions(command, words).map(({ flags, description }): [string, string] => [flags, description]);
  const list = isProgram ? commands : own;
  return [
    `${help.titles["Usage:"]} ftpscope ${isProgram ? "" : `${command.name()} `}${command.usage()}`,
    "",
    ...wrap(command.description(), width),
    ...(isProgram ? wrap(help.summaryIs, width) : []),
    "",
    ...(list.length === 0
      ? []
      : [help.titles[isProgram ? "Commands:" : "Options:"] ?? "", ...besides(list, width), ""]),
    help.examplesTitle,
    ...besides(examplesOf(command, words), width),
    "",
    ...wrap(help.wholeHelp(isProgram ? "ftpscope" : `ftpscope ${command.name()}`), width),
    "",
  ].join("\n");
}

/** The whole help of the program or of one command, made by commander with our words and measures. */
export function wholeHelp(words: Words, width: number, commandName: string | null): string {
  const { help } = words;
  const command = commandNamed(commandName, words);
  const extra = command.parent === null ? [...wrap(help.summaryIs, width), ""] : [];
  const details = (help.commandDetails[command.name()] ?? []).flatMap(({ title, pairs }) => [
    ...wrap(title, width),
    ...besides(pairs, width),
    "",
  ]);
  const examples = [help.examplesTitle, ...besides(examplesOf(command, words), width), ""];
  const text = formatHelp(command, words, width).trimEnd();
  const exitCodes = isMarking(commandName) ? help.markingExitCodes : help.exitCodes;
  return [text, "", ...extra, ...details, ...examples, ...wrap(exitCodes, width), ""].join("\n");
}

/** The command; the program itself where there is none of that name. */
function commandNamed(name: string | null, words: Words): Command {
  const program = buildProgram(words, () => undefined);
  return program.commands.find((candidate) => candidate.name() === name) ?? program;
}

function examplesOf(command: Command, { help }: Words): [string, string][] {
  return help.commandExamples[command.name()] ?? help.examples;
}

function ownOptions(command: Command, words: Words): { flags: string; description: string }[] {
  return command.options.map((option) => ({ flags: option.flags, description: describe(option, command, words) }));
}

/** What an option means, in this command where it means something of its own there. */
function describe(option: Option, command: Command, { help }: Words): string {
  return help.commandOptions[command.name()]?.[option.name()] ?? option.description;
}

function formatHelp(command: Command, words: Words, width: number): string {
  const standard = Object.assign(new Help(), { showGlobalOptions: true });
  const useless = uselessOptions(command.name());
  const isUseful = (option: Option): boolean => !useless.some((name) => name === option.attributeName());
  command.configureHelp({
    helpWidth: width,
    showGlobalOptions: true,
    styleTitle: (title) => words.help.titles[title] ?? title,
    displayWidth: cellWidth,
    optionDescription: (option) => describe(option, command, words),
    visibleGlobalOptions: (shown) => standard.visibleGlobalOptions(shown).filter(isUseful),
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
