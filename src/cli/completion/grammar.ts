import type { Command, Option } from "commander";
import type { Words } from "../../render/locale/language.ts";
import { buildProgram, uselessOptions } from "../options.ts";

/** What may follow an option: nothing, a path, one of some words, or what nobody can guess. */
export type CompletedValue = "none" | "path" | "any" | readonly string[];

export interface CompletedOption {
  /** As typed: "-o", "--output". */
  names: string[];
  /** With its value: "-o, --output <FILE>". */
  flags: string;
  text: string;
  value: CompletedValue;
}

/** A command with all options that it takes; the summary is the one without a name. */
export interface CompletedCommand {
  name: string;
  text: string;
  options: CompletedOption[];
}

/** The command line's grammar as shells complete it, in one language. */
export function completedCommands(words: Words): CompletedCommand[] {
  const program = buildProgram(words, () => undefined);
  const codes = Object.keys(words.findings.sentences);
  const told = (option: Option) => completed(option, codes);
  return [program, ...program.commands].map((command) => {
    const isSummary = command === program;
    const shared = isSummary ? [] : program.options.filter((option) => isUseful(option, command));
    return {
      name: isSummary ? "" : command.name(),
      text: command.description(),
      options: [...command.options, ...shared].filter(({ hidden }) => !hidden).map(told),
    };
  });
}

function isUseful(option: Option, command: Command): boolean {
  return !uselessOptions(command.name()).some((name) => name === option.attributeName());
}

function completed(option: Option, codes: readonly string[]): CompletedOption {
  const { short, long, flags, description } = option;
  return {
    names: [short, long].filter((name) => name !== undefined && name !== null),
    flags,
    text: description,
    value: whatFollows(option, codes),
  };
}

function whatFollows({ flags, long, argChoices }: Option, codes: readonly string[]): CompletedValue {
  if (argChoices !== undefined) return argChoices;
  if (long === "--finding") return codes;
  if (/<(FILE|FOLDER)>/.test(flags)) return "path";
  return flags.includes("<") ? "any" : "none";
}
