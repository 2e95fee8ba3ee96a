import type { CompletedCommand, CompletedOption, CompletedValue } from "./grammar.ts";

/** For fish, as completions/ftpscope.fish in its folder of settings. */
export function fishCompletion(commands: readonly CompletedCommand[]): string {
  const named = commands.filter(({ name }) => name !== "");
  const lines = named.map(
    ({ name, text }) => `complete -c ftpscope -n __fish_use_subcommand -a ${name} -d ${quoted(text)}`,
  );
  for (const { name, options } of commands) {
    const condition = name === "" ? "__fish_use_subcommand" : `__fish_seen_subcommand_from ${name}`;
    lines.push(...options.map((option) => `complete -c ftpscope -n ${quoted(condition)} ${optionOf(option)}`));
  }
  return [
    "# ftpscope for fish: ftpscope --completion fish > ~/.config/fish/completions/ftpscope.fish",
    ...lines,
    "",
  ].join("\n");
}

function optionOf({ names, text, value }: CompletedOption): string {
  const flags = names.map((name) => (name.startsWith("--") ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
  return [...flags, ...whatFollows(value), `-d ${quoted(text)}`].join(" ");
}

function whatFollows(value: CompletedValue): string[] {
  if (value === "none") return [];
  if (value === "path") return ["-r -F"];
  return value === "any" ? ["-x"] : [`-x -a ${quoted(value.join(" "))}`];
}

function quoted(text: string): string {
  return `'${text.replaceAll(/[\\']/g, "\\$&")}'`;
}
